package cn.xiaokang.etl.link;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares two records field by field. The outcome is a pattern: four bits a field, the first field lowest, each one of the levels
 * below. Grain: a pair of records.
 */
final class Comparison implements Serializable {
    private static final long serialVersionUID = 1L;

    /** One value or both are missing: no evidence either way. */
    static final int MISSING = 0;

    static final int EXACT = 1;
    /** One slip apart, or the same sound. */
    static final int CLOSE = 2;
    /** Alike. */
    static final int ALIKE = 3;
    /** Agrees with the other field that clerks swap it with, and the other with this one. */
    static final int SWAPPED = 4;

    static final int DIFFERENT = 5;
    /** Of a day, two of year, month and day agree. */
    static final int PARTLY = 6;
    /** Agrees crosswise one way; the other way is alike, or a value is missing there. */
    static final int HALF_SWAPPED = 7;
    /** The second of two swapped fields. A swap is one mistake: the first field bears its evidence, this one has none. */
    static final int SWAPPED_WITH = 8;

    /** Close or alike, but each of the two names is borne by others too: as likely two persons' names as one misspelt. */
    static final int NEIGHBOUR = 9;

    static final int LEVELS = 10;

    private static final List<String> NAMES = List.of(
            "missing",
            "exact",
            "close",
            "alike",
            "swapped",
            "different",
            "partly",
            "half swapped",
            "swapped",
            "neighbour");
    private static final int BITS = 4;
    private static final int MASK = (1 << BITS) - 1;
    private static final int SHORT_NAME = 4;
    private static final int LONG_NUMBER = 7;
    private static final double CLOSE_NAME = 0.92;
    private static final double ALIKE_NAME = 0.84;
    private static final double CLOSE_TEXT = 0.8;
    private static final double ALIKE_TEXT = 0.55;

    private final FieldKind[] kinds;
    private final int[][] swaps;
    private final Frequencies frequencies;

    /** @param frequencies which names are borne by others */
    Comparison(List<LinkField> fields, Frequencies frequencies) {
        this.frequencies = frequencies;
        kinds = fields.stream().map(LinkField::kind).toArray(FieldKind[]::new);
        swaps = new int[kinds.length][];
        for (int field = 0; field < kinds.length; field++) {
            int here = field;
            swaps[field] = IntStream.range(field + 1, kinds.length)
                    .filter(other -> kinds[here].swapsWith(kinds[other]))
                    .toArray();
        }
    }

    /** What a level is called where it is told. */
    static String name(int level) {
        return NAMES.get(level);
    }

    /** The level of one field in a pattern. */
    static int level(long pattern, int field) {
        return (int) (pattern >>> (BITS * field)) & MASK;
    }

    /** Whether a level says anything for or against one person. */
    static boolean isEvidence(int level) {
        return level != MISSING && level != SWAPPED_WITH;
    }

    /** A pattern with one field at another level. */
    static long with(long pattern, int field, int level) {
        int shift = BITS * field;
        return (pattern & ~((long) MASK << shift)) | ((long) level << shift);
    }

    /** The pattern of two records in normal form. */
    long pattern(List<String> left, List<String> right) {
        long pattern = 0;
        for (int field = 0; field < kinds.length; field++) {
            pattern = with(pattern, field, level(field, left.get(field), right.get(field)));
        }
        for (int field = 0; field < kinds.length; field++) {
            for (int other : swaps[field]) {
                pattern = withSwap(pattern, field, other, left, right);
            }
        }
        return pattern;
    }

    private int level(int field, String left, String right) {
        int level = level(kinds[field], left, right);
        boolean isNear = level == CLOSE || level == ALIKE;
        return isNear && kinds[field].family() == FieldKind.Family.NAME && frequencies.areBothCommon(field, left, right)
                ? NEIGHBOUR
                : level;
    }

