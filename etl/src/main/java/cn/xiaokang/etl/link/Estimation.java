package cn.xiaokang.etl.link;

import java.util.List;

/**
 * Estimates the model by EM from patterns alone. The patterns stand for all pairs there are, those that share a blocking key and, by
 * weight, those that don't, so no field's chances are bent by the blocking.
 *
 * <p>What can't be told from data alone is given as a mild prior: one person's values mostly agree; relatives share what households share
 * and differ, as strangers do, in what is personal.
 */
final class Estimation {
    private static final int MOST_ROUNDS = 500;
    private static final double SETTLED = 1e-6;
    private static final double PRIOR_PAIRS = 10;
    /** Exact, close, alike, swapped, different, partly, half swapped, neighbour. */
    private static final double[] SAME = {0, 0.785, 0.09, 0.03, 0.008, 0.07, 0.01, 0.002, 0, 0.005};

    private static final double[] SHARED = {0, 0.75, 0.04, 0.04, 0.0008, 0.169, 0, 0.0002, 0, 0};
    private static final double LEAST = 1e-9;

    private final List<LinkField> fields;
    private final long[] patterns;
    private final double[] counts;
    private final double records;
    private final double priorPairs;

    /**
     * @param patterns each pattern once
     * @param counts how many pairs have it
     * @param records of the smaller file, or of the one file
     * @param priorPairs how many pairs the prior of one person's values is worth
     */
    Estimation(List<LinkField> fields, long[] patterns, double[] counts, double records, double priorPairs) {
        this.fields = fields;
        this.patterns = patterns;
        this.counts = counts;
        this.records = records;
        this.priorPairs = priorPairs;
    }

    LinkModel run() {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        int width = fields.size();
        double[][] strange = marginals();
        double[][] same = new double[width][];
        double[][] related = new double[width][];
        for (int field = 0; field < width; field++) {
            same[field] = SAME.clone();
            related[field] = isShared(field) ? SHARED.clone() : strange[field].clone();
        }
        double share = 0.25 * records / total;
        LinkModel model = new LinkModel(fields, same, related, strange, share, share);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            LinkModel next = better(model, total);
            boolean isSettled = distance(model, next) < SETTLED;
            model = next;
            if (isSettled) {
                break;
            }
        }
        return model;
    }

    private boolean isShared(int field) {
        return fields.get(field).kind().sharing() == FieldKind.Sharing.SHARED;
    }

    private boolean isPersonal(int field) {
        return fields.get(field).kind().sharing() == FieldKind.Sharing.PERSONAL;
    }

    /** One round of EM. */
    private LinkModel better(LinkModel model, double total) {
        int width = fields.size();
        double[][] same = new double[width][Comparison.LEVELS];
        double[][] related = new double[width][Comparison.LEVELS];
        double[][] strange = new double[width][Comparison.LEVELS];
        double sameTotal = 0;
        double relatedTotal = 0;
        for (int i = 0; i < patterns.length; i++) {
            double likeSame = model.sameShare();
            double likeRelated = model.relatedShare();
            double likeStrange = 1 - model.sameShare() - model.relatedShare();
            for (int field = 0; field < width; field++) {
                int level = Comparison.level(patterns[i], field);
                if (Comparison.isEvidence(level)) {
                    likeSame *= model.same()[field][level];
                    likeRelated *= model.related()[field][level];
                    likeStrange *= model.strange()[field][level];
                }
            }
            double all = likeSame + likeRelated + likeStrange;
            double isSame = counts[i] * likeSame / all;
            double isRelated = counts[i] * likeRelated / all;
            double isStrange = counts[i] * likeStrange / all;
            sameTotal += isSame;
            relatedTotal += isRelated;
            for (int field = 0; field < width; field++) {
                int level = Comparison.level(patterns[i], field);
                same[field][level] += isSame;
                related[field][level] += isRelated;
                strange[field][level] += isStrange;
            }
        }
        for (int field = 0; field < width; field++) {
            normalise(same[field], SAME, priorPairs);
            normalise(strange[field], SAME, LEAST);
            if (isPersonal(field)) {
                related[field] = strange[field].clone();
            } else {
                normalise(related[field], isShared(field) ? SHARED : strange[field], 2 * PRIOR_PAIRS);
            }
        }
        return new LinkModel(
                fields, same, related, strange, Math.max(sameTotal, 1) / total, Math.max(relatedTotal, LEAST) / total);
    }

    private double[][] marginals() {
        double[][] marginals = new double[fields.size()][Comparison.LEVELS];
        for (int i = 0; i < patterns.length; i++) {
            for (int field = 0; field < marginals.length; field++) {
                marginals[field][Comparison.level(patterns[i], field)] += counts[i];
            }
        }
        for (double[] marginal : marginals) {
            normalise(marginal, SAME, 1);
        }
        return marginals;
    }

    /** Chances of the levels that are evidence, with a prior worth so many pairs. */
    private void normalise(double[] levels, double[] prior, double worth) {
        double sum = 0;
        for (int level = 0; level < levels.length; level++) {
            levels[level] = Comparison.isEvidence(level) ? levels[level] + worth * prior[level] : 0;
            sum += levels[level];
        }
        double least = 1 / (100 * Math.max(records, 1));
        for (int level = 0; level < levels.length; level++) {
            levels[level] = Comparison.isEvidence(level) ? Math.max(levels[level] / sum, least) : 0;
        }
    }

    private static double distance(LinkModel one, LinkModel other) {
        double most = Math.abs(Math.log(one.sameShare() / other.sameShare()));
        for (int field = 0; field < one.same().length; field++) {
            for (int level = 1; level < Comparison.LEVELS; level++) {
                most = Math.max(most, Math.abs(one.same()[field][level] - other.same()[field][level]));
            }
        }
        return most;
    }
}
