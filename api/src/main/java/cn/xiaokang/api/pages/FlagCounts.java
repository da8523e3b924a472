package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags of one year and area as numbers: by severity, by rule, and on which side they lie. */
final class FlagCounts {
    private static final Query BY_RULE = Query.named("pages/flags_by_rule");
    private static final Query HOUSEHOLDS = Query.named("pages/flagged_households");
    private static final List<String> SEVERITIES = List.of("high", "medium", "low");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Catalogue catalogue;
    private final Reading reading;
    private final Text text;
    private final Figures words;
    private final int year;
    private final @Nullable String county;
    private final List<Row> rows;

    private FlagCounts(Catalogue catalogue, Reading reading, Text text, int year, @Nullable String county) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.text = text;
        this.words = new Figures(text.language());
        this.year = year;
        this.county = county;
        this.rows = reading.rows(BY_RULE, Bindings.of("year", year).and("county", county));
    }

    static FlagCounts of(Catalogue catalogue, Reading reading, Text text, int year, @Nullable String county) {
        return new FlagCounts(catalogue, reading, text, year, county);
    }

    Figure total() {
        return flags(row -> true);
    }

    /** The three kinds of money in one line; never their sum. */
    String moneyByKind() {
        return MoneyWords.line(text, words, MoneyByKind.of(catalogue, rows));
    }

    Figure atStake() {
        return money(row -> true);
    }

    List<CockpitView.SeverityCount> bySeverity() {
        return SEVERITIES.stream()
                .map(severity -> {
                    Predicate<Row> ofSeverity = row -> severity.equals(row.text("severity"));
                    return new CockpitView.SeverityCount(
                            severity, text.say("severity_" + severity), flags(ofSeverity), money(ofSeverity));
                })
                .toList();
    }

    List<CockpitView.RuleCount> byRule() {
        boolean mayOpen = reading.viewer().may(Permission.SEE_FLAGS);
        return rows.stream()
                .map(row -> {
                    String rule = row.text("rule");
                    String severity = row.text("severity");
                    String address = Address.of("/flags")
                            .with("rule", rule)
                            .with("county", county)
                            .with("year", year)
                            .toString();
                    return new CockpitView.RuleCount(
                            rule,
                            title(rule),
                            severity,
                            text.say("severity_" + severity),
                            words.count(row.whole("flags"), ""),
                            words.money(row.money("at_stake")),
                            mayOpen ? address : null);
                })
                .toList();
    }

    List<CockpitView.Side> bySide() {
        return List.of(side(Side.WRONGLY_PAID, "side_paid"), side(Side.WRONGLY_NOT_PAID, "side_unpaid"));
    }

    private CockpitView.Side side(Side side, String word) {
        Predicate<Row> ofSide = row -> {
            Rule rule = catalogue.rules().get(row.text("rule"));
            return rule != null && rule.side() == side;
        };
        String rules = rows.stream()
                .filter(ofSide)
                .map(row -> row.text("rule"))
                .distinct()
                .collect(Collectors.joining(",", ",", ","));
        long households = reading.first(
                        HOUSEHOLDS,
                        Bindings.of("year", year).and("county", county).and("rules", rules))
                .map(row -> row.whole("households"))
                .orElse(0L);
        Figure named = words.count(households, text.say("unit_households"));
        Figure money = money(ofSide);
        return new CockpitView.Side(
                text.say(word), text.say("side_note", named.text(), money.line()), flags(ofSide), named, money);
    }

    private Figure flags(Predicate<Row> which) {
        long flags =
                rows.stream().filter(which).mapToLong(row -> row.whole("flags")).sum();
        return words.count(flags, text.say("unit_flags"));
    }

    private Figure money(Predicate<Row> which) {
        return words.money(
                rows.stream().filter(which).map(row -> row.money("at_stake")).reduce(NOTHING, BigDecimal::add));
    }

    private String title(String id) {
        Rule rule = catalogue.rules().get(id);
        if (rule == null) {
            return id;
        }
        return text.language() == Language.EN
                ? rule.title().enOrZh()
                : rule.title().zh();
    }
}
