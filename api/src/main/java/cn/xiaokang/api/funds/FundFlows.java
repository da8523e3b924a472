package cn.xiaokang.api.funds;

import cn.xiaokang.api.funds.FundFlow.Books;
import cn.xiaokang.api.funds.FundFlow.Link;
import cn.xiaokang.api.funds.FundFlow.Node;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flow of funds of a snapshot. */
public final class FundFlows {
    private static final Query YEARS = Query.named("funds/years");
    private static final Query LINKS = Query.named("funds/links");
    private static final Query MONTHS = Query.named("funds/months");
    private static final String UNSPECIFIED = "NONE";

    private final Labels labels;

    /** Flows whose codes are told in those words. */
    public FundFlows(Labels labels) {
        this.labels = labels;
    }

    /** The flow of a year (the newest where null), of one county or of all in the viewer's scope. */
    public FundFlow flow(Reading reading, @Nullable Integer year, @Nullable String county) {
        List<Integer> years = reading.rows(YEARS, Bindings.none()).stream()
                .map(row -> row.year("year"))
                .toList();
        int asked = year != null
                ? year
                : years.stream()
                        .findFirst()
                        .orElse(reading.manifest().dataEndsOn().getYear());
        Bindings bindings = Bindings.of("year", asked).and("county", county);
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<List<String>, Books> links = new LinkedHashMap<>();
        Books total = Books.NONE;
        for (Row row : reading.rows(LINKS, bindings)) {
            Node source = node(nodes, reading, "source", row.textOrNull("fund_source_code"));
            Node place = node(nodes, reading, "county", row.textOrNull("county_code"));
            Node programme = node(nodes, reading, "programme", row.textOrNull("programme_code"));
            Books books = books(row);
            links.merge(List.of(source.id(), place.id()), books, Books::plus);
            links.merge(List.of(place.id(), programme.id()), books, Books::plus);
            total = total.plus(books);
        }
        return new FundFlow(
                asked,
                years,
                county,
                total,
                List.copyOf(nodes.values()),
                links.entrySet().stream()
                        .map(entry ->
                                new Link(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                        .toList(),
                reading.rows(MONTHS, bindings).stream()
                        .map(row -> new FundFlow.Month(row.text("month"), books(row)))
                        .toList());
    }

    private Node node(Map<String, Node> nodes, Reading reading, String kind, @Nullable String code) {
        String known = code == null ? UNSPECIFIED : code;
        return nodes.computeIfAbsent(kind + ":" + known, id -> switch (kind) {
            case "source" ->
                new Node(id, kind, known, labels.zh("fund_source", known), labels.en("fund_source", known));
            case "programme" -> new Node(id, kind, known, labels.zh("programme", known), labels.en("programme", known));
            default -> new Node(id, kind, known, labels.division(reading, known), known);
        });
    }

    private static Books books(Row row) {
        return new Books(
                row.money("allocated"),
                row.money("ordered"),
                row.money("confirmed"),
                row.money("published"),
                row.whole("payments"));
    }
}
