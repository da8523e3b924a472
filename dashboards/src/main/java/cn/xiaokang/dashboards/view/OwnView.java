package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household's look-up of its own record.
 *
 * @param fault what went wrong with the last try, or empty
 * @param result what the code opened, or null where none was typed yet
 */
public record OwnView(String fault, @Nullable Result result) {
    /** The household's own record. */
    public record Result(List<Field> facts, List<Claim> claims, List<Year> years, List<Payment> payments) {}

    /** Something that may still be claimed, and where to ask. */
    public record Claim(String period, String may, String ask, String about) {}

    /** What was due and what came in a year. */
    public record Year(String year, Figure due, Figure paid, Figure payments) {}

    /** One payment. */
    public record Payment(
            String programme,
            String relation,
            String period,
            Figure due,
            Figure paid,
            String state,
            String badge,
            String paidOn) {}
}
