package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.reference.ClauseCoverage;
import cn.xiaokang.api.reference.ClauseCoverage.ClauseEntry;
import cn.xiaokang.api.reference.ClauseCoverage.Named;
import cn.xiaokang.api.reference.ClauseCoverage.ObligationEntry;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.ClausesView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Parameter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policy document with what covers each of its obligations beside its words; the gaps come first. */
final class ClausesPage implements Resource {
    private static final List<String> COVERS = List.of("none", "data_alone", "held", "nothing_asked");

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final ClauseCoverage coverage;

    ClausesPage(Shell shell, Readings readings, Catalogue catalogue) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.coverage = ClauseCoverage.of(catalogue);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/clauses", this::show, Permission.SIGNED_IN);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("cover", "owner"));
        String cover = parameters.oneOfOrNull("cover", COVERS);
        String owner = parameters.oneOfOrNull("owner", List.copyOf(owners().keySet()));
        Reading reading = readings.of(context);
        shell.show(context, "clauses", reading, text -> view(reading.viewer(), text, cover, owner));
    }

    private ClausesView view(Viewer viewer, Text text, @Nullable String cover, @Nullable String owner) {
        Predicate<ObligationEntry> asked = one -> (cover == null || one.cover().equals(cover))
                && (owner == null || one.owners().contains(owner));
        List<ClausesView.Clause> clauses = coverage.clauses().stream()
                .map(clause -> clause(viewer, text, clause, asked))
                .filter(clause -> !clause.obligations().isEmpty()
                        || (cover == null && owner == null && !clause.besides().isEmpty()))
                .toList();
        List<ClausesView.Obligation> gaps = clauses.stream()
                .flatMap(clause -> clause.obligations().stream())
                .filter(one -> one.cover().equals("none"))
                .toList();
        Map<String, Long> counts = coverage.covers().stream()
                .collect(Collectors.toMap(
                        ClauseCoverage.CoverCount::cover, ClauseCoverage.CoverCount::obligations, (a, b) -> a));
        return new ClausesView(
                COVERS.stream()
                        .map(one -> new ClausesView.Tally(
                                one,
                                text.say("cover_" + one),
                                text.say("cover_" + one + "_note"),
                                String.valueOf(counts.getOrDefault(one, 0L))))
                        .toList(),
                Filters.allAnd(text, COVERS, one -> text.say("cover_" + one), cover),
                owners(text, owner),
                cover == null ? gaps : List.of(),
                clauses);
    }

    /** How many obligations each department answers for. */
    private Map<String, Long> owners() {
        return coverage.clauses().stream()
                .flatMap(clause -> clause.obligations().stream())
                .flatMap(one -> one.owners().stream())
                .collect(Collectors.groupingBy(owner -> owner, TreeMap::new, Collectors.counting()));
    }

    private List<Choice> owners(Text text, @Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", text.say("all"), "", chosen == null));
        owners().forEach((owner, count) ->
                choices.add(new Choice(owner, owner, String.valueOf(count), owner.equals(chosen))));
        return choices;
    }

    private ClausesView.Clause clause(Viewer viewer, Text text, ClauseEntry clause, Predicate<ObligationEntry> asked) {
        return new ClausesView.Clause(
                clause.clause(),
                clause.title(),
                clause.obligations().stream()
                        .filter(asked)
                        .map(one -> obligation(viewer, text, clause, one))
                        .toList(),
                Stream.concat(
                                links(text, clause.indicators(), figures(viewer), "indicator").stream(),
                                links(text, clause.rules(), flags(viewer), "rule").stream())
                        .toList());
    }

    private ClausesView.Obligation obligation(Viewer viewer, Text text, ClauseEntry clause, ObligationEntry one) {
        Map<String, String> reasons = one.without().stream()
                .collect(Collectors.toMap(
                        ClauseCoverage.Missing::aspect,
                        missing -> text.language().of(missing.zh(), missing.en()),
                        (a, b) -> a));
        List<ClausesView.Link> data = new ArrayList<>(
                links(text, one.sources(), viewer.may(Permission.SEE_DELIVERIES) ? "/deliveries" : null, "source"));
        data.addAll(links(text, one.programmes(), viewer.may(Permission.SEE_FUNDS) ? "/funds" : null, "programme"));
        List<ClausesView.Part> parts = new ArrayList<>();
        if (!one.cover().equals("nothing_asked")) {
            parts.add(part(text, "data", data, reasons));
            parts.add(part(text, "indicators", links(text, one.indicators(), figures(viewer), "indicator"), reasons));
            parts.add(part(text, "rules", links(text, one.rules(), flags(viewer), "rule"), reasons));
            parts.add(part(text, "publication", links(text, one.publication(), null, ""), reasons));
        }
        List<ClausesView.Link> numbers = one.numbers().stream()
                .flatMap(number -> number.parameters().stream()
                        .map(parameter -> new ClausesView.Link(number.written() + " → " + said(parameter), null)))
                .toList();
        if (!numbers.isEmpty()) {
            parts.add(new ClausesView.Part(text.say("part_numbers"), numbers, ""));
        }
        parts.add(new ClausesView.Part(
                text.say("part_owners"),
                one.owners().stream()
                        .map(owner -> new ClausesView.Link(owner, null))
                        .toList(),
                ""));
        return new ClausesView.Obligation(
                one.id(),
                clause.clause() + " " + clause.title(),
                text.say("kind_" + one.kind()),
                one.cover(),
                text.say("cover_" + one.cover()),
                one.words(),
                parts,
                reasons.getOrDefault("data", ""));
    }

    private static @Nullable String figures(Viewer viewer) {
        return viewer.may(Permission.SEE_FIGURES) ? "/cockpit" : null;
    }

    private static @Nullable String flags(Viewer viewer) {
        return viewer.may(Permission.SEE_FLAGS) ? "/flags" : null;
    }

    /** A parameter with the values that it has had. */
    private String said(String name) {
        Parameter parameter = catalogue.parameters().parameter(name);
        BigDecimal value =
                Objects.requireNonNull(parameter.values().lastEntry()).getValue();
        return parameter.title() + " " + name + " = " + value.toPlainString();
    }

    private static ClausesView.Part part(
            Text text, String aspect, List<ClausesView.Link> links, Map<String, String> reasons) {
        return new ClausesView.Part(text.say("part_" + aspect), links, reasons.getOrDefault(aspect, ""));
    }

    private static List<ClausesView.Link> links(Text text, List<Named> named, @Nullable String page, String parameter) {
        return named.stream()
                .map(one -> new ClausesView.Link(
                        text.language().of(one.zh(), one.en()),
                        page == null
                                ? null
                                : Address.of(page).with(parameter, one.id()).toString()))
                .toList();
    }
}
