package cn.xiaokang.dashboards.figure;

import org.jspecify.annotations.Nullable;

/**
 * A number made readable.
 *
 * @param text the rounded number, or a dash where there is none
 * @param unit its unit, perhaps empty
 * @param exact the number in full with its unit, or the reason why there is none
 * @param value the plain number for charts and downloads, or null
 */
public record Figure(
        String text, String unit, String exact, @Nullable String value) {
    public boolean isMissing() {
        return value == null;
    }

    /** The plain number, empty where there is none. */
    public String valueOrEmpty() {
        return value == null ? "" : value;
    }

    /** Number and unit in one line. */
    public String line() {
        if (unit.isEmpty()) {
            return text;
        }
        return unit.equals("%") ? text + unit : text + " " + unit;
    }
}
