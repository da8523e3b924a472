package cn.xiaokang.warehouse.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places by score: the highest is 1, equal scores share a place and the next one is passed over; without a score there is none. */
final class Ranks {
    private Ranks() {}

    static <T extends Comparable<? super T>> @Nullable Integer of(@Nullable T score, List<? extends @Nullable T> all) {
        if (score == null) {
            return null;
        }
        int above = 0;
        for (T other : all) {
            if (other != null && other.compareTo(score) > 0) {
                above++;
            }
        }
        return above + 1;
    }
}
