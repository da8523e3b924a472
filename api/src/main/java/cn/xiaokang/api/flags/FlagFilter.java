package cn.xiaokang.api.flags;

import cn.xiaokang.api.queries.Bindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which flags, in which order; null lets all pass.
 *
 * @param period a year, or a month
 * @param sort severity, at_stake, period or rule
 */
public record FlagFilter(
        @Nullable String rule,
        @Nullable String severity,
        @Nullable String county,
        @Nullable String period,
        @Nullable String household,
        String sort) {
    /** The orders that can be asked for; the first is the usual one. */
    public static final List<String> SORTS = List.of("severity", "at_stake", "period", "rule");

    /** The severities. */
    public static final List<String> SEVERITIES = List.of("high", "medium", "low");

    Bindings bindings() {
        return Bindings.of("rule", rule)
                .and("severity", severity)
                .and("county", county)
                .and("period", period)
                .and("household", household)
                .and("sort", sort);
    }
}
