package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases on their way, a column for each place where they can stand.
 *
 * @param sums what was found, stopped, recovered, and what is late
 * @param paging where one stands in a single column, or null where all are shown
 * @param broken what is wrong with the history, or null where it is whole
 */
public record CaseBoardView(
        List<Sum> sums,
        List<Choice> counties,
        List<Choice> assignees,
        List<Choice> rules,
        List<Choice> overdue,
        List<Choice> statuses,
        List<Column> columns,
        @Nullable Paging paging,
        boolean isFiltered,
        @Nullable String broken) {
    /** One figure above the board. */
    public record Sum(String name, String label, String value, String exact, String note) {}

    /** One place where cases stand; the first of them, and the address of all. */
    public record Column(
            String status,
            String title,
            String count,
            List<Card> cards,
            @Nullable String allAddress) {}

    /** One case. */
    public record Card(
            String caseNo,
            String address,
            String title,
            String place,
            List<Field> facts,
            @Nullable String overdue,
            @Nullable String outcome) {}
}
