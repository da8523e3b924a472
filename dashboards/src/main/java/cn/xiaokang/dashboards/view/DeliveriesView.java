package cn.xiaokang.dashboards.view;

import java.util.List;

/** What the departments delivered, what was taken of it and what was not, and why. No personal data. */
public record DeliveriesView(
        List<Field> totals,
        boolean isBalanced,
        List<SourceRow> sources,
        List<ReasonRow> reasons,
        List<Choice> sourceChoices,
        List<Choice> periodChoices,
        List<Choice> stateChoices,
        List<Choice> reasonChoices,
        List<FileRow> files,
        Paging filePaging,
        List<RefusedRow> refused,
        Paging refusedPaging,
        List<CheckRow> checks) {

    public record SourceRow(
            String source,
            String title,
            String owner,
            String files,
            String delivered,
            String loaded,
            String superseded,
            String quarantined,
            boolean isBalanced,
            String address) {}

    public record ReasonRow(String reason, String label, String says, String rows, String files, String address) {}

    public record FileRow(
            String file,
            String source,
            String area,
            String revision,
            String encoding,
            String state,
            String stateLabel,
            String delivered,
            String loaded,
            String superseded,
            String quarantined,
            String load) {}

    public record RefusedRow(
            String file, String line, String source, String column, String reason, String reasonLabel, String says) {}

    public record CheckRow(String check, String table, String expected, String found, boolean isPassed) {}
}
