package cn.xiaokang.etl.cli;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine may do to a command. */
enum SystemFault implements FaultCode {
    /** The file system has no room left, or the user's quota hasn't. */
    STORAGE_FULL(
            "磁盘已满或配额用尽，写不进去。已发布的快照不受影响；请腾出空间后重新运行，已解析完的文件不会再读一遍。",
            "The disk is full or the quota used up. The published snapshot stands: make room and run the command again; files that were"
                    + " staged are not read again."),
    /** Anything that nobody thought of. */
    UNEXPECTED(
            "程序遇到意外情况，已发布的快照不受影响，可直接重试。",
            "Something unexpected happened; the published snapshot stands, and the command can be run again.");

    /** As the C library words ENOSPC and EDQUOT; Java hands its words on and keeps no number. */
    private static final String[] FULL = {"No space left on device", "Disk quota exceeded", "设备上没有空间", "超出磁盘限额"};

    private final String zh;
    private final String en;

    SystemFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** What stands behind an exception. Spark wraps what befell a task, sometimes in words alone. */
    static SystemFault behind(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, each -> each.map(Throwable::getCause))
                        .limit(50)
                        .map(each -> each.map(Throwable::toString).orElse(""))
                        .anyMatch(words -> Stream.of(FULL).anyMatch(words::contains))
                ? STORAGE_FULL
                : UNEXPECTED;
    }

    /** What happened and what to do, in Chinese. */
    String zh() {
        return zh;
    }

    /** What happened and what to do, in English. */
    String en() {
        return en;
    }

    @Override
    public String code() {
        return this == STORAGE_FULL ? "STORAGE-FULL" : "SYSTEM-UNEXPECTED";
    }

    @Override
    public Kind kind() {
        return Kind.SYSTEM;
    }
}
