package cn.xiaokang.api.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everyone may know of one year at a glance. */
public record PublicOverview(
        int year,
        List<Integer> years,
        Count city,
        List<County> counties,
        PublicFunds.Cell paid,
        long targetsMet,
        long targetsMissed) {
    /** Low-income households and their members; null where they are left out. */
    public record Count(
            @Nullable Long households,
            @Nullable Long members,
            @Nullable String suppressedReason) {}

    /** One county. */
    public record County(String code, String name, Count count) {}
}
