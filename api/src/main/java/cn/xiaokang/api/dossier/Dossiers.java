package cn.xiaokang.api.dossier;

import cn.xiaokang.api.flags.Flags;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws up the dossier of one household, within the viewer's area. */
public final class Dossiers {
    private static final int PAYMENTS_SHOWN = 500;
    private static final int VISITS_SHOWN = 500;

    private final Labels labels;
    private final Flags flags;
    private final Identities identities;

    /** Dossiers in those words, with those flags and those names. */
    public Dossiers(Labels labels, Flags flags, Identities identities) {
        this.labels = labels;
        this.flags = flags;
        this.identities = identities;
    }

    /** The dossier; a 404 problem where there is no such household in the viewer's area. */
    public Dossier dossier(Reading reading, String household) {
        History history = History.of(reading, household);
        List<Row> states = history.states();
        if (states.isEmpty()) {
            throw RequestFault.UNKNOWN_THING.with(household);
        }
        Row last = states.get(states.size() - 1);
        List<Row> payments = history.payments();
        List<Row> members = history.members();
        Map<String, Identities.Named> names = identities.of(
                reading.snapshotId(),
                members.stream().map(row -> row.text("person_id")).toList());
        return new Dossier(
                household,
                labels.division(reading, last.text("county_code")),
                labels.division(reading, last.text("village_code")),
                states.stream().map(this::state).toList(),
                members.stream()
                        .map(row -> member(row, names.get(row.text("person_id"))))
                        .toList(),
                history.years().stream().map(Dossiers::year).toList(),
                payments.stream().limit(PAYMENTS_SHOWN).map(this::payment).toList(),
                payments.size(),
                flags.ofHousehold(reading, household, history.flags()),
                history.visits().stream().limit(VISITS_SHOWN).map(this::visit).toList(),
                history.loans().stream().map(Dossiers::loan).toList(),
                history.renovations().stream().map(Dossiers::renovation).toList(),
                history.pairings().stream().map(Dossiers::pairing).toList());
    }

    private Dossier.State state(Row row) {
        String category = row.textOrNull("category");
        String cause = row.textOrNull("cause");
        return new Dossier.State(
                row.dateOrNull("valid_from"),
                row.dateOrNull("valid_to"),
                row.truth("is_current"),
                row.textOrNull("status"),
                category,
                labels.zh("household_category", category),
                cause,
                labels.zh("cause", cause),
                row.textOrNull("village_code"),
                row.textOrNull("housing_grade"),
                row.dateOrNull("enrolled_on"),
                row.dateOrNull("exited_on"),
                row.wholeOrNull("members"));
    }

    private Dossier.Member member(Row row, Identities.@Nullable Named named) {
        String relation = row.textOrNull("relation");
        return new Dossier.Member(
                row.text("person_id"),
                named == null ? null : named.name(),
                named == null ? null : named.maskedIdNumber(),
                row.dateOrNull("as_of"),
                relation,
                labels.zh("relation", relation),
                row.wholeOrNull("birth_year"),
                row.wholeOrNull("age"),
                row.textOrNull("health"),
                row.textOrNull("labour"),
                row.textOrNull("schooling"),
                row.textOrNull("left_behind"),
                row.truthOrNull("is_alive"));
    }

    private static Dossier.Year year(Row row) {
        return new Dossier.Year(
                row.year("year"),
                row.textOrNull("category"),
                row.wholeOrNull("persons"),
                row.wholeOrNull("members"),
                row.truthOrNull("is_surveyed"),
                row.moneyOrNull("operating"),
                row.moneyOrNull("wage"),
                row.moneyOrNull("property"),
                row.moneyOrNull("transfer"),
                row.moneyOrNull("income"),
                row.moneyOrNull("medical_expense"),
                row.moneyOrNull("education_expense"),
                row.moneyOrNull("received"),
                row.wholeOrNull("payments"));
    }

    private Dossier.Payment payment(Row row) {
        String programme = row.textOrNull("programme_code");
        return new Dossier.Payment(
                row.text("payment_no"),
                programme,
                labels.zh("programme", programme),
                row.textOrNull("person_id"),
                row.moneyOrNull("amount"),
                row.dateOrNull("paid_on"),
                row.textOrNull("period"),
                row.textOrNull("fund_source_code"),
                row.textOrNull("payer"),
                row.textOrNull("bank_status"),
                row.moneyOrNull("bank_amount"),
                row.dateOrNull("bank_paid_on"),
                row.textOrNull("publication_no"),
                row.dateOrNull("notice_posted_on"));
    }

    private Dossier.Visit visit(Row row) {
        String kind = row.textOrNull("kind");
        return new Dossier.Visit(
                row.text("visit_no"),
                kind,
                labels.zh("visit_kind", kind),
                row.textOrNull("branch_code"),
                row.dateOrNull("visited_on"));
    }

    private static Dossier.Loan loan(Row row) {
        return new Dossier.Loan(
                row.text("loan_no"),
                row.wholeOrNull("year"),
                row.textOrNull("bank"),
                row.moneyOrNull("principal"),
                row.figureOrNull("annual_rate"),
                row.truthOrNull("secured"),
                row.textOrNull("purpose"),
                row.dateOrNull("issued_on"),
                row.dateOrNull("due_on"),
                row.dateOrNull("repaid_on"),
                row.textOrNull("status"),
                row.moneyOrNull("interest_subsidy"));
    }

    private static Dossier.Renovation renovation(Row row) {
        return new Dossier.Renovation(
                row.text("case_no"),
                row.textOrNull("grade"),
                row.textOrNull("mode"),
                row.dateOrNull("identified_on"),
                row.dateOrNull("started_on"),
                row.dateOrNull("completed_on"),
                row.dateOrNull("accepted_on"),
                row.dateOrNull("closed_on"),
                row.moneyOrNull("upper_fund"),
                row.moneyOrNull("local_fund"),
                row.moneyOrNull("self_fund"),
                row.dateOrNull("paid_on"));
    }

    private static Dossier.Pairing pairing(Row row) {
        return new Dossier.Pairing(
                row.text("branch_code"),
                row.textOrNull("branch_name"),
                row.dateOrNull("paired_on"),
                row.dateOrNull("ended_on"));
    }
}
