package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something told stands, for the holder of its receipt.
 *
 * @param fault what was wrong with the last try, or empty
 * @param progress what the receipt opened, or null while the form is shown
 */
public record TipAnswerView(String fault, @Nullable Progress progress) {
    /** State and answers. */
    public record Progress(String state, String badge, List<Field> facts, List<Reply> answers) {}

    /** One answer. */
    public record Reply(String answeredOn, String words) {}
}
