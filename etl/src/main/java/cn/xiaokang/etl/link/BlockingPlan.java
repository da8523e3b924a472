package cn.xiaokang.etl.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which parts, alone or together, two records must agree on to be compared. Chosen without labels: many matches are imagined with fields
 * missing as often as they are here and damaged more often than is likely, and passes are taken one after another, always the one that
 * finds most of the matches not yet found, as long as it makes no more pairs than it may.
 *
 * @param passes the parts of each pass
 * @param pairs how many pairs each pass is expected to make
 * @param coverage the share of the imagined matches that some pass finds
 */
record BlockingPlan(List<int[]> passes, List<Double> pairs, double coverage) implements Serializable {
    private static final int MOST_PASSES = 20;
    private static final int MOST_PARTS = 3;
    private static final int IMAGINED = 4000;
    private static final double WHOLE_FIELD = 0.5;
    private static final double ENOUGH = 0.0002;

    /**
     * @param parts what the keys are keys of
     * @param left the keys of some records of the first file
     * @param right of the second; the same list for one file
     * @param budget how many pairs a pass may make
     * @param scale pairs of records there are for each pair in the samples
     */
    static BlockingPlan choose(
            List<Blocking.Part> parts, List<long[]> left, List<long[]> right, double budget, double scale, long seed) {
        List<int[]> open = new ArrayList<>();
        List<Double> cost = new ArrayList<>();
        List<int[]> tooMany = List.of(new int[0]);
        for (int size = 1; size <= MOST_PARTS; size++) {
            List<int[]> stillTooMany = new ArrayList<>();
            for (int[] smaller : tooMany) {
                for (int part = smaller.length == 0 ? 0 : smaller[smaller.length - 1] + 1;
                        part < parts.size();
                        part++) {
                    int[] pass = Arrays.copyOf(smaller, size);
                    pass[size - 1] = part;
                    if (isOfOneField(parts, pass)) {
                        continue;
                    }
                    double pairs = pairs(left, right, pass) * scale;
                    if (pairs <= budget) {
                        open.add(pass);
                        cost.add(pairs);
                    } else {
                        stillTooMany.add(pass);
                    }
                }
            }
            tooMany = stillTooMany;
        }
        return greedy(open, cost, imagined(parts, left, right, seed));
    }

    private static boolean isOfOneField(List<Blocking.Part> parts, int[] pass) {
        Blocking.Part last = parts.get(pass[pass.length - 1]);
        for (int i = 0; i < pass.length - 1; i++) {
            Blocking.Part part = parts.get(pass[i]);
            if (part.field() == last.field() || part.field() == last.other() || part.other() == last.field()) {
                return true;
            }
        }
        return false;
    }

    /** Pairs of records in the samples that agree on a pass. */
    private static double pairs(List<long[]> left, List<long[]> right, int[] pass) {
        Map<Long, int[]> counts = new HashMap<>();
        boolean isOneFile = left == right;
        for (long[] keys : left) {
            long key = Blocking.together(keys, pass);
            if (key != 0) {
                counts.computeIfAbsent(key, none -> new int[2])[0]++;
            }
        }
        if (!isOneFile) {
            for (long[] keys : right) {
                long key = Blocking.together(keys, pass);
                int[] count = key == 0 ? null : counts.get(key);
                if (count != null) {
                    count[1]++;
                }
            }
        }
        double pairs = 0;
        for (int[] count : counts.values()) {
            pairs += isOneFile ? count[0] * (count[0] - 1.0) / 2 : (double) count[0] * count[1];
        }
        return pairs;
    }

    /** For each part the imagined matches that agree on it. */
    private static List<BitSet> imagined(List<Blocking.Part> parts, List<long[]> left, List<long[]> right, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<BitSet> agreeing = new ArrayList<>();
        parts.forEach(part -> agreeing.add(new BitSet(IMAGINED)));
        int fields = parts.stream().mapToInt(Blocking.Part::other).max().orElse(0) + 1;
        for (int match = 0; match < IMAGINED; match++) {
            long[] one = left.get(chance.nextInt(left.size()));
            long[] other = right.get(chance.nextInt(right.size()));
            boolean[] isWhole = new boolean[fields];
            for (int field = 0; field < fields; field++) {
                isWhole[field] = chance.nextDouble() < WHOLE_FIELD;
            }
            for (int part = 0; part < parts.size(); part++) {
                Blocking.Part what = parts.get(part);
                boolean isThere = one[part] != 0 && other[part] != 0;
                boolean isIntact = isWhole[what.field()] && isWhole[what.other()];
                if (isThere && (isIntact || chance.nextDouble() < survival(what.cut()))) {
                    agreeing.get(part).set(match);
                }
            }
        }
        return agreeing;
    }

    /** How often a part outlives damage to its field. */
    private static double survival(Blocking.Cut cut) {
        return switch (cut) {
            case WHOLE -> 0;
            case SOUND -> 0.25;
            case BEGINNING, END, MONTH, DAY_OF_YEAR -> 0.4;
            case EITHER_ORDER -> 0.5;
        };
    }

    private static BlockingPlan greedy(List<int[]> open, List<Double> cost, List<BitSet> agreeing) {
        List<BitSet> found = new ArrayList<>();
        for (int[] pass : open) {
            BitSet matches = (BitSet) agreeing.get(pass[0]).clone();
            for (int part : pass) {
                matches.and(agreeing.get(part));
            }
            found.add(matches);
        }
        BitSet missing = new BitSet(IMAGINED);
        missing.set(0, IMAGINED);
        List<int[]> passes = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        while (passes.size() < MOST_PASSES) {
            int best = -1;
            int most = 0;
            for (int i = 0; i < open.size(); i++) {
                BitSet more = (BitSet) found.get(i).clone();
                more.and(missing);
                int gain = more.cardinality();
                if (gain > most || (gain == most && best >= 0 && cost.get(i) < cost.get(best))) {
                    most = gain;
                    best = i;
                }
            }
            if (best < 0 || most <= ENOUGH * IMAGINED) {
                break;
            }
            missing.andNot(found.get(best));
            passes.add(open.get(best));
            pairs.add(cost.get(best));
        }
        return new BlockingPlan(passes, pairs, 1 - missing.cardinality() / (double) IMAGINED);
    }
}
