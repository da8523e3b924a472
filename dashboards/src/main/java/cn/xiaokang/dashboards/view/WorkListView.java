package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * A work list for a crew.
 *
 * @param counties the counties to choose from
 * @param comparison what this list and three others can be expected to confirm
 * @param stints the visits by visitor and day
 * @param controls how many visits were drawn by lot
 * @param downloadAddress the same list as a file
 */
public record WorkListView(
        int visitors,
        int days,
        int visitsADay,
        int seed,
        List<Choice> counties,
        List<Expected> comparison,
        List<Stint> stints,
        int visits,
        int controls,
        String downloadAddress) {
    /** Flags of a household that are shown at once; the rest opens. */
    public static final int MOST_PARTS = 5;

    /** What one way of choosing can be expected to confirm; share is that of the best way. */
    public record Expected(String way, String label, String note, Figure value, Figure share) {}

    /** One visitor's day. */
    public record Stint(int visitor, int day, List<Visit> visits) {}

    /**
     * One visit.
     *
     * @param address the household's dossier
     * @param isControl drawn by lot, bearing no flag
     */
    public record Visit(
            String household, String address, String place, boolean isControl, Figure value, List<Part> parts) {}

    /** What one flag adds, in words: share x counted x money. */
    public record Part(String title, String address, String severity, String sum) {}
}
