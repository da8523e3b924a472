package cn.xiaokang.api.worklist;

import cn.xiaokang.api.cases.FlagCase;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Severity;
import cn.xiaokang.warehouse.worklist.Candidate;
import cn.xiaokang.warehouse.worklist.Crew;
import cn.xiaokang.warehouse.worklist.Expectation;
import cn.xiaokang.warehouse.worklist.Question;
import cn.xiaokang.warehouse.worklist.WorkList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws up work lists from the flags of a snapshot, within the viewer's area. */
public final class WorkLists {
    private static final Query CANDIDATES = Query.named("flags/work_list");

    private final Catalogue catalogue;
    private final FlagCases cases;
    private final Scorecards scorecards;

    /** Work lists by that catalogue's parameters and what the cases say of the rules. */
    public WorkLists(Catalogue catalogue, FlagCases cases, Scorecards scorecards) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.scorecards = scorecards;
    }

    /**
     * What is asked for.
     *
     * @param county one county, or null for all that the viewer may see
     * @param seed of the lot that draws the control
     */
    public record Asked(Crew crew, @Nullable String county, long seed) {}

    /** All that a list depends on beside the snapshot and the viewer's scope. */
    private record Drawn(Asked asked, long lastEntryOfCases) {}

    /** The list; the same snapshot, scope, request and history of cases give the same one, which is kept. */
    public WorkList list(Reading reading, Asked asked) {
        return reading.kept(
                "work-list",
                new Drawn(asked, cases.lastEntry()),
                WorkList.class,
                list -> list.visits().size(),
                () -> drawn(reading, asked));
    }

    private WorkList drawn(Reading reading, Asked asked) {
        LocalDate on = reading.manifest().dataEndsOn();
        Expectation expectation = Expectation.of(catalogue, on, scorecards.scores(on)::expected);
        Map<String, FlagCase> states = cases.of(reading);
        Map<String, List<Row>> byHousehold = new LinkedHashMap<>();
        for (Row row : reading.rows(CANDIDATES, Bindings.of("county", asked.county()))) {
            byHousehold
                    .computeIfAbsent(row.text("household_id"), household -> new ArrayList<>())
                    .add(row);
        }
        List<Candidate> flagged = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        byHousehold.forEach((household, rows) -> {
            List<Question> questions = rows.stream()
                    .filter(row -> isOpen(row, states))
                    .map(WorkLists::question)
                    .toList();
            Candidate candidate = new Candidate(
                    household,
                    rows.get(0).text("county_code"),
                    rows.get(0).text("village_code"),
                    expectation.parts(questions));
            if (!questions.isEmpty()) {
                flagged.add(candidate);
            } else if (rows.get(0).textOrNull("flag_id") == null) {
                others.add(candidate);
            }
        });
        return WorkList.of(
                flagged,
                others,
                asked.crew(),
                share("work_list_control", on),
                share("work_list_spread", on),
                asked.seed());
    }

    /** A flag that a case holds is looked at already, or was; only facts that changed since open it again. */
    private static boolean isOpen(Row row, Map<String, FlagCase> states) {
        String flag = row.textOrNull("flag_id");
        FlagCase.State state = flag == null
                ? FlagCase.State.CLOSED
                : states.getOrDefault(flag, FlagCase.NONE).state();
        return state == FlagCase.State.NONE || state == FlagCase.State.CHANGED;
    }

    private BigDecimal share(String parameter, LocalDate on) {
        return Expectation.parameter(catalogue, parameter, on);
    }

    private static Question question(Row row) {
        return new Question(
                row.text("flag_id"),
                row.text("rule"),
                Severity.valueOf(row.text("severity").toUpperCase(Locale.ROOT)),
                row.text("year"),
                row.money("at_stake"));
    }
}
