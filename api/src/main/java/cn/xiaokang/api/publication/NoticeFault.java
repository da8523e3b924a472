package cn.xiaokang.api.publication;

import cn.xiaokang.api.problem.HttpFault;

/** What can go wrong with preparing, approving and posting notices. */
public enum NoticeFault implements HttpFault {
    NOTHING_TO_POST(404, "当前快照中没有 %s，无可公示。请核对编号与地区。", "The snapshot has no %s to post. Check the number and the area."),
    ALREADY_PREPARED(
            409, "%s 已有公示 %s。有误请更正该公示，不要另立。", "%s has notice %s already. Correct that one in place of a second."),
    NO_NAMES(
            503,
            "无法读取保险库中的姓名，不能生成带姓名的公示。请操作员检查保险库密钥（vault-key）与保险库目录的读取权限。",
            "The names in the vault can't be read, so no notice with names can be made. The operator should check the key of the vault (vault-key) and the right to read the vault."),
    LEAKS(
            422,
            "公示成品中发现%s，已拒绝。请核对来源数据（如项目名称、批次号）后重新入库。",
            "The finished notice shows %s and was refused. Check the delivered data (names of projects, batch numbers) and load again."),
    TELLS_WHO(
            409,
            "公示 %s 未通过公示前攻击检验：有 %s 人可被邻里认出（每行所指至少须有 %s 人），不能公示。请在村内张贴纸质公示，待名册变化后更正本公示再检验。",
            "Notice %s did not pass the attack before posting: neighbours can tell who %s persons are (each row must fit %s at least). Put it up in the village on paper, and correct it when the register has changed."),
    NOT_ATTACKED(
            409,
            "公示 %s 由旧版程序拟稿，未做公示前攻击检验。请更正（重新拟稿）后再审核。",
            "Notice %s was prepared by an earlier program and was not attacked. Correct it, which prepares it anew."),
    WRONG_STEP(
            409,
            "公示 %s 第 %s 版现为“%s”，不能进行此步。请刷新后重试。",
            "Version %2$s of notice %1$s is “%3$s”: this step can't be taken. Reload and try again."),
    SAME_PERSON(403, "拟稿人不能审核自己的公示。请由另一人审核。", "Whoever prepared a notice can't approve it. Another person must."),
    NOTE_MISSING(422, "请写明理由（4 至 200 字）。", "Give the reason (4 to 200 characters)."),
    TOO_SHORT(422, "公示期不得少于 %s 天、多于 365 天。", "A notice stands for %s days at least and 365 at most."),
    SNAPSHOT_CHANGED(
            409,
            "版本 %s 的内容与其摘要不符，存储可能受损，不能公示。请从备份恢复。",
            "The text of version %s does not fit its digest; the store may be damaged. Restore it from a backup."),
    NOTHING_CHANGED(
            409,
            "按当前快照重新生成，内容与现公示相同，无须更正。",
            "Prepared anew from the current snapshot it says the same: there is nothing to correct."),
    ARCHIVED(
            410,
            "公示 %s 的公示期已满，内容已归档，仅留摘要。",
            "Notice %s has come down; its text is archived and only its digest remains here.");

    private final Words words;

    NoticeFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "PUBLICATION-" + name();
    }
}
