package cn.xiaokang.warehouse.sandbox;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;

/** Why SQL of an asker's isn't run, or didn't come to its end, in words for someone who writes no programs. */
public enum SandboxFault implements FaultCode {
    /** It can't be read. */
    SYNTAX(
            "%1$s“%2$s”附近写法有误，查询读不懂。请检查该处的逗号、括号、引号和关键字的次序。",
            "%1$sthe query can't be read near \"%2$s\". Check commas, brackets, quotation marks and the order of keywords there."),
    /** It is no single query. */
    NOT_ONE_SELECT(
            "%1$s只能写一条 SELECT 查询：不能有第二条语句，也不能写入、设置、附加或导出。",
            "%1$swrite one SELECT alone: no second statement, nothing that writes, sets, attaches or exports."),
    /** It holds something that isn't on the list. */
    NOT_ALLOWED(
            "%1$s此处不能使用“%2$s”。可用的函数和写法见页面“可用函数”。",
            "%1$s\"%2$s\" may not be used here. The page lists the functions that may."),
    /** It asks for a table that isn't open. */
    NO_TABLE(
            "%1$s没有名为“%2$s”的可查表。表名见页面“可查的表”，不写库名和文件名。",
            "%1$sthere is no open table \"%2$s\". The page lists the tables; write no database and no file."),
    /** It asks for a column that the tables don't have. */
    NO_COLUMN(
            "%1$s没有名为“%2$s”的列。列名见页面“可查的表”。",
            "%1$sthere is no column \"%2$s\". The page lists the columns of each table."),
    /** It asks for a column that is masked. */
    MASKED(
            "%1$s列“%2$s”涉及个人身份或敏感情况，工作台不开放。请改用不含此列的查询；确需核实的，凭理由调阅该户档案。",
            "%1$sthe column \"%2$s\" names a person or tells what may harm one, and is masked here. Ask without it, or open the"
                    + " household's dossier for a stated purpose."),
    /** Values of one type were used as another. */
    WRONG_TYPE(
            "%1$s类型不符：%2$s。请核对该列的类型，日期写成 date '2021-03-31'，文字加单引号。",
            "%1$sthe types don't fit: %2$s. Check the column's type; write a day as date '2021-03-31', a text in single quotes."),
    /** DuckDB refuses it for another reason. */
    REFUSED("%1$s查询未被接受：%2$s。", "%1$sthe query was not accepted: %2$s."),
    /** It ran past its time. */
    TOO_LONG(
            "%1$s查询超过时限 %2$s 秒，已停止。请加上地区、年度等条件，或减少连接的表。",
            "%1$sthe query ran past %2$s seconds and was stopped. Add"
                    + " conditions such as area and year, or join fewer tables."),
    /** It took more memory than it may. */
    TOO_BIG(
            "%1$s查询占用内存过多，已停止。请加上条件，避免没有连接条件的两表相乘。%2$s",
            "%1$sthe query took too much memory and was stopped. Add conditions; don't multiply two tables without a condition.%2$s"),
    /** The text itself is too long or nested too deeply. */
    TOO_LARGE("%1$s查询过长或嵌套过深：%2$s。请拆开来写。", "%1$sthe query is too long or nested too deeply: %2$s. Take it apart."),
    /** The process ended without an answer. */
    BROKEN(
            Kind.SYSTEM,
            "%1$s查询进程意外结束%2$s。请稍后重试；若再次出现，请告诉管理员。",
            "%1$sthe query's process ended without an answer%2$s."
                    + " Try again; tell the operator if it happens again.");

    private final Kind kind;
    private final String zh;
    private final String en;

    SandboxFault(String zh, String en) {
        this(Kind.USER, zh, en);
    }

    SandboxFault(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return "SANDBOX-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The fault at a place of the text, ready to throw. */
    FaultException at(Place place, String named) {
        return new FaultException(this, zh.formatted(place.zh(), named), en.formatted(place.en(), named));
    }
}
