package cn.xiaokang.api.dossier;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All facts of one household within a viewer's area, from the lines that the load wrote side by side. The query lets out
 * nothing of a household that has no state in the area.
 */
public final class History {
    private static final Query FACTS = Query.named("dossier/history");
    private static final List<String> FIRST_MEMBERS = List.of("HEAD", "SPOUSE");

    private final Map<HistoryKind, List<Row>> all = new EnumMap<>(HistoryKind.class);
    private final Map<HistoryKind, List<Row>> ofArea = new EnumMap<>(HistoryKind.class);

    private History(List<Row> facts) {
        for (Row fact : facts) {
            HistoryKind kind = HistoryKind.valueOf(fact.text("kind").toUpperCase(Locale.ROOT));
            Row row = kind.row(fact.text("line"));
            all.computeIfAbsent(kind, unused -> new ArrayList<>()).add(row);
            if (fact.truth("is_of_area")) {
                ofArea.computeIfAbsent(kind, unused -> new ArrayList<>()).add(row);
            }
        }
    }

    /** The history of a household; one without states where there is none in the viewer's area. */
    public static History of(Reading reading, String household) {
        return new History(reading.rows(FACTS, Bindings.of("household", household)));
    }

    /** The household's states in the area, oldest first. */
    public List<Row> states() {
        return sorted(all, HistoryKind.STATE, ascending(day("valid_from")));
    }

    /** The same, newest first. */
    public List<Row> statesNewestFirst() {
        return sorted(all, HistoryKind.STATE, descending(day("valid_from")));
    }

    /** The members at the last review that has any, the head first. */
    public List<Row> members() {
        return members(all, lastDay(HistoryKind.MEMBER));
    }

    /** Those members that the household's last review has in the area, the head first. */
    public List<Row> membersOfArea() {
        return members(ofArea, lastDay(HistoryKind.REVIEW));
    }

    /** The household's years, oldest first. */
    public List<Row> years() {
        return sorted(all, HistoryKind.YEAR, ascending(whole("year")));
    }

    /** Its years in the area, newest first. */
    public List<Row> yearsOfArea() {
        return sorted(ofArea, HistoryKind.YEAR, descending(whole("year")));
    }

    /** Its payments, newest first. */
    public List<Row> payments() {
        return sorted(
                all, HistoryKind.PAYMENT, descending(day("paid_on")).thenComparing(ascending(text("payment_no"))));
    }

    /** Its payments in the area, newest first. */
    public List<Row> paymentsOfArea() {
        return sorted(
                ofArea, HistoryKind.PAYMENT, descending(day("paid_on")).thenComparing(descending(text("payment_no"))));
    }

    /** The visits to it, newest first. */
    public List<Row> visits() {
        return sorted(all, HistoryKind.VISIT, descending(day("visited_on")).thenComparing(ascending(text("visit_no"))));
    }

    /** The same, of one day the last first. */
    public List<Row> visitsLastFirst() {
        return sorted(
                all, HistoryKind.VISIT, descending(day("visited_on")).thenComparing(descending(text("visit_no"))));
    }

    /** Its loans as at the end of each year, oldest first. */
    public List<Row> loans() {
        return sorted(
                all,
                HistoryKind.LOAN,
                ascending(day("issued_on"))
                        .thenComparing(ascending(text("loan_no")))
                        .thenComparing(ascending(whole("year"))));
    }

    /** The renovations of its dwelling, oldest first. */
    public List<Row> renovations() {
        return sorted(
                all, HistoryKind.RENOVATION, ascending(day("identified_on")).thenComparing(ascending(text("case_no"))));
    }

    /** The branches paired with it, oldest first. */
    public List<Row> pairings() {
        return sorted(
                all, HistoryKind.PAIRING, ascending(day("paired_on")).thenComparing(ascending(text("branch_code"))));
    }

    /** Its flags in the area, by rule. */
    public List<Row> flags() {
        return sorted(
                all,
                HistoryKind.FLAG,
                ascending(text("rule"))
                        .thenComparing(ascending(text("period")))
                        .thenComparing(ascending(text("flag_id"))));
    }

    /** The same, of the newest period first. */
    public List<Row> flagsNewestFirst() {
        return sorted(
                all,
                HistoryKind.FLAG,
                descending(text("period"))
                        .thenComparing(ascending(text("rule")))
                        .thenComparing(ascending(text("flag_id"))));
    }

    private @Nullable LocalDate lastDay(HistoryKind kind) {
        return all.getOrDefault(kind, List.of()).stream()
                .map(row -> row.dateOrNull("as_of"))
                .max(Comparator.nullsFirst(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static List<Row> members(Map<HistoryKind, List<Row>> facts, @Nullable LocalDate review) {
        return sorted(
                        facts,
                        HistoryKind.MEMBER,
                        ascending(History::place)
                                .thenComparing(ascending(whole("birth_year")))
                                .thenComparing(ascending(text("person_id"))))
                .stream()
                .filter(row -> review != null && review.equals(row.dateOrNull("as_of")))
                .toList();
    }

    private static int place(Row member) {
        String relation = member.textOrNull("relation");
        int first = relation == null ? -1 : FIRST_MEMBERS.indexOf(relation);
        return first < 0 ? FIRST_MEMBERS.size() : first;
    }

    private static List<Row> sorted(Map<HistoryKind, List<Row>> facts, HistoryKind kind, Comparator<Row> order) {
        return facts.getOrDefault(kind, List.of()).stream().sorted(order).toList();
    }

    private static <T extends Comparable<? super T>> Comparator<Row> ascending(Function<Row, @Nullable T> value) {
        return Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static <T extends Comparable<? super T>> Comparator<Row> descending(Function<Row, @Nullable T> value) {
        return Comparator.comparing(value, Comparator.nullsLast(Comparator.reverseOrder()));
    }

    private static Function<Row, @Nullable ChronoLocalDate> day(String column) {
        return row -> row.dateOrNull(column);
    }

    private static Function<Row, @Nullable String> text(String column) {
        return row -> row.textOrNull(column);
    }

    private static Function<Row, @Nullable Long> whole(String column) {
        return row -> row.wholeOrNull(column);
    }
}
