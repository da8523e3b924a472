package cn.xiaokang.api.workbench;

import cn.xiaokang.api.cases.CaseFile;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases of what a kept question finds: each chosen household's rows come into an open case of that household, or into a new one.
 * The question is asked anew, so that a case holds what the data says and not what a request claims.
 */
public final class QueryCases {
    private static final Query HOUSEHOLDS = Query.named("workbench/households");
    private static final int MOST_HOUSEHOLDS = 50;
    private static final int MOST_ROWS_OF_A_HOUSEHOLD = 20;
    private static final String HOUSEHOLD = "household_id";

    private final Workbench workbench;
    private final QueryBook book;
    private final Cases cases;

    /** Cases of what that workbench finds for the questions of that book. */
    public QueryCases(Workbench workbench, QueryBook book, Cases cases) {
        this.workbench = workbench;
        this.book = book;
        this.cases = cases;
    }

    /**
     * What became of a household.
     *
     * @param isNew whether the case was opened now; otherwise the household's rows came into it, or were in it already
     */
    public record Made(String householdId, String caseNo, boolean isNew) {}

    /** Makes the cases; a fault, and no case, where a household isn't among the question's rows or not in the viewer's area. */
    public List<Made> make(Reading reading, String queryNo, List<String> households, String purpose, String requestId) {
        QueryBook.Kept kept = book.one(reading.viewer(), queryNo);
        if (households == null
                || households.isEmpty()
                || households.size() > MOST_HOUSEHOLDS
                || new HashSet<>(households).size() < households.size()
                || households.contains(null)) {
            throw QuestionFault.NO_HOUSEHOLDS.with();
        }
        RowSet rows = workbench
                .run(
                        reading,
                        new Asked(kept.question(), purpose, kept.countyCode(), Asked.MOST_ROWS_OF_A_FILE),
                        requestId)
                .rows();
        Map<String, List<Map<String, String>>> found = found(rows, households);
        Map<String, Row> placed = new LinkedHashMap<>();
        reading.rows(HOUSEHOLDS, Bindings.of("households", String.join(",", households)))
                .forEach(row -> placed.put(row.text("household_id"), row));
        if (!found.keySet().containsAll(households) || !placed.keySet().containsAll(households)) {
            throw QuestionFault.NO_HOUSEHOLDS.with();
        }
        List<Made> made = new ArrayList<>();
        for (String household : households) {
            Row place = Objects.requireNonNull(placed.get(household));
            Cases.OfQuery of = cases.takeFinding(
                    reading,
                    new Cases.Finding(
                            kept.queryNo(),
                            kept.version(),
                            kept.name(),
                            household,
                            place.text("county_code"),
                            place.textOrNull("village_code"),
                            Objects.requireNonNull(found.get(household))),
                    purpose);
            CaseFile file = of.file();
            made.add(new Made(household, file.caseNo(), of.isNew()));
        }
        return List.copyOf(made);
    }

    private static Map<String, List<Map<String, String>>> found(RowSet rows, List<String> households) {
        int place = rows.columns().indexOf(HOUSEHOLD);
        Map<String, List<Map<String, String>>> found = new LinkedHashMap<>();
        for (List<@Nullable String> row : rows.rows()) {
            String household = place < 0 ? null : row.get(place);
            if (household == null || !households.contains(household)) {
                continue;
            }
            List<Map<String, String>> ofHousehold = found.computeIfAbsent(household, unused -> new ArrayList<>());
            if (ofHousehold.size() < MOST_ROWS_OF_A_HOUSEHOLD) {
                Map<String, String> told = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    String value = row.get(i);
                    if (value != null && i != place) {
                        told.put(rows.columns().get(i), value);
                    }
                }
                ofHousehold.add(told);
            }
        }
        return found;
    }
}
