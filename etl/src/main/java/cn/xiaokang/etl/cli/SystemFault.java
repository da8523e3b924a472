package cn.xiaokang.etl.cli;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine may do to a command. */
enum SystemFault implements FaultCode {
    /** The file system has no room left, or the user's quota hasn't. */
    STORAGE_FULL(
            "磁盘已满或配额用尽，写不进去。已发布的快照不受影响；请腾出空间后重新运行，已解析完的文件不会再读一遍。",
            "The disk is full or the quota used up. The published snapshot stands: make room and run the command again; files that were"
                    + " staged are not read again."),
    /** The process ran out of memory. */
    MEMORY_SHORT(
            "内存不足，作业中止。已发布的快照不受影响；请加大 XIAOKANG_HEAP（如 6g）或空出内存后重新运行，已解析完的文件不会再读一遍。",
            "Memory ran short and the work was stopped. The published snapshot stands: raise XIAOKANG_HEAP (such as 6g) or free memory, then run the"
                    + " command again; files that were staged are not read again."),
    /** A file that an earlier load wrote is not as it was written: its seal is broken, or it is cut short. */
    FILE_DAMAGED(
            "仓库中由此前入库写下的文件已损坏或被改动，未发布任何内容。请从备份恢复 vault 与 ledger 后重试；文件名见详情。",
            "A file that an earlier load wrote is damaged or was altered; nothing was published. Bring vault and ledger back from a backup and"
                    + " run again; the details name the file."),
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

    private static final String[] SHORT = {
        "java.lang.OutOfMemoryError", "SparkOutOfMemoryError", "Out of Memory Error", "System memory"
    };

    /** Parquet's words for a seal that does not fit, and for files that were cut short. */
    private static final String[] DAMAGED = {
        "TagVerificationException", "GCM tag check failed", "is not a Parquet file", "FAILED_READ_FILE"
    };

    /** What stands behind an exception. Spark wraps what befell a task, sometimes in words alone. */
    static SystemFault behind(Throwable thrown) {
        List<String> words = Stream.iterate(
                        Optional.of(thrown), Optional::isPresent, each -> each.map(Throwable::getCause))
                .limit(50)
                .map(each -> each.map(Throwable::toString).orElse(""))
                .toList();
        if (says(words, FULL)) {
            return STORAGE_FULL;
        }
        if (says(words, SHORT)) {
            return MEMORY_SHORT;
        }
        return says(words, DAMAGED) ? FILE_DAMAGED : UNEXPECTED;
    }

    private static boolean says(List<String> words, String[] signs) {
        return words.stream().anyMatch(word -> Stream.of(signs).anyMatch(word::contains));
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
        return switch (this) {
            case STORAGE_FULL -> "STORAGE-FULL";
            case MEMORY_SHORT -> "MEMORY-SHORT";
            case FILE_DAMAGED -> "STORAGE-DAMAGED";
            case UNEXPECTED -> "SYSTEM-UNEXPECTED";
        };
    }

    @Override
    public Kind kind() {
        return Kind.SYSTEM;
    }
}
