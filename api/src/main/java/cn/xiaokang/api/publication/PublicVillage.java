package cn.xiaokang.api.publication;

import cn.xiaokang.api.opendata.ReleasedProjects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everyone may know of a village: money by programme and year, projects, the collective economy, how many households are paired,
 * and its notices. Amounts in yuan.
 *
 * @param notices its newest notices
 * @param noticesInAll how many there are
 */
public record PublicVillage(
        String villageCode,
        String countyCode,
        String townName,
        String villageName,
        List<Households> households,
        List<Funds> funds,
        List<ReleasedProjects.Project> projects,
        List<ReleasedProjects.Economy> economy,
        List<PublicNotices.Item> notices,
        long noticesInAll) {
    /** A village's name and where it lies. */
    public record Line(String villageCode, String countyCode, String townName, String villageName) {}

    /** How many households a year had and how many were paired; null with the reason where that tells of few. */
    public record Households(
            int year,
            @Nullable Long households,
            @Nullable Long paired,
            @Nullable String suppressedReason) {}

    /** What was paid in a year. */
    public record Funds(int year, PublicFunds.Cell total, List<PublicFunds.Part> programmes) {}
}
