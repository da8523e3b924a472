package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.AreaScope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The score sheet of one year by one scheme: what each county earned by each indicator, its place, and how far the places hang on
 * the weights. Who sees one county alone gets that county's row.
 *
 * @param years the years that have figures, newest first
 * @param isTrial whether the weights were changed for a trial; the scheme itself is untouched
 * @param counted how many counties have a score
 * @param partings where targets of one clause part ways
 */
public record ScoreAnswer(
        int year,
        List<Integer> years,
        SchemeDocument scheme,
        boolean isTrial,
        int counted,
        List<Scored> indicators,
        List<County> counties,
        Sensitivities sensitivity,
        List<Parting> partings) {

    /** What of this sheet someone with that area may see. */
    ScoreAnswer seenBy(AreaScope area) {
        if (area.countyCode() == null) {
            return this;
        }
        return new ScoreAnswer(
                year,
                years,
                scheme,
                isTrial,
                counted,
                indicators,
                counties.stream()
                        .filter(county -> area.includes(county.countyCode()))
                        .toList(),
                sensitivity.seenBy(area),
                partings.stream()
                        .filter(parting -> area.includes(parting.countyCode()))
                        .toList());
    }

    /**
     * A scored indicator.
     *
     * @param bound inclusive where the target itself meets it, strict where it must be passed
     * @param endOfPlan the year of its target where only that year has one
     */
    public record Scored(
            String indicator,
            String titleZh,
            String titleEn,
            String clause,
            String unit,
            @Nullable String better,
            String bound,
            @Nullable Integer endOfPlan,
            BigDecimal weight) {
        /** The same at another weight. */
        public Scored weighing(BigDecimal other) {
            return new Scored(indicator, titleZh, titleEn, clause, unit, better, bound, endOfPlan, other);
        }
    }

    /** What one county earned by one indicator; not scored where earned is null, and why. */
    public record Cell(
            String indicator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable Boolean isMet,
            @Nullable BigDecimal share,
            @Nullable BigDecimal earned,
            @Nullable String unscored) {}

    /** Points taken off. */
    public record Taken(String id, String titleZh, String titleEn, BigDecimal points) {}

    /**
     * One county.
     *
     * @param available the weights of the indicators that could be scored
     * @param scoreBefore the score of the year before by the same scheme, or null where it has none
     */
    public record County(
            String countyCode,
            String name,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            BigDecimal available,
            BigDecimal earned,
            BigDecimal deducted,
            List<Taken> taken,
            @Nullable BigDecimal scoreBefore,
            @Nullable Integer rankBefore,
            List<Cell> cells) {
        /** What it earned by an indicator, or null. */
        public @Nullable Cell cell(String indicator) {
            return cells.stream()
                    .filter(cell -> cell.indicator().equals(indicator))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** How far the ranks hang on the weights, with the method in words. */
    public record Sensitivities(
            BigDecimal width,
            int draws,
            long seed,
            String methodZh,
            String methodEn,
            List<RankRange> counties,
            List<Mover> movers) {
        private Sensitivities seenBy(AreaScope area) {
            return new Sensitivities(
                    width,
                    draws,
                    seed,
                    methodZh,
                    methodEn,
                    counties.stream()
                            .filter(county -> area.includes(county.countyCode()))
                            .toList(),
                    movers.stream()
                            .map(mover -> mover.seenBy(area))
                            .filter(mover -> !mover.ranks().isEmpty())
                            .toList());
        }
    }

    /** A county's ranks when one weight is moved, and how many draws gave each rank from 1 on. */
    public record RankRange(
            String countyCode,
            @Nullable Integer best,
            @Nullable Integer worst,
            List<Integer> drawn) {}

    /** A weight that moves ranks when it alone is multiplied by the factor: the counties' ranks then. */
    public record Mover(String indicator, BigDecimal factor, Map<String, Integer> ranks) {
        private Mover seenBy(AreaScope area) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            ranks.forEach((county, rank) -> {
                if (area.includes(county)) {
                    seen.put(county, rank);
                }
            });
            return new Mover(indicator, factor, seen);
        }
    }

    /** Targets of one clause of which a county meets some and misses others. */
    public record Parting(String countyCode, String clause, List<Named> met, List<Named> missed) {}

    /** An indicator by its names. */
    public record Named(String indicator, String titleZh, String titleEn) {}
}
