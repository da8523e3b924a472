package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How far the ranks of a sheet hang on the weights, the figures being what they are. Two ways: each weight alone is made larger and
 * smaller by the width, the others unchanged; and all weights are drawn at random, each for itself and evenly within the width on
 * either side. A draw needs no rescaling, since a score is a share of what is available. The numbers come from a seed, so that the
 * same sheet gives the same answer.
 *
 * @param width how far a weight is moved, as a share of it
 * @param draws how many times all weights are drawn
 * @param seed what the draws begin with
 */
public record Sensitivity(BigDecimal width, int draws, long seed, List<OfCounty> counties, List<Mover> movers) {
    /** The width that is stated with every sheet. */
    public static final BigDecimal USUAL_WIDTH = new BigDecimal("0.2");

    /** The draws that are stated with every sheet. */
    public static final int USUAL_DRAWS = 2000;

    /** The seed that is stated with every sheet: the day of the policy document. */
    public static final long USUAL_SEED = 20190122L;

    /**
     * One county's ranks.
     *
     * @param best the best rank that moving one weight gives
     * @param worst the worst one
     * @param drawn how many draws gave each rank, from rank 1 on
     */
    public record OfCounty(
            String county,
            @Nullable Integer rank,
            @Nullable Integer best,
            @Nullable Integer worst,
            List<Integer> drawn) {}

    /** A weight that moves ranks when it alone is changed by this factor: each such county's rank then. */
    public record Mover(String indicator, BigDecimal factor, Map<String, Integer> ranks) {}

    /** The usual width, draws and seed. */
    public static Sensitivity of(ScoreSheet sheet) {
        return of(sheet, USUAL_WIDTH, USUAL_DRAWS, USUAL_SEED);
    }

    /** The sensitivity of a sheet. */
    public static Sensitivity of(ScoreSheet sheet, BigDecimal width, int draws, long seed) {
        Matrix matrix = new Matrix(sheet);
        int counties = sheet.counties().size();
        @Nullable Integer[] base = matrix.ranks(matrix.weights);
        @Nullable Integer[] best = base.clone();
        @Nullable Integer[] worst = base.clone();
        List<Mover> movers = new ArrayList<>();
        for (int i = 0; i < matrix.indicators.size(); i++) {
            for (BigDecimal factor : List.of(BigDecimal.ONE.subtract(width), BigDecimal.ONE.add(width))) {
                double[] moved = matrix.weights.clone();
                moved[i] *= factor.doubleValue();
                @Nullable Integer[] ranks = matrix.ranks(moved);
                Map<String, Integer> changed = new LinkedHashMap<>();
                for (int c = 0; c < counties; c++) {
                    Integer rank = ranks[c];
                    if (rank != null && !Objects.equals(rank, base[c])) {
                        best[c] = Math.min(rank, Objects.requireNonNullElse(best[c], rank));
                        worst[c] = Math.max(rank, Objects.requireNonNullElse(worst[c], rank));
                        changed.put(sheet.counties().get(c).county(), rank);
                    }
                }
                if (!changed.isEmpty()) {
                    movers.add(new Mover(matrix.indicators.get(i), factor, changed));
                }
            }
        }
        int[][] drawn = drawn(matrix, counties, width.doubleValue(), draws, seed);
        List<OfCounty> ofCounties = new ArrayList<>();
        for (int c = 0; c < counties; c++) {
            List<Integer> counts = new ArrayList<>();
            for (int count : drawn[c]) {
                counts.add(count);
            }
            ofCounties.add(
                    new OfCounty(sheet.counties().get(c).county(), base[c], best[c], worst[c], List.copyOf(counts)));
        }
        return new Sensitivity(width, draws, seed, List.copyOf(ofCounties), List.copyOf(movers));
    }

    private static int[][] drawn(Matrix matrix, int counties, double width, int draws, long seed) {
        Random random = new Random(seed); // its numbers are part of its contract, the same on every machine
        int[][] drawn = new int[counties][counties];
        double[] weights = new double[matrix.weights.length];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = matrix.weights[i] * (1 + width * (2 * random.nextDouble() - 1));
            }
            @Nullable Integer[] ranks = matrix.ranks(weights);
            for (int c = 0; c < counties; c++) {
                Integer rank = ranks[c];
                if (rank != null) {
                    drawn[c][rank - 1]++;
                }
            }
        }
        return drawn;
    }

    /** The shares of a sheet as numbers that are quick to weigh; points are no money, and ranks are by four decimals. */
    private static final class Matrix {
        private static final double UNSCORED = -1;
        private static final long NO_SCORE = -1;
        private static final long TENTH_DECIMAL = 10_000_000_000L;
        private static final long FOURTH_DECIMAL = 10_000;

        private final List<String> indicators;
        private final double[] weights;
        private final double[][] shares;
        private final double[] deducted;

        Matrix(ScoreSheet sheet) {
            this.indicators = sheet.scheme().weights().entrySet().stream()
                    .filter(entry -> entry.getValue().signum() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            this.weights = indicators.stream()
                    .mapToDouble(id -> sheet.scheme().weight(id).doubleValue())
                    .toArray();
            this.shares = new double[sheet.counties().size()][indicators.size()];
            this.deducted = new double[sheet.counties().size()];
            for (int c = 0; c < shares.length; c++) {
                CountyScore county = sheet.counties().get(c);
                deducted[c] = county.deducted().doubleValue();
                for (int i = 0; i < indicators.size(); i++) {
                    shares[c][i] = share(county, indicators.get(i));
                }
            }
        }

        private static double share(CountyScore county, String indicator) {
            for (Points points : county.points()) {
                BigDecimal share = points.share();
                if (share != null && points.attained().indicator().equals(indicator)) {
                    return share.doubleValue();
                }
            }
            return UNSCORED;
        }

        @Nullable
        Integer[] ranks(double[] weighed) {
            long[] scores = new long[shares.length];
            for (int c = 0; c < shares.length; c++) {
                scores[c] = score(c, weighed);
            }
            @Nullable Integer[] ranks = new @Nullable Integer[shares.length];
            for (int c = 0; c < shares.length; c++) {
                int above = 0;
                for (long other : scores) {
                    above += other > scores[c] ? 1 : 0;
                }
                ranks[c] = scores[c] == NO_SCORE ? null : Integer.valueOf(above + 1);
            }
            return ranks;
        }

        /** In ten thousandths of a point, half up as a sheet rounds; what a double adds behind the tenth decimal is cut off first. */
        private long score(int county, double[] weighed) {
            double available = 0;
            double earned = 0;
            for (int i = 0; i < weighed.length; i++) {
                double share = shares[county][i];
                if (share != UNSCORED) {
                    available += weighed[i];
                    earned += weighed[i] * share;
                }
            }
            if (available <= 0) {
                return NO_SCORE;
            }
            double score = Math.max(0, 100 * earned / available - deducted[county]);
            return Math.floorDiv(
                    Math.round(score * TENTH_DECIMAL) + TENTH_DECIMAL / FOURTH_DECIMAL / 2,
                    TENTH_DECIMAL / FOURTH_DECIMAL);
        }
    }
}
