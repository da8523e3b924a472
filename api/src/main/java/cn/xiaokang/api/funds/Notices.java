package cn.xiaokang.api.funds;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices of fund use that a snapshot knows of. */
public final class Notices {
    private static final Query NOTICES = Query.named("funds/notices");

    /** One page of notices of a county (all in scope where null) about one kind of subject (any where null). */
    public NoticePage page(
            Reading reading, @Nullable String county, @Nullable String subject, int limit, @Nullable PageKey after) {
        List<Row> rows = reading.rows(
                NOTICES,
                Bindings.of("county", county)
                        .and("subject", subject)
                        .and("limit", limit + 1)
                        .and("after_key", after == null ? null : after.sortKey())
                        .and("after_id", after == null ? null : after.id()));
        List<NoticePage.Notice> items =
                rows.stream().limit(limit).map(Notices::notice).toList();
        String next = null;
        if (rows.size() > limit) {
            Row last = rows.get(limit - 1);
            next = new PageKey("posted_on", last.text("sort_key"), last.text("publication_no")).written();
        }
        return new NoticePage(items, next);
    }

    private static NoticePage.Notice notice(Row row) {
        return new NoticePage.Notice(
                row.text("publication_no"),
                row.textOrNull("subject"),
                row.textOrNull("subject_no"),
                row.textOrNull("village_code"),
                row.textOrNull("village_name"),
                row.dateOrNull("posted_on"),
                row.dateOrNull("removed_on"),
                row.textOrNull("channel"),
                row.wholeOrNull("items"),
                row.moneyOrNull("amount"));
    }
}
