package cn.xiaokang.api.cases;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.warehouse.fault.Kind;

/** Why a step of a case can't be taken. */
public enum CaseFault implements HttpFault {
    WRONG_ORDER(
            409,
            "“%s”此时不能进行：线索现为“%s”。请按页面所列的下一步办理。",
            "The step %s can't be taken now: the case is %s. Take one of the next steps that it names."),
    SECOND_PERSON(403, "结论由您提出，须由另一人复核办结。", "You set the outcome; a second person must review and close the case."),
    NO_REPLY(
            409,
            "认定骗取或差错前，须先登记农户答复（或已询问而未答复）。",
            "Before fraud or an error is found, the household's reply must be recorded, or that it was asked and gave none."),
    CHANGED_MEANWHILE(
            409,
            "线索在您查看之后已有新的步骤。请重新打开后再办理。",
            "The case has moved on since you looked. Open it again before you go on."),
    FLAG_IN_CASE(409, "疑点 %s 已在线索 %s 中。请到该线索办理。", "Flag %s is in case %s already. Go on there."),
    FLAG_CLEARED(
            409,
            "疑点 %s 已在线索 %s 中核清，且所据事实未变，不再立案。",
            "Flag %s was cleared in case %s and its facts have not changed; no case is opened."),
    BAD_STEP(422, "填写有误：%s。", "What was filled in is wrong: %s."),
    UNKNOWN_ASSIGNEE(
            422,
            "不能分派给 %s：须为在用的监督员，且管辖地区包含本线索。",
            "It can't be assigned to %s: it takes an inspector whose account is in use and whose area holds the case."),
    TOO_EARLY(409, "告知答复期至 %s 届满，届满后方可移送失信名单。", "The window to reply ends on %s; a referral can follow only after it."),
    OBJECTION_OPEN(
            409,
            "当事人在告知后提出了答复，须重新核查并再次办结后方可移送。",
            "The party replied after the notice; the case must be inspected anew and closed again before a referral."),
    FILE_TOO_LARGE(
            413, "佐证文件超过 %s MB。请压缩或分开上传。", "The file is larger than %s MB. Make it smaller, or send it in parts."),
    CHAIN_BROKEN(
            500,
            "线索历史第 %s 条（%s 第 %s 步）有改动痕迹：%s。请停止办理，保全数据库并查明原因。",
            "Entry %s of the history of cases (%s, step %s) was meddled with: %s. Stop, keep the database as it is, and find out why.");

    private final Words words;

    CaseFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "CASES-" + name();
    }

    @Override
    public Kind kind() {
        return this == CHAIN_BROKEN ? Kind.DATA : Kind.USER;
    }
}
