package cn.xiaokang.api.workbench;

import cn.xiaokang.api.problem.HttpFault;

/** Why a question isn't answered, kept or made to cases. */
enum QuestionFault implements HttpFault {
    NO_RULE(404, "没有名为 %s 的规则，或该规则尚无 SQL。请从规则手册中选择。", "There is no rule %s with SQL. Choose one from the rule book."),
    BAD_VALUE(
            422,
            "参数 %s 的取值须为 0 至 999999999999、至多四位小数的数字。",
            "The value of parameter %s must be a number from 0 to 999999999999 with four decimals at most."),
    EMPTY(422, "请先写出要查的内容。", "Say first what is asked for."),
    BAD_NAME(422, "查询名称须为 1 至 60 字。", "A query's name has 1 to 60 characters."),
    NOT_OWNER(
            403, "查询 %s 由他人保存，不能改；可另存为自己的查询。", "Query %s is someone else's and can't be changed; save it as your own."),
    NO_CHANGE(
            422,
            "查询 %s 没有改动规则的参数，不能并行。请先在工作台改参数并保存。",
            "Query %s changes no parameter of a rule and can't run beside it. Change one in the workbench and keep it first."),
    SECOND_PERSON(403, "并行由您提出，须由另一人结束。", "You proposed this run beside; a second person ends it."),
    ENDED(409, "并行 %s 已经结束。", "The run beside %s has ended already."),
    NO_HOUSEHOLDS(
            422,
            "请勾选 1 至 50 户。能立为线索的行须带有户编号（household_id）列，且该户在您的范围内。",
            "Choose 1 to 50 households. A row can become a case where it has a column household_id of a household in your area.");

    private final Words words;

    QuestionFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "QUESTION-" + name();
    }
}