    /** Two fields that disagree, or one that disagrees beside a missing one, but agree crosswise. */
    private long withSwap(long pattern, int field, int other, List<String> left, List<String> right) {
        int here = level(pattern, field);
        int there = level(pattern, other);
        boolean mayBeSwapped = (here == DIFFERENT || here == MISSING) && (there == DIFFERENT || there == MISSING);
        if (!mayBeSwapped) {
            return pattern;
        }
        int cross = level(kinds[field], left.get(field), right.get(other));
        int back = level(kinds[field], left.get(other), right.get(field));
        boolean isCross = cross == EXACT || cross == CLOSE;
        boolean isBack = back == EXACT || back == CLOSE;
        if (cross == DIFFERENT || back == DIFFERENT || !(isCross || isBack)) {
            return pattern;
        }
        return with(with(pattern, field, isCross && isBack ? SWAPPED : HALF_SWAPPED), other, SWAPPED_WITH);
    }

    /** The level of two values in normal form. */
    static int level(FieldKind kind, String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return MISSING;
        }
        if (left.equals(right)) {
            return EXACT;
        }
        return switch (kind.family()) {
            case NAME -> name(left, right);
            case DATE -> day(left, right);
            case NUMBER -> number(left, right);
            case TEXT -> text(left, right);
            case CODE -> DIFFERENT;
        };
    }

    private static int name(String left, String right) {
        if (Han.isHan(left) || Han.isHan(right)) {
            return hanName(left, right);
        }
        int shorter = Math.min(left.length(), right.length());
        int steps = Likeness.steps(left, right, 2);
        if (steps == 1 && shorter >= SHORT_NAME - 1) {
            return CLOSE;
        }
        double alike = Likeness.jaroWinkler(left, right);
        if (alike >= CLOSE_NAME || isSameWords(left, right)) {
            return CLOSE;
        }
        boolean begins = shorter >= SHORT_NAME && (left.startsWith(right) || right.startsWith(left));
        return alike >= ALIKE_NAME || (steps == 2 && shorter >= SHORT_NAME) || begins ? ALIKE : DIFFERENT;
    }

    private static int hanName(String left, String right) {
        if (Han.sound(left).equals(Han.sound(right))) {
            return CLOSE;
        }
        int shorter = Math.min(left.length(), right.length());
        return shorter >= 2 && Likeness.steps(left, right, 1) == 1 ? ALIKE : DIFFERENT;
    }

    private static boolean isSameWords(String left, String right) {
        return left.length() == right.length()
                && left.indexOf(' ') > 0
                && words(left).equals(words(right));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.split(" ")));
    }

    private static int day(String left, String right) {
        int steps = Likeness.steps(left, right, 2);
        if (steps == 1) {
            return CLOSE;
        }
        if (left.length() != 8 || right.length() != 8) {
            return steps == 2 ? ALIKE : DIFFERENT;
        }
        boolean sameYear = left.regionMatches(0, right, 0, 4);
        boolean sameMonth = left.regionMatches(4, right, 4, 2);
        boolean sameDay = left.regionMatches(6, right, 6, 2);
        if (sameYear && left.regionMatches(4, right, 6, 2) && left.regionMatches(6, right, 4, 2)) {
            return CLOSE;
        }
        if ((sameYear && (sameMonth || sameDay)) || (sameMonth && sameDay)) {
            return PARTLY;
        }
        return steps == 2 ? ALIKE : DIFFERENT;
    }

    private static int number(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        int steps = Likeness.steps(left, right, 2);
        if (steps == 1) {
            return CLOSE;
        }
        return steps == 2 && shorter >= LONG_NUMBER - 1 ? ALIKE : DIFFERENT;
    }

    private static int text(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        if (shorter <= SHORT_NAME) {
            return Likeness.steps(left, right, 1) == 1 ? CLOSE : DIFFERENT;
        }
        double alike = Likeness.dice(left, right);
        if (alike >= CLOSE_TEXT || Likeness.steps(left, right, 2) <= 2) {
            return CLOSE;
        }
        return alike >= ALIKE_TEXT ? ALIKE : DIFFERENT;
    }
}
