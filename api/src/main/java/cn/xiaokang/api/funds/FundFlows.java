package cn.xiaokang.api.funds;

import cn.xiaokang.api.funds.FundFlow.Books;
import cn.xiaokang.api.funds.FundFlow.Link;
import cn.xiaokang.api.funds.FundFlow.Month;
import cn.xiaokang.api.funds.FundFlow.Node;
import cn.xiaokang.api.queries.FundBook;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flow of funds of a snapshot. */
public final class FundFlows {
    /** The one sum that every book of funds rests on; other queries stand around it. */
    public static final Query BOOKS = FundBook.BOOKS;

    private static final Query YEARS = Query.named("funds/years").around(BOOKS);
    private static final Query SUMS = Query.named("funds/sums").around(BOOKS);
    private static final Query LEDGER = Query.named("funds/ledger").around(BOOKS);

    private final Labels labels;

    /** Flows whose codes are told in those words. */
    public FundFlows(Labels labels) {
        this.labels = labels;
    }

    /** The years in which money moved, newest first. */
    public static List<Integer> years(Reading reading) {
        return reading.rows(YEARS, FundBook.everywhere()).stream()
                .map(row -> row.year("year"))
                .toList();
    }

    /** The year itself, or where null the newest with money, or the one in which the data ends. */
    public static int year(Reading reading, @Nullable Integer year) {
        return year != null
                ? year
                : years(reading).stream()
                        .findFirst()
                        .orElse(reading.manifest().dataEndsOn().getYear());
    }

    /** The books of a scope by what its lines are of: total, source, county, programme, month, source_county, county_programme. */
    public static Map<String, List<Row>> sums(Reading reading, FundScope scope) {
        return reading.rows(SUMS, scope.bindings()).stream().collect(Collectors.groupingBy(row -> row.text("line_of")));
    }

    /** The books of a scope line by line: month, source, county, programme. */
    public static List<Row> ledger(Reading reading, FundScope scope) {
        return reading.rows(LEDGER, scope.bindings());
    }

    /** The flow of a year (the newest where null), of one county or of all in the viewer's scope. */
    public FundFlow flow(Reading reading, @Nullable Integer year, @Nullable String county) {
        int asked = year(reading, year);
        Map<String, List<Row>> sums = sums(reading, FundScope.of(asked, county, null));
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        for (Row row : sums.getOrDefault("source_county", List.of())) {
            Node source = node(nodes, reading, "source", row.text("fund_source_code"));
            Node place = node(nodes, reading, "county", row.text("county_code"));
            links.add(new Link(source.id(), place.id(), Books.of(row)));
        }
        for (Row row : sums.getOrDefault("county_programme", List.of())) {
            Node place = node(nodes, reading, "county", row.text("county_code"));
            Node programme = node(nodes, reading, "programme", row.text("programme_code"));
            links.add(new Link(place.id(), programme.id(), Books.of(row)));
        }
        List<Month> months = months(sums);
        Books total = months.stream().map(Month::books).reduce(Books.NONE, Books::plus);
        return new FundFlow(
                asked,
                years(reading),
                county,
                total,
                List.copyOf(nodes.values()),
                links,
                months,
                progress(reading, asked, months));
    }

    /** What moved in each month, of the sums of a scope. */
    public static List<Month> months(Map<String, List<Row>> sums) {
        return sums.getOrDefault("month", List.of()).stream()
                .map(row -> new Month(row.text("month"), Books.of(row)))
                .toList();
    }

    /** What had moved by the end of each month of a year, up to the month in which the data ends. */
    public static List<Month> progress(Reading reading, int year, List<Month> moved) {
        Map<String, Books> months = new TreeMap<>();
        moved.forEach(month -> months.merge(month.month(), month.books(), Books::plus));
        for (int i = 1; i <= 12; i++) {
            String month = String.format(java.util.Locale.ROOT, "%d-%02d", year, i);
            if (month.compareTo(reading.manifest().dataEndsOn().toString().substring(0, 7)) <= 0) {
                months.putIfAbsent(month, Books.NONE);
            }
        }
        List<Month> progress = new ArrayList<>();
        Books before = Books.NONE;
        for (Map.Entry<String, Books> month : months.entrySet()) {
            before = before.plus(month.getValue());
            progress.add(new Month(month.getKey(), before));
        }
        return progress;
    }

    private Node node(Map<String, Node> nodes, Reading reading, String kind, String code) {
        String known = FundTrees.shown(code);
        return nodes.computeIfAbsent(kind + ":" + known, id -> switch (kind) {
            case "source" ->
                new Node(id, kind, known, labels.zh("fund_source", known), labels.en("fund_source", known));
            case "programme" -> new Node(id, kind, known, labels.zh("programme", known), labels.en("programme", known));
            default -> new Node(id, kind, known, labels.division(reading, known), known);
        });
    }
}
