package cn.xiaokang.api.flags;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.IndicatorSeries.ClauseWords;
import cn.xiaokang.api.cases.FlagCase;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.flags.FlagPage.Count;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags of a snapshot. */
public final class Flags {
    private static final Query PAGE = Query.named("flags/page");
    private static final Query COUNTS = Query.named("flags/counts");
    private static final Query ONE = Query.named("flags/one");
    private static final BigDecimal NO_MONEY = new BigDecimal("0.00");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;
    private final Labels labels;
    private final FlagCases cases;

    /** Flags in the words of that catalogue. */
    public Flags(Catalogue catalogue, Labels labels, FlagCases cases) {
        this.catalogue = catalogue;
        this.labels = labels;
        this.cases = cases;
    }

    /** One page of flags; without subject, household and village for viewers who may not see persons. */
    public FlagPage page(Reading reading, FlagFilter filter, int limit, @Nullable PageKey after) {
        boolean isOpen = reading.viewer().may(Permission.SEE_FLAGS);
        Map<String, FlagCase> states = isOpen ? cases.of(reading) : Map.of();
        List<Row> rows = reading.rows(
                PAGE,
                filter.bindings(states)
                        .and("limit", limit + 1)
                        .and("after_key", after == null ? null : after.sortKey())
                        .and("after_id", after == null ? null : after.id()));
        List<FlagLine> items = rows.stream()
                .limit(limit)
                .map(row -> line(row, states))
                .map(line -> isOpen ? line : line.withoutPersons())
                .toList();
        String next = null;
        if (rows.size() > limit) {
            Row last = rows.get(limit - 1);
            next = new PageKey(filter.sort(), last.text("sort_key"), last.text("flag_id")).written();
        }
        List<Row> counts = reading.rows(COUNTS, filter.bindings(states));
        Predicate<Row> ofRule = row -> filter.rule() == null || filter.rule().equals(row.text("rule"));
        Predicate<Row> ofSeverity =
                row -> filter.severity() == null || filter.severity().equals(row.text("severity"));
        List<Row> all = counts.stream().filter(ofRule.and(ofSeverity)).toList();
        return new FlagPage(
                flags(all),
                atStake(all),
                MoneyByKind.of(catalogue, all),
                items,
                isOpen ? null : "您的角色只能看到数量和金额，不显示农户、人员和所在村。",
                counts(counts, ofSeverity, "rule", this::title),
                counts(counts, ofRule, "severity", severity -> severity),
                counts(counts, ofRule.and(ofSeverity), "county_code", county -> labels.division(reading, county)),
                next);
    }

    /**
     * The flags of one household.
     *
     * @param flags as its history tells them
     */
    public List<FlagLine> ofHousehold(Reading reading, String household, List<Row> flags) {
        Map<String, FlagCase> states = cases.of(reading);
        return flags.stream()
                .map(row -> line(
                        row,
                        states,
                        name(reading, row.textOrNull("county_code")),
                        name(reading, row.textOrNull("village_code")),
                        household))
                .toList();
    }

    private static @Nullable String name(Reading reading, @Nullable String division) {
        return division == null ? null : DivisionNames.of(reading, division).orElse(null);
    }

    /** One flag with its evidence. */
    public FlagDetail detail(Reading reading, String flagId) {
        Row row = reading.first(ONE, Bindings.of("flag", flagId))
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(flagId));
        FlagLine flag = line(row, cases.of(reading));
        Rule rule = catalogue.rules().get(flag.rule());
        JsonNode evidence = json(row.textOrNull("evidence"));
        return new FlagDetail(
                flag,
                rule == null ? null : words(rule),
                rule == null ? null : ClauseWords.of(catalogue.clauses().get(rule.clause())),
                evidence,
                EvidenceRows.of(reading, flag, evidence));
    }

    private FlagLine line(Row row, Map<String, FlagCase> states) {
        return line(
                row,
                states,
                row.textOrNull("county_name"),
                row.textOrNull("village_name"),
                row.textOrNull("household_id"));
    }

    private FlagLine line(
            Row row,
            Map<String, FlagCase> states,
            @Nullable String county,
            @Nullable String village,
            @Nullable String household) {
        FlagCase inCase = states.getOrDefault(row.text("flag_id"), FlagCase.NONE);
        String rule = row.text("rule");
        return new FlagLine(
                row.text("flag_id"),
                rule,
                title(rule),
                row.text("severity"),
                row.text("subject"),
                row.textOrNull("subject_no"),
                row.textOrNull("period"),
                row.textOrNull("county_code"),
                county,
                row.textOrNull("village_code"),
                village,
                household,
                row.moneyOrNull("at_stake"),
                MoneyByKind.kind(catalogue, rule).code(),
                inCase.state().code(),
                inCase.caseNo());
    }

    private String title(String id) {
        Rule rule = catalogue.rules().get(id);
        return rule == null ? id : rule.title().zh();
    }

    private static FlagDetail.RuleWords words(Rule rule) {
        return new FlagDetail.RuleWords(
                rule.id(),
                rule.title().zh(),
                rule.title().enOrZh(),
                rule.clause(),
                rule.definition().zh(),
                rule.definition().enOrZh(),
                rule.notThis().stream()
                        .map(not -> new FlagDetail.NotThis(not.zh(), not.en(), not.clause(), not.id() != null))
                        .toList());
    }

    private static List<Count> counts(
            List<Row> rows, Predicate<Row> which, String column, Function<String, String> title) {
        return rows.stream()
                .filter(which)
                .filter(row -> row.textOrNull(column) != null)
                .collect(Collectors.groupingBy(row -> row.text(column), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Count(
                        entry.getKey(),
                        title.apply(entry.getKey()),
                        flags(entry.getValue()),
                        atStake(entry.getValue())))
                .toList();
    }

    private static long flags(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.whole("flags")).sum();
    }

    private static BigDecimal atStake(List<Row> rows) {
        return rows.stream().map(row -> row.money("at_stake")).reduce(NO_MONEY, BigDecimal::add);
    }

    private static JsonNode json(@Nullable String text) {
        if (text == null) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode read = JSON.readTree(text);
            return read instanceof MissingNode ? JSON.createObjectNode() : read;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flag's evidence is not JSON", e);
        }
    }
}
