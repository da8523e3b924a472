package cn.xiaokang.etl.link;

import java.util.Arrays;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two texts are. */
final class Likeness {
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private Likeness() {}

    /**
     * How many single steps (a character put in, left out, changed, or two neighbours swapped) lead from one text to the other: the
     * optimal string alignment distance. Stops at the limit and then gives limit + 1.
     */
    static int steps(String left, String right, int limit) {
        int rows = left.length();
        int columns = right.length();
        if (Math.abs(rows - columns) > limit) {
            return limit + 1;
        }
        int[] before = new int[columns + 1];
        int[] above = new int[columns + 1];
        int[] current = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            current[0] = i;
            int least = i;
            char c = left.charAt(i - 1);
            for (int j = 1; j <= columns; j++) {
                char d = right.charAt(j - 1);
                int steps = Math.min(Math.min(above[j] + 1, current[j - 1] + 1), above[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == right.charAt(j - 2) && left.charAt(i - 2) == d) {
                    steps = Math.min(steps, before[j - 2] + 1);
                }
                current[j] = steps;
                least = Math.min(least, steps);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] oldest = before;
            before = above;
            above = current;
            current = oldest;
        }
        return Math.min(above[columns], limit + 1);
    }

    /** Jaro-Winkler: 1 for equal, 0 for nothing in common; kind to texts with the same beginning. */
    static double jaroWinkler(String left, String right) {
        return JARO_WINKLER.apply(left, right);
    }

    /**
     * The share of pairs of neighbouring characters that two texts have in common (Dice), blanks left out: words joined, split or in another
     * order cost little.
     */
    static double dice(String left, String right) {
        int[] a = bigrams(left);
        int[] b = bigrams(right);
        if (a.length == 0 || b.length == 0) {
            return left.equals(right) ? 1 : 0;
        }
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return 2.0 * common / (a.length + b.length);
    }

    private static int[] bigrams(String text) {
        int[] bigrams = new int[Math.max(0, text.length() - 1)];
        int count = 0;
        char last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ') {
                if (last != 0) {
                    bigrams[count++] = last << 16 | c;
                }
                last = c;
            }
        }
        int[] found = Arrays.copyOf(bigrams, count);
        Arrays.sort(found);
        return found;
    }
}
