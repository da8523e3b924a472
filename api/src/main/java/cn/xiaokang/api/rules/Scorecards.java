package cn.xiaokang.api.rules;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.cases.Judged;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.store.ControlVisits;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.scorecard.Scores;
import cn.xiaokang.warehouse.scorecard.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How often each rule was right, from the outcomes of closed cases and the visits of the random control. */
public final class Scorecards {
    private static final Query FLAGS = Query.named("rules/remaining");

    private final Catalogue catalogue;
    private final FlagCases cases;
    private final ControlVisits controls;

    /** Scorecards of those cases and visits. */
    public Scorecards(Catalogue catalogue, FlagCases cases, ControlVisits controls) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.controls = controls;
    }

    /**
     * One rule.
     *
     * @param flags how many the snapshot has in the viewer's area
     * @param confirmed fraud or error, of those judged, in the viewer's area
     * @param isWatched whether the rule is on the watch list, which all counties make together
     * @param counties the same by county
     */
    public record Card(
            String rule, String ruleTitle, long flags, Share confirmed, boolean isWatched, List<OfCounty> counties) {}

    /** One rule in one county. */
    public record OfCounty(String countyCode, long flags, Share confirmed) {}

    /** What all counties together say of the rules. */
    public Scores scores(LocalDate on) {
        return Scores.of(
                catalogue,
                on,
                cases.judged().stream()
                        .collect(Collectors.groupingBy(
                                Judged::rule, Collectors.collectingAndThen(Collectors.toList(), Scorecards::share))));
    }

    /** The card of each rule, in the viewer's area. */
    public List<Card> cards(Reading reading) {
        AreaScope area = reading.viewer().area();
        Scores scores = scores(reading.manifest().dataEndsOn());
        Map<String, List<Judged>> judged = cases.judged().stream()
                .filter(each -> area.includes(Objects.requireNonNullElse(each.countyCode(), "")))
                .collect(Collectors.groupingBy(Judged::rule));
        Map<String, List<Row>> flags =
                reading.rows(FLAGS, Bindings.none()).stream().collect(Collectors.groupingBy(row -> row.text("rule")));
        List<Card> cards = new ArrayList<>();
        for (Rule rule : catalogue.rules().values()) {
            List<Judged> ofRule = judged.getOrDefault(rule.id(), List.of());
            List<Row> flagsOfRule = flags.getOrDefault(rule.id(), List.of());
            cards.add(new Card(
                    rule.id(),
                    rule.title().zh(),
                    flagsOfRule.stream().mapToLong(row -> row.whole("flags")).sum(),
                    share(ofRule),
                    scores.isWatched(rule.id()),
                    counties(ofRule, flagsOfRule)));
        }
        return cards;
    }

    /** The visits of the random control in the viewer's area, and how many found what no rule had flagged. */
    public Share control(Reading reading) {
        Predicate<ControlVisits.OfCounty> isHere =
                county -> reading.viewer().area().includes(county.countyCode());
        List<ControlVisits.OfCounty> here =
                controls.byCounty().stream().filter(isHere).toList();
        return Share.of(
                here.stream().mapToLong(ControlVisits.OfCounty::found).sum(),
                here.stream().mapToLong(ControlVisits.OfCounty::visits).sum());
    }

    private static List<OfCounty> counties(List<Judged> judged, List<Row> flags) {
        Map<String, Long> byCounty = new TreeMap<>();
        flags.stream()
                .filter(row -> row.textOrNull("county_code") != null)
                .forEach(row -> byCounty.put(row.text("county_code"), row.whole("flags")));
        Map<String, List<Judged>> judgedIn = judged.stream()
                .filter(each -> each.countyCode() != null)
                .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.countyCode())));
        judgedIn.keySet().forEach(county -> byCounty.putIfAbsent(county, 0L));
        Function<String, Share> share = county -> share(judgedIn.getOrDefault(county, List.of()));
        return byCounty.entrySet().stream()
                .map(entry -> new OfCounty(entry.getKey(), entry.getValue(), share.apply(entry.getKey())))
                .toList();
    }

    private static Share share(List<Judged> judged) {
        return Share.of(judged.stream().filter(Judged::isConfirmed).count(), judged.size());
    }
}
