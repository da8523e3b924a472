package cn.xiaokang.api.backup;

import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.warehouse.fault.Kind;

/** Why a backup can't be made or brought back. */
public enum BackupFault implements HttpFault {
    NO_LIST(
            "%s 不是完整的备份：没有可读的 backup.json。请选用另一份备份。",
            "%s is no whole backup: it has no backup.json that can be read. Take another one.", Kind.USER),
    ALTERED(
            "备份中的 %s 与清单的摘要不符（被改动、截断或缺失）。请选用另一份备份；目标处未写入任何内容。",
            "%s of the backup is not what its list says: altered, cut short or missing. Take another one; nothing was written.",
            Kind.DATA),
    NOT_EMPTY(
            "%s 不是空目录。恢复只写入空目录，以免覆盖现有数据。",
            "%s is not empty. A backup is brought back into empty folders alone, so that nothing is overwritten.",
            Kind.USER),
    NOTHING_THERE("%s 没有已发布的快照，无可备份。", "%s has no published snapshot: there is nothing to back up.", Kind.USER),
    UNWRITABLE(
            "无法写入 %s（%s）。请检查权限与磁盘空间后重新运行。",
            "Cannot write %s (%s): check the rights and the free space, and run it again.", Kind.SYSTEM);

    private final Words words;
    private final Kind kind;

    BackupFault(String zh, String en, Kind kind) {
        this.words = new Words(500, zh, en);
        this.kind = kind;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "BACKUP-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
