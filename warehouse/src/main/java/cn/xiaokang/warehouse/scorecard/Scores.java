package cn.xiaokang.warehouse.scorecard;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.worklist.Expectation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the inspections say of the rules, all counties together: what a work list expects of a rule's next flag, and which rules are
 * watched. The share that the rule's severity lets expect counts as {@code scorecard_prior} inspections; a watched rule counts
 * {@code scorecard_watched} of that. All of it is parameters of the catalogue.
 */
public final class Scores {
    private static final int DECIMALS = 4;

    private final Map<String, Share> byRule;
    private final BigDecimal prior;
    private final BigDecimal watched;
    private final BigDecimal floor;
    private final long least;

    private Scores(Map<String, Share> byRule, BigDecimal prior, BigDecimal watched, BigDecimal floor, long least) {
        this.byRule = Map.copyOf(byRule);
        this.prior = prior;
        this.watched = watched;
        this.floor = floor;
        this.least = least;
    }

    /**
     * By the parameters in force on a day.
     *
     * @param byRule flags confirmed of flags judged
     */
    public static Scores of(Catalogue catalogue, LocalDate on, Map<String, Share> byRule) {
        return new Scores(
                byRule,
                Expectation.parameter(catalogue, "scorecard_prior", on),
                Expectation.parameter(catalogue, "scorecard_watched", on),
                Expectation.parameter(catalogue, "scorecard_floor", on),
                Expectation.parameter(catalogue, "scorecard_least", on).longValueExact());
    }

    /** The flags of a rule that were confirmed, of those that were judged. */
    public Share of(String rule) {
        return byRule.getOrDefault(rule, Share.of(0, 0));
    }

    /** Whether enough flags of the rule were judged, and the whole interval of the share confirmed lies below the floor. */
    public boolean isWatched(String rule) {
        Share share = of(rule);
        return share.trials() >= least && share.isBelow(floor);
    }

    /** The share that is expected to be confirmed of the rule's next flags. */
    public BigDecimal expected(String rule, BigDecimal bySeverity) {
        Share share = of(rule);
        if (share.trials() == 0) {
            return bySeverity;
        }
        BigDecimal expected = bySeverity
                .multiply(prior)
                .add(BigDecimal.valueOf(share.hits()))
                .divide(prior.add(BigDecimal.valueOf(share.trials())), DECIMALS, RoundingMode.HALF_UP);
        return isWatched(rule) ? expected.multiply(watched).setScale(DECIMALS, RoundingMode.HALF_UP) : expected;
    }
}
