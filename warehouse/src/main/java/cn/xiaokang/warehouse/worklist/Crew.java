package cn.xiaokang.warehouse.worklist;

/**
 * Who goes out.
 *
 * @param visitors people, or pairs of them
 * @param days working days
 * @param visitsADay households that one can see in a day
 */
public record Crew(int visitors, int days, int visitsADay) {
    public Crew {
        if (visitors < 1 || days < 1 || visitsADay < 1) {
            throw new IllegalArgumentException("at least one visitor, day and visit");
        }
    }

    /** Visits in all. */
    public int visits() {
        return Math.multiplyExact(Math.multiplyExact(visitors, days), visitsADay);
    }
}
