package cn.xiaokang.api.pages;

import cn.xiaokang.api.funds.FundFlows;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.FlowRow;
import cn.xiaokang.dashboards.view.FundsView.Line;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The money of one year as a snapshot knows it: allocated, ordered, confirmed, published, summed the ways that pages ask for. */
final class FundBooks {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Catalogue catalogue;
    private final Map<String, List<Row>> rows;
    private final Text text;
    private final Figures figures;

    private FundBooks(Catalogue catalogue, Map<String, List<Row>> rows, Text text) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.text = text;
        this.figures = new Figures(text.language());
    }

    /** The books of a year; of one county and programme where they are named. */
    static FundBooks of(
            Catalogue catalogue,
            Reading reading,
            Text text,
            int year,
            @Nullable String county,
            @Nullable String programme) {
        return new FundBooks(catalogue, FundFlows.sums(reading, FundScope.of(year, county, programme)), text);
    }

    /** All of the year in one line. */
    Line total() {
        return of("total").stream()
                .findFirst()
                .map(row -> line(row, "", text.say("all"), ""))
                .orElseThrow(() -> new IllegalStateException("the books have no total"));
    }

    List<Line> bySource() {
        return of("source").stream()
                .map(row -> line(row, row.text("fund_source_code"), source(row.text("fund_source_code")), ""))
                .toList();
    }

    List<Line> byCounty(Function<String, String> address) {
        return of("county").stream()
                .map(row -> {
                    String code = row.text("county_code");
                    return line(row, code, text.named("area", code), address.apply(code));
                })
                .toList();
    }

    /** By programme, most money ordered first. */
    List<Line> byProgramme(Function<String, String> address) {
        return of("programme").stream()
                .sorted(Comparator.comparing((Row row) -> amount(row, "ordered"))
                        .reversed()
                        .thenComparing(row -> row.text("programme_code")))
                .map(row -> {
                    String code = row.text("programme_code");
                    return line(row, code, programme(code), code.isEmpty() ? "" : address.apply(code));
                })
                .toList();
    }

    List<Line> byMonth() {
        return of("month").stream()
                .map(row -> line(row, row.text("month"), row.text("month"), ""))
                .toList();
    }

    /** What had moved by the end of each month, as a share of what the year was allocated. */
    List<Line> progress(Reading reading, int year) {
        BigDecimal whole = of("total").stream()
                .findFirst()
                .map(row -> amount(row, "allocated"))
                .orElse(NOTHING);
        return FundFlows.progress(reading, year, FundFlows.months(rows)).stream()
                .map(month -> new Line(
                        month.month(),
                        month.month(),
                        "",
                        figures.money(month.books().allocated()),
                        figures.money(month.books().ordered()),
                        figures.money(month.books().confirmed()),
                        figures.money(month.books().published()),
                        figures.money(difference(
                                month.books().ordered(), month.books().confirmed())),
                        figures.money(difference(
                                month.books().confirmed(), month.books().published())),
                        figures.count(month.books().payments(), text.say("unit_payments")),
                        figures.share(month.books().ordered(), whole)))
                .toList();
    }

    /** The steps of the money; of the programmes, those with most money are named and the others summed. */
    List<FlowRow> flow(int named) {
        List<FlowRow> steps = new ArrayList<>();
        of("source_county").stream()
                .filter(row -> amount(row, "ordered").signum() > 0)
                .forEach(row -> steps.add(new FlowRow(
                        "source",
                        source(row.text("fund_source_code")),
                        text.named("area", row.text("county_code")),
                        figures.money(amount(row, "ordered")))));
        Set<String> large =
                byProgramme(code -> "").stream().limit(named).map(Line::code).collect(Collectors.toSet());
        Map<String, Map<String, BigDecimal>> byCounty = new LinkedHashMap<>();
        for (Row row : of("county_programme")) {
            BigDecimal ordered = amount(row, "ordered");
            if (ordered.signum() > 0) {
                String code = row.text("programme_code");
                byCounty.computeIfAbsent(row.text("county_code"), county -> new LinkedHashMap<>())
                        .merge(large.contains(code) ? programme(code) : text.say("others"), ordered, BigDecimal::add);
            }
        }
        byCounty.forEach((county, programmes) -> programmes.forEach((programme, ordered) ->
                steps.add(new FlowRow("programme", text.named("area", county), programme, figures.money(ordered)))));
        return steps;
    }

    private Line line(Row row, String code, String label, String address) {
        BigDecimal allocated = row.moneyOrNull("allocated");
        BigDecimal ordered = row.moneyOrNull("ordered");
        BigDecimal confirmed = row.moneyOrNull("confirmed");
        BigDecimal published = row.moneyOrNull("published");
        return new Line(
                code,
                label,
                address,
                figures.money(allocated),
                figures.money(ordered),
                figures.money(confirmed),
                figures.money(published),
                figures.money(difference(ordered, confirmed)),
                figures.money(difference(confirmed, published)),
                figures.count(row.whole("payments"), text.say("unit_payments")),
                figures.share(ordered, allocated));
    }

    private List<Row> of(String by) {
        return rows.getOrDefault(by, List.of());
    }

    private String source(String code) {
        return label("fund_source", code);
    }

    private String programme(String code) {
        return code.isEmpty() ? text.say("unassigned") : label("programme", code);
    }

    private String label(String list, String code) {
        Code known = catalogue.codeLists().list(list).codes().get(code);
        return known == null ? code : text.language() == Language.EN ? known.en() : known.label();
    }

    private static BigDecimal amount(Row row, String column) {
        BigDecimal amount = row.moneyOrNull(column);
        return amount == null ? NOTHING : amount;
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal whole, @Nullable BigDecimal part) {
        return whole == null ? null : part == null ? whole : whole.subtract(part);
    }
}
