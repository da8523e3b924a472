package cn.xiaokang.api.publication;

import cn.xiaokang.api.opendata.ReleasedCells;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.store.PublicationStore.Wanted;
import cn.xiaokang.warehouse.publication.LeakScan;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Villages for everyone. Of the money of a village no cell is told that the released set of payments by village leaves out. */
public final class PublicVillages {
    private static final Query VILLAGES = Query.named("publication/villages");
    private static final Query FUNDS = Query.named("publication/village_funds");
    private static final Query HOUSEHOLDS = Query.named("publication/village_households");
    private static final Query PROJECTS = Query.named("publication/village_projects");
    private static final Query ECONOMY = Query.named("publication/village_economy");
    private static final String FEW = "fewer than 5 households";
    private static final int NOTICES_SHOWN = 20;
    private static final String HIDDEN = "（名称含个人信息，不公开）";

    private final Labels labels;
    private final PublicNotices notices;
    private final ReleasedCells released;

    /**
     * Villages with their notices.
     *
     * @param released the cells of payments by village that are told
     */
    public PublicVillages(Labels labels, PublicNotices notices, ReleasedCells released) {
        this.labels = labels;
        this.notices = notices;
        this.released = released;
    }

    /** The villages of a county, or of the city where it is null. */
    public List<PublicVillage.Line> list(Reading reading, @Nullable String county) {
        return reading.rows(VILLAGES, Bindings.of("county", county).and("village", null)).stream()
                .map(PublicVillages::line)
                .toList();
    }

    /** One village; a 404 problem for an unknown one. */
    public PublicVillage village(Reading reading, String code) {
        PublicVillage.Line line = reading.first(
                        VILLAGES, Bindings.of("village", code).and("county", null))
                .map(PublicVillages::line)
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(code));
        Bindings asked = Bindings.of("village", code);
        PublicNotices.Page page = notices.page(reading, new Wanted(code, null, null, null, null), null, NOTICES_SHOWN);
        return new PublicVillage(
                code,
                line.countyCode(),
                line.townName(),
                line.villageName(),
                reading.rows(HOUSEHOLDS, asked).stream()
                        .map(PublicVillages::households)
                        .toList(),
                funds(code, reading.rows(FUNDS, asked), released.of(reading.snapshotId())),
                reading.rows(PROJECTS, asked).stream()
                        .map(PublicVillages::project)
                        .toList(),
                reading.rows(ECONOMY, asked).stream()
                        .map(row -> new PublicVillage.Economy(
                                row.year("year"),
                                row.moneyOrNull("recurring_income"),
                                row.moneyOrNull("operating_income")))
                        .toList(),
                page.items(),
                page.total());
    }

    private static PublicVillage.Line line(Row row) {
        return new PublicVillage.Line(
                row.text("village_code"), row.text("county_code"), row.text("town_name"), row.text("village_name"));
    }

    /** The number of households is told from five on; how many are paired where neither they nor the others are few. */
    private static PublicVillage.Households households(Row row) {
        long households = row.whole("households");
        long paired = row.whole("paired");
        boolean isFew = SmallCells.isSmall(households);
        boolean isPairedFew = isFew || SmallCells.isSmall(paired) || SmallCells.isSmall(households - paired);
        return new PublicVillage.Households(
                row.year("year"), isFew ? null : households, isPairedFew ? null : paired, isPairedFew ? FEW : null);
    }

    private List<PublicVillage.Funds> funds(String village, List<Row> rows, Set<List<String>> told) {
        Map<Integer, List<Row>> years = new LinkedHashMap<>();
        rows.forEach(row -> years.computeIfAbsent(row.year("year"), year -> new java.util.ArrayList<>())
                .add(row));
        return years.entrySet().stream()
                .map(year -> year(village, year.getKey(), year.getValue(), told))
                .toList();
    }

    private PublicVillage.Funds year(String village, int year, List<Row> rows, Set<List<String>> told) {
        Set<Row> leftOut = rows.stream()
                .filter(row -> !told.contains(List.of(String.valueOf(year), village, row.text("programme_code"))))
                .collect(Collectors.toSet());
        // in a village the households of the programmes are often the same ones: where all is left out, so is the total
        boolean isTotalTold = leftOut.size() < rows.size();
        return new PublicVillage.Funds(
                year,
                isTotalTold
                        ? new PublicFunds.Cell(
                                rows.stream()
                                        .map(row -> row.money("amount"))
                                        .reduce(new BigDecimal("0.00"), BigDecimal::add),
                                rows.stream()
                                        .mapToLong(row -> row.whole("payments"))
                                        .sum(),
                                null,
                                null)
                        : new PublicFunds.Cell(null, null, null, FEW),
                rows.stream()
                        .map(row -> new PublicFunds.Part(
                                row.text("programme_code"),
                                labels.zh("programme", row.text("programme_code")),
                                labels.en("programme", row.text("programme_code")),
                                leftOut.contains(row)
                                        ? new PublicFunds.Cell(null, null, null, FEW)
                                        : new PublicFunds.Cell(
                                                row.money("amount"),
                                                row.whole("payments"),
                                                row.whole("households"),
                                                null)))
                        .toList());
    }

    private static PublicVillage.Project project(Row row) {
        String name = row.text("name");
        return new PublicVillage.Project(
                row.text("project_no"),
                LeakScan.of(name, List.of()).isEmpty() ? name : HIDDEN,
                row.text("kind"),
                row.moneyOrNull("budget"),
                row.money("paid"),
                row.textOrNull("fund_source_code"),
                row.dateOrNull("approved_on"),
                row.dateOrNull("started_on"),
                row.dateOrNull("completed_on"));
    }
}
