package cn.xiaokang.api.funds;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds money that lies idle or moves slowly, by the days that the parameters give. */
public final class IdleMoneys {
    private static final Query IDLE = Query.named("funds/idle").around(FundFlows.BOOKS);
    private static final Query SUMS = Query.named("funds/idle_sums").around(IDLE);
    private static final Query ROWS = Query.named("funds/idle_rows").around(IDLE);
    private static final Map<String, String> PARAMETERS = Map.of(
            "unordered", "idle_allocation_days",
            "unconfirmed", "bank_return_days",
            "returned", "bank_return_days",
            "unpublished", "batch_notice_days",
            "published_late", "batch_notice_days");

    /** The sorts, in the order in which money moves. */
    public static final List<String> SORTS =
            List.of("unordered", "unconfirmed", "returned", "unpublished", "published_late");

    private final Catalogue catalogue;

    /** By the parameters of that catalogue. */
    public IdleMoneys(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What lies idle in a scope, with one page of the rows of a sort. */
    public IdleMoney idle(Reading reading, FundScope scope, String sort, int limit, @Nullable PageKey after) {
        LocalDate asAt = reading.manifest().dataEndsOn();
        Bindings asked = scope.bindings()
                .and("as_at", asAt.toString())
                .and("unordered_days", days("unordered", asAt))
                .and("unconfirmed_days", days("unconfirmed", asAt))
                .and("unpublished_days", days("unpublished", asAt));
        List<Row> rows = reading.rows(
                ROWS,
                asked.and("sort", sort.toUpperCase(Locale.ROOT))
                        .and("limit", limit + 1)
                        .and("after_key", after == null ? null : after.sortKey())
                        .and("after_id", after == null ? null : after.id()));
        String next = null;
        if (rows.size() > limit) {
            Row last = rows.get(limit - 1);
            next = new PageKey("amount", last.text("sort_key"), last.text("row_key")).written();
        }
        return new IdleMoney(
                scope.year(),
                asAt,
                sums(reading, asked, asAt),
                sort,
                rows.stream().limit(limit).map(IdleMoneys::item).toList(),
                next);
    }

    private List<IdleMoney.Sum> sums(Reading reading, Bindings asked, LocalDate asAt) {
        Map<String, List<Row>> bySort =
                reading.rows(SUMS, asked).stream().collect(Collectors.groupingBy(row -> row.text("sort")));
        return SORTS.stream()
                .map(sort -> {
                    List<Row> rows = bySort.getOrDefault(sort.toUpperCase(Locale.ROOT), List.of());
                    Row all = rows.stream()
                            .filter(row -> row.text("county_code").isEmpty())
                            .findFirst()
                            .orElse(null);
                    return new IdleMoney.Sum(
                            sort,
                            days(sort, asAt),
                            Objects.requireNonNull(PARAMETERS.get(sort)),
                            all == null ? 0 : all.whole("items"),
                            all == null ? new BigDecimal("0.00") : all.money("amount"),
                            all == null ? null : all.wholeOrNull("most_days"),
                            rows.stream()
                                    .filter(row -> !row.text("county_code").isEmpty())
                                    .map(row -> new IdleMoney.OfCounty(
                                            row.text("county_code"),
                                            row.whole("items"),
                                            row.money("amount"),
                                            row.whole("most_days")))
                                    .toList());
                })
                .toList();
    }

    private int days(String sort, LocalDate asAt) {
        String parameter = Objects.requireNonNull(PARAMETERS.get(sort));
        return catalogue
                .parameters()
                .on(parameter, asAt)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException("no value of " + parameter + " on " + asAt));
    }

    private static IdleMoney.Item item(Row row) {
        return new IdleMoney.Item(
                row.text("subject_no"),
                row.text("county_code"),
                row.textOrNull("village_code"),
                row.textOrNull("village_name"),
                row.textOrNull("programme_code"),
                row.textOrNull("fund_source_code"),
                Objects.requireNonNull(row.dateOrNull("since")),
                row.whole("days"),
                row.money("amount"));
    }
}
