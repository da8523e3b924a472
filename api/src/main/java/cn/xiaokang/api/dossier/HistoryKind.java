package cn.xiaokang.api.dossier;

import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact of a household's history, by the columns of its lines. They stand in the order in which the catalogue's
 * fact_household_line writes them.
 */
enum HistoryKind {
    STATE(
            day("valid_from"),
            day("valid_to"),
            truth("is_current"),
            text("status"),
            text("category"),
            text("cause"),
            text("village_code"),
            text("town_code"),
            text("housing_grade"),
            day("enrolled_on"),
            day("exited_on"),
            whole("members")),
    REVIEW(day("as_of")),
    MEMBER(
            day("as_of"),
            text("person_id"),
            text("relation"),
            whole("birth_year"),
            whole("age"),
            text("health"),
            text("labour"),
            text("schooling"),
            text("left_behind"),
            truth("is_alive")),
    YEAR(
            whole("year"),
            whole("persons"),
            whole("members"),
            truth("is_surveyed"),
            decimal("operating"),
            decimal("wage"),
            decimal("property"),
            decimal("transfer"),
            decimal("income"),
            decimal("medical_expense"),
            decimal("education_expense"),
            decimal("received"),
            whole("payments"),
            text("category")),
    PAYMENT(
            day("paid_on"),
            text("payment_no"),
            text("programme_code"),
            text("person_id"),
            decimal("amount"),
            text("period"),
            text("fund_source_code"),
            text("payer"),
            text("bank_status"),
            decimal("bank_amount"),
            day("bank_paid_on"),
            text("publication_no"),
            day("notice_posted_on"),
            whole("year"),
            text("delivery_id"),
            whole("line")),
    VISIT(day("visited_on"), text("visit_no"), text("kind"), text("branch_code"), text("note")),
    LOAN(
            day("issued_on"),
            text("loan_no"),
            whole("year"),
            text("bank"),
            decimal("principal"),
            decimal("annual_rate"),
            truth("secured"),
            text("purpose"),
            day("due_on"),
            day("repaid_on"),
            text("status"),
            decimal("interest_subsidy")),
    RENOVATION(
            day("identified_on"),
            text("case_no"),
            text("grade"),
            text("mode"),
            day("started_on"),
            day("completed_on"),
            day("accepted_on"),
            day("closed_on"),
            decimal("upper_fund"),
            decimal("local_fund"),
            decimal("self_fund"),
            day("paid_on")),
    PAIRING(day("paired_on"), text("branch_code"), text("branch_name"), day("ended_on")),
    FLAG(
            text("rule"),
            text("period"),
            text("flag_id"),
            text("severity"),
            text("subject"),
            text("subject_no"),
            text("village_code"),
            decimal("at_stake"));

    private static final char FIELD_END = '\u001f';

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of functions that keep nothing
    private final List<Field> fields;

    HistoryKind(Field... fields) {
        // every line bears the county it lies in, where it lies in one
        this.fields =
                Stream.concat(Stream.of(text("county_code")), Stream.of(fields)).toList();
    }

    /** A line of this kind, which begins with the kind's name. */
    Row row(String line) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int start = line.indexOf(FIELD_END) + 1;
        for (Field field : fields) {
            if (start > line.length()) {
                throw new IllegalStateException("A line of " + name() + " ends before " + field.name());
            }
            int next = line.indexOf(FIELD_END, start);
            int end = next < 0 ? line.length() : next;
            values.put(field.name(), end == start ? null : field.read().apply(line.substring(start, end)));
            start = end + 1;
        }
        if (start <= line.length()) {
            throw new IllegalStateException("A line of " + name() + " has more fields than " + fields.size());
        }
        return Row.of(values);
    }

    private static Field text(String name) {
        return new Field(name, text -> text);
    }

    private static Field day(String name) {
        return new Field(name, LocalDate::parse);
    }

    private static Field whole(String name) {
        return new Field(name, Long::valueOf);
    }

    private static Field decimal(String name) {
        return new Field(name, BigDecimal::new);
    }

    private static Field truth(String name) {
        return new Field(name, Boolean::valueOf);
    }

    private record Field(String name, Function<String, Object> read) {}
}
