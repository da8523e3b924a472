package cn.xiaokang.api.growth;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import java.util.List;

/**
 * The changes of income per person of the viewer's area.
 *
 * @param items the city first, then the counties, each by year
 */
public record IncomeChanges(List<IncomeChange> items) {
    private static final Query CHANGES = Query.named("growth/changes");

    /** All changes that the viewer may see. */
    public static IncomeChanges of(Reading reading) {
        return new IncomeChanges(reading.rows(CHANGES, Bindings.none()).stream()
                .map(IncomeChange::of)
                .toList());
    }
}
