package cn.xiaokang.etl.stage;

/** Is told how far staging has come; from several threads, but never from two at once. */
public interface StageProgress {
    /** Tells nobody. */
    StageProgress SILENT = (step, filesRead, files, rowsRead) -> {};

    /**
     * Tells where it stands.
     *
     * @param step what is done now, such as {@code stage: payment}
     * @param filesRead of how many files, with how many rows
     */
    void reached(String step, long filesRead, long files, long rowsRead);
}
