package cn.xiaokang.etl.link;

import java.io.Serializable;
import java.util.List;

/**
 * A Fellegi-Sunter model with three classes of pairs: the same person; two persons who are related (a household: surname, address and
 * phone in common); two strangers. For each class and field the chance of each level, fields independent within a class.
 *
 * @param same chance of a level among pairs of one person; by field and level
 * @param related among related pairs
 * @param strange among strangers
 * @param sameShare of all pairs
 * @param relatedShare of all pairs
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
record LinkModel(
        List<LinkField> fields,
        double[][] same,
        double[][] related,
        double[][] strange,
        double sameShare,
        double relatedShare)
        implements Serializable {

    /** The score of a pattern where nothing is known of the values. */
    Score score(long pattern) {
        double likeSame = sameShare;
        double likeRelated = relatedShare;
        double likeStrange = 1 - sameShare - relatedShare;
        for (int field = 0; field < fields.size(); field++) {
            int level = Comparison.level(pattern, field);
            if (Comparison.isEvidence(level)) {
                likeSame *= same[field][level];
                likeRelated *= related[field][level];
                likeStrange *= strange[field][level];
            }
        }
        return score(likeSame, likeRelated, likeStrange);
    }

    /** The score of two records in normal form: agreement on a rare value counts for more. */
    Score score(long pattern, List<String> left, Frequencies frequencies) {
        double likeSame = sameShare;
        double likeRelated = relatedShare;
        double likeStrange = 1 - sameShare - relatedShare;
        for (int field = 0; field < fields.size(); field++) {
            int level = Comparison.level(pattern, field);
            if (!Comparison.isEvidence(level)) {
                continue;
            }
            likeSame *= same[field][level];
            boolean isPersonal = fields.get(field).kind().sharing() == FieldKind.Sharing.PERSONAL;
            if (level == Comparison.EXACT) {
                double chance = frequencies.of(field, left.get(field), strange[field][level]);
                likeStrange *= chance;
                likeRelated *= isPersonal ? chance : Math.max(chance, related[field][level]);
            } else {
                likeStrange *= strange[field][level];
                likeRelated *= related[field][level];
            }
        }
        return score(likeSame, likeRelated, likeStrange);
    }

    private Score score(double likeSame, double likeRelated, double likeStrange) {
        double other = likeRelated + likeStrange;
        double weight = log2(likeSame / sameShare) - log2(other / (1 - sameShare));
        return new Score(weight, likeSame / (likeSame + other));
    }

    /** The weight of the prior: what evidence must outweigh before a match is more likely than not. */
    double priorWeight() {
        return log2(sameShare / (1 - sameShare));
    }

    /** What one field at one level adds to the weight against strangers. */
    double weight(int field, int level) {
        return log2(same[field][level] / strange[field][level]);
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
