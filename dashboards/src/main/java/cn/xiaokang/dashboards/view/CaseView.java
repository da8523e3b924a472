package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case with its flags, its history, and what the viewer may do next.
 *
 * @param overdue how late it is in words, or null
 * @param steps the codes of the steps that the viewer may take now
 * @param waits why the viewer can't take the step that comes next, or null
 * @param seen how many steps the viewer has seen; a form sends it back
 * @param today the day in the city, the last that a form takes for what has happened
 * @param broken what is wrong with the history, or null where it is whole
 */
public record CaseView(
        String caseNo,
        String title,
        String status,
        String statusLabel,
        @Nullable String overdue,
        List<Field> facts,
        List<Field> money,
        List<Flag> flags,
        List<StrikeOff> strikeOffs,
        List<Event> events,
        List<String> steps,
        @Nullable String waits,
        List<Choice> inspectors,
        List<Choice> outcomes,
        int seen,
        String today,
        String boardAddress,
        @Nullable String broken) {
    /** Whether the viewer may take that step now. */
    public boolean may(String step) {
        return steps.contains(step);
    }

    /** A flag as it stood when it came in, whether it still stands so, and what came of it (or empty). */
    public record Flag(
            String flag,
            String address,
            String title,
            String severity,
            String severityLabel,
            List<Field> facts,
            List<Field> findings,
            String today,
            String todayLabel,
            String outcome,
            @Nullable String householdAddress,
            String household) {}

    /** A line of the strike-off ledger. */
    public record StrikeOff(String kind, String on, String amount, String documentNo, String words, String user) {}

    /** A step of the history. */
    public record Event(
            int no,
            String step,
            String at,
            String user,
            List<Field> fields,
            String words,
            @Nullable String fileAddress,
            String hash,
            long entryNo) {}
}
