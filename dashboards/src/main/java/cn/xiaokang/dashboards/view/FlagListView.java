package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags that fit the filters, one page of them. */
public record FlagListView(
        List<Choice> severities,
        List<Choice> rules,
        List<Choice> counties,
        List<Choice> years,
        List<Choice> caseStates,
        List<Choice> sorts,
        List<FlagRow> rows,
        Paging paging,
        String atStake,
        boolean isFiltered,
        String downloadAddress) {

    /** One flag in the list. */
    public record FlagRow(
            String flag,
            String address,
            String rule,
            String severity,
            String severityLabel,
            String area,
            String subject,
            String subjectNo,
            String period,
            String atStake,
            String moneyKind,
            String household,
            @Nullable String householdAddress,
            String caseState,
            String caseLabel,
            @Nullable String caseAddress) {}
}
