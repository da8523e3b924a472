package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query workbench.
 *
 * @param way rule, registers or sql
 * @param counties to which the question may be narrowed; empty where the asker sees one county alone
 * @param queryNo the kept query that the form was filled from, or empty
 * @param queryName its name, or empty
 * @param fault why the question wasn't answered, or empty
 * @param told what was done, or empty
 * @param ofRule the form of that way; null for another way
 * @param result null before a question was asked
 */
public record WorkbenchView(
        String way,
        List<Choice> counties,
        String purpose,
        String queryNo,
        String queryName,
        boolean isShared,
        String fault,
        String told,
        @Nullable OfRule ofRule,
        @Nullable OfRegisters ofRegisters,
        @Nullable OfSql ofSql,
        List<Kept> kept,
        @Nullable Result result) {
    /** A rule and the dated values of its parameters. */
    public record OfRule(List<Choice> rules, String address, String title, String definition, List<Value> values) {}

    /**
     * A dated value.
     *
     * @param field the name of its field
     * @param given as the catalogue has it
     * @param tried as it is tried
     */
    public record Value(String field, String label, String note, String given, String tried) {}

    /**
     * Two registers.
     *
     * @param lefts the tables to choose from
     * @param keys pairs of columns, those that aren't used yet empty
     * @param columns of both tables, to be shown
     */
    public record OfRegisters(
            List<Choice> lefts,
            List<Choice> rights,
            String left,
            String right,
            List<PairField> keys,
            List<Choice> rows,
            PairField differing,
            List<ConditionField> conditions,
            List<Columns> columns) {}

    /** Two fields that name a column of each table. */
    public record PairField(int number, List<Choice> left, List<Choice> right) {}

    /** A condition. */
    public record ConditionField(int number, List<Columns> columns, List<Choice> operators, String value) {}

    /** The columns of one table. */
    public record Columns(String table, List<Choice> choices) {}

    /** SQL, with what it may use. */
    public record OfSql(String sql, List<Table> tables, String functions) {}

    /** An open table, for reading. */
    public record Table(String name, String title, List<Field> columns) {}

    /** A kept query. */
    public record Kept(String number, String address, String name, String way, String owner, String scope, String at) {}

    /**
     * What was found.
     *
     * @param counties a rule's counts by county, or null
     * @param rows the first of them
     * @param isCut whether there are more
     * @param households of the rows, that can become cases; empty where the query isn't kept
     */
    public record Result(
            List<CockpitView.Headline> headlines,
            @Nullable Grid counties,
            Grid rows,
            boolean isCut,
            List<String> households) {}
}
