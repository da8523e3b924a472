package cn.xiaokang.etl.inbox;

/** The forms in which files come. */
public enum FileFormat {
    CSV("csv", 1),
    CSV_GZ("csv.gz", 6),
    XLSX("xlsx", 8);

    private final String ending;
    private final int effort;

    FileFormat(String ending, int effort) {
        this.ending = ending;
        this.effort = effort;
    }

    String ending() {
        return ending;
    }

    /** What a byte of it costs to read, in bytes of plain text. */
    public int effort() {
        return effort;
    }
}
