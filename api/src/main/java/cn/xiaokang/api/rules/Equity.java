package cn.xiaokang.api.rules;

import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.cases.Judged;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.Side;
import cn.xiaokang.warehouse.scorecard.Share;
import cn.xiaokang.warehouse.worklist.Expectation;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom the over-payment rules flag, and whom wrongly: by county, category, age of the head and disability. */
public final class Equity {
    private static final Query GROUPS = Query.named("rules/equity");

    private final Catalogue catalogue;
    private final FlagCases cases;

    /** By the rules of that catalogue and the outcomes of those cases. */
    public Equity(Catalogue catalogue, FlagCases cases) {
        this.catalogue = catalogue;
        this.cases = cases;
    }

    /**
     * One group of households.
     *
     * @param dimension county, category, age or disability
     * @param households null where the group is too small to be told of
     * @param flagged with an over-payment flag, of the households; null as before
     * @param unconfirmed flags that the inspection did not confirm, of those judged; null as before
     */
    public record Group(
            String dimension,
            String group,
            @Nullable Long households,
            @Nullable Share flagged,
            @Nullable Share unconfirmed) {}

    /** The groups in the viewer's area; those smaller than {@code equity_least_group} are withheld. */
    public List<Group> groups(Reading reading) {
        long least = Expectation.parameter(
                        catalogue, "equity_least_group", reading.manifest().dataEndsOn())
                .longValueExact();
        Bindings bindings = Bindings.of("judged", flags(each -> true))
                .and("unconfirmed", flags(each -> !each.isConfirmed()))
                .and(
                        "rules",
                        catalogue.rules().values().stream()
                                .filter(rule -> rule.side() == Side.WRONGLY_PAID)
                                .map(Rule::id)
                                .collect(Collectors.joining(",", ",", ",")));
        return reading.rows(GROUPS, bindings).stream()
                .map(row -> {
                    long households = row.whole("households");
                    boolean isTold = households >= least;
                    return new Group(
                            row.text("dimension"),
                            row.text("grp"),
                            isTold ? households : null,
                            isTold ? Share.of(row.whole("flagged"), households) : null,
                            isTold ? Share.of(row.whole("unconfirmed"), row.whole("judged")) : null);
                })
                .toList();
    }

    private String flags(Predicate<Judged> which) {
        return cases.judged().stream().filter(which).map(Judged::flagId).collect(Collectors.joining(","));
    }
}
