package cn.xiaokang.etl.inbox;

/** One sentence in Chinese and in English: what happened and what to do. Holds no personal value. */
public record Wording(String zh, String en) {
    private static final String BETWEEN = " | ";

    /** Both languages in one line. */
    public String text() {
        return zh + BETWEEN + en;
    }
}
