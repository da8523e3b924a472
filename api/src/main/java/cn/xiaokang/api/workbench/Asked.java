package cn.xiaokang.api.workbench;

import org.jspecify.annotations.Nullable;

/**
 * A question as it is asked.
 *
 * @param purpose what for, in the asker's words
 * @param county within the asker's area, or null for all of it
 * @param mostRows how many rows are let through
 */
public record Asked(
        Question question, String purpose, @Nullable String county, int mostRows) {
    /** Rows that a file may have. */
    public static final int MOST_ROWS_OF_A_FILE = 5_000;

    /** Rows that a page or an answer has. */
    public static final int MOST_ROWS = 200;
}
