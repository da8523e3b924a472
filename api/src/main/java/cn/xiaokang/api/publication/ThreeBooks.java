package cn.xiaokang.api.publication;

import cn.xiaokang.api.funds.FundFlows;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three books of a year, which must agree to the cent and the item: what was ordered, what the bank paid, what departments
 * published. Where they don't, the rows that make the difference are listed, each with the flag that asks about it where there is one.
 */
public final class ThreeBooks {
    private static final Query BOOKS = Query.named("publication/books").around(FundFlows.BOOKS);
    private static final Query DIFFERENCES = Query.named("publication/differences");
    private static final Query SKIMS = Query.named("publication/skims");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** What is ordered, paid and published of one county, programme and month, in items and yuan. */
    public record Line(
            String countyCode,
            String programmeCode,
            String month,
            long orderedItems,
            BigDecimal ordered,
            long bankItems,
            BigDecimal bank,
            long publishedItems,
            BigDecimal published) {
        /** Whether the three books agree. */
        public boolean agrees() {
            return orderedItems == bankItems
                    && orderedItems == publishedItems
                    && ordered.compareTo(bank) == 0
                    && ordered.compareTo(published) == 0;
        }
    }

    /** The books with their sum. */
    public record Books(int year, List<Integer> years, Line total, List<Line> lines) {}

    /**
     * One row that makes the books differ.
     *
     * @param what unconfirmed, returned, bank_differs (payments), unpublished, published_differs (batches in a village)
     * @param otherItems items in the book that ordered is held against
     * @param other its yuan
     * @param difference ordered less other
     * @param rule the rule that asks about it, or null
     * @param flagId its flag, or null where none stands
     */
    public record Difference(
            String what,
            String subjectNo,
            String countyCode,
            String villageCode,
            @Nullable String villageName,
            String programmeCode,
            String month,
            String batchNo,
            long orderedItems,
            BigDecimal ordered,
            long otherItems,
            BigDecimal other,
            BigDecimal difference,
            @Nullable String rule,
            @Nullable String flagId) {}

    /** One page of differences. */
    public record Differences(
            int year,
            long total,
            List<Difference> items,
            @Nullable String next) {}

    /**
     * What the bank paid below what was ordered.
     *
     * @param lineOf total, batch, payer, account
     * @param key its number or name; of an account its token
     */
    public record Skim(
            String lineOf, String key, long payments, BigDecimal ordered, BigDecimal bank, BigDecimal missing) {}

    /** The books of a year (the newest where null) of a county (all in scope where null). */
    public Books books(Reading reading, @Nullable Integer year, @Nullable String county) {
        int asked = FundFlows.year(reading, year);
        List<Line> lines = reading.rows(BOOKS, FundScope.of(asked, county, null).bindings()).stream()
                .map(row -> new Line(
                        row.text("county_code"),
                        row.text("programme_code"),
                        row.text("month"),
                        row.whole("ordered_items"),
                        row.money("ordered"),
                        row.whole("bank_items"),
                        row.money("bank"),
                        row.whole("published_items"),
                        row.money("published")))
                .toList();
        return new Books(asked, FundFlows.years(reading), sum("", "", lines), lines);
    }

    /** Lines added up. */
    public static Line sum(String county, String programme, List<Line> lines) {
        return new Line(
                county,
                programme,
                "",
                lines.stream().mapToLong(Line::orderedItems).sum(),
                lines.stream().map(Line::ordered).reduce(NOTHING, BigDecimal::add),
                lines.stream().mapToLong(Line::bankItems).sum(),
                lines.stream().map(Line::bank).reduce(NOTHING, BigDecimal::add),
                lines.stream().mapToLong(Line::publishedItems).sum(),
                lines.stream().map(Line::published).reduce(NOTHING, BigDecimal::add));
    }

    /** The rows that make the books of a year differ, of one sort where it is named. */
    public Differences differences(
            Reading reading,
            @Nullable Integer year,
            @Nullable String county,
            @Nullable String what,
            @Nullable String after,
            int limit) {
        int asked = FundFlows.year(reading, year);
        List<Row> rows = reading.rows(
                DIFFERENCES,
                of(asked, county)
                        .and("what", what == null ? null : what.toUpperCase(java.util.Locale.ROOT))
                        .and("after", after)
                        .and("limit", limit + 1));
        List<Difference> items =
                rows.stream().limit(limit).map(ThreeBooks::difference).toList();
        return new Differences(
                asked,
                rows.isEmpty() ? 0 : rows.get(0).whole("total"),
                items,
                rows.size() > limit ? rows.get(limit - 1).text("sort_key") : null);
    }

    private static Difference difference(Row row) {
        return new Difference(
                row.text("what").toLowerCase(java.util.Locale.ROOT),
                row.text("subject_no"),
                row.text("county_code"),
                row.text("village_code"),
                row.textOrNull("village_name"),
                row.text("programme_code"),
                row.text("month"),
                row.text("batch_no"),
                row.whole("ordered_items"),
                row.money("ordered"),
                row.whole("other_items"),
                row.money("other"),
                row.money("difference"),
                row.textOrNull("rule"),
                row.textOrNull("flag_id"));
    }

    /** What the bank paid below what was ordered, by batch, payer and account; most first. */
    public List<Skim> skims(Reading reading, @Nullable Integer year, @Nullable String county) {
        return reading.rows(SKIMS, of(FundFlows.year(reading, year), county)).stream()
                .map(row -> new Skim(
                        row.text("line_of"),
                        row.text("key"),
                        row.whole("payments"),
                        row.money("ordered"),
                        row.money("bank"),
                        row.money("missing")))
                .toList();
    }

    private static Bindings of(int year, @Nullable String county) {
        return Bindings.of("year", year).and("county", county);
    }
}
