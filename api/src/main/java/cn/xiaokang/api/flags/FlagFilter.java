package cn.xiaokang.api.flags;

import cn.xiaokang.api.cases.FlagCase;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.queries.Bindings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which flags, in which order; null lets all pass.
 *
 * @param period a year, or a month
 * @param caseState how it stands to the cases: one of the codes of {@link FlagCase.State}
 * @param sort severity, at_stake, period or rule
 */
public record FlagFilter(
        @Nullable String rule,
        @Nullable String severity,
        @Nullable String county,
        @Nullable String period,
        @Nullable String household,
        @Nullable String caseState,
        String sort) {
    /** The orders that can be asked for; the first is the usual one. */
    public static final List<String> SORTS = List.of("severity", "at_stake", "period", "rule");

    /** How flags may stand to the cases. */
    public static final List<String> CASE_STATES =
            Arrays.stream(FlagCase.State.values()).map(FlagCase.State::code).toList();

    /** The severities. */
    public static final List<String> SEVERITIES = List.of("high", "medium", "low");

    Bindings bindings(Map<String, FlagCase> cases) {
        return Bindings.of("rule", rule)
                .and("severity", severity)
                .and("county", county)
                .and("period", period)
                .and("household", household)
                .and("flags_in", FlagCases.included(cases, caseState))
                .and("flags_out", FlagCases.excluded(cases, caseState))
                .and("sort", sort);
    }
}
