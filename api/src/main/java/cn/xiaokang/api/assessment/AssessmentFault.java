package cn.xiaokang.api.assessment;

import cn.xiaokang.api.problem.HttpFault;

/** What can go wrong with schemes, score sheets and their freezing. */
public enum AssessmentFault implements HttpFault {
    NO_SCHEME(
            404,
            "%s 年没有适用的考核方案。请换一个年度，或由考核员新建适用该年的方案版本。",
            "No scheme holds for %s. Choose another year, or have an assessor make a version for it."),
    WRONG_YEAR(422, "考核方案 %s 不适用于 %s 年。请选适用该年的方案。", "Scheme %s does not hold for %s. Choose one that does."),
    BAD_SCHEME(422, "考核方案有误，请更正后重试：%s", "The scheme is wrong; correct it and try again: %s"),
    CITY_ONLY(
            403,
            "考核方案与定稿由市级考核员管理，县级账号只能查看。",
            "Schemes and frozen sheets are the city's assessors' work; a county's account can only look."),
    ALREADY_FROZEN(
            409, "%s 年的考核表已定稿，不再改变。请查看定稿。", "The sheet of %s is frozen and never changes. Look at the frozen one."),
    NOTHING_TO_FREEZE(422, "%s 年没有可计分的县（市、区），不能定稿。", "No county can be scored in %s, so there is nothing to freeze."),
    VERSION_TAKEN(
            409,
            "同一方案刚刚有人保存了新版本。请重新打开页面，对照后再保存。",
            "Someone has just saved a version of the same scheme. Open the page again, compare, and save once more."),
    FROZEN_DAMAGED(
            500,
            "%s 年定稿与其摘要不符，存储可能受损。请从备份恢复并告知管理员。",
            "The frozen sheet of %s does not fit its digest; the store may be damaged. Restore it from a backup and tell the operator.");

    private final Words words;

    AssessmentFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "ASSESSMENT-" + name();
    }
}
