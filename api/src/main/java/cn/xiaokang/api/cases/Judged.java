package cn.xiaokang.api.cases;

import org.jspecify.annotations.Nullable;

/**
 * A flag that a closed case has judged; by its own outcome, or the case's where it has none.
 *
 * @param isConfirmed whether the outcome was fraud or error
 */
public record Judged(String flagId, String rule, @Nullable String countyCode, boolean isConfirmed) {}
