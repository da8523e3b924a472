package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form by which anyone tells something, or the receipt once it was told.
 *
 * @param fault what was wrong with the last try, or empty
 * @param notice the notice that it is about, or empty
 * @param item the row of the notice, or empty
 * @param words what was typed
 * @param contact what was typed
 * @param receipt what to take along, or null while the form is shown
 */
public record TellView(
        String fault,
        String notice,
        String item,
        List<Choice> counties,
        String words,
        String contact,
        @Nullable Receipt receipt) {
    /** The code, shown this once, and the day by which the answer is due. */
    public record Receipt(String code, String dueOn) {}
}
