package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * One household's dossier, or, before a purpose is given, the question for it.
 *
 * @param purposes kinds of purpose to choose from
 * @param isOpen whether a purpose was given and the look recorded
 */
public record DossierView(
        String household,
        boolean isOpen,
        String purpose,
        String fault,
        List<Choice> purposes,
        String area,
        List<Field> facts,
        List<State> states,
        List<Member> members,
        List<Income> incomes,
        List<Received> received,
        List<Payment> payments,
        List<Visit> visits,
        List<Flagged> flags) {

    public static DossierView asking(String household, List<Choice> purposes, String fault) {
        return new DossierView(
                household, false, "", fault, purposes, "", List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
    }

    /** One state of the household in time. */
    public record State(String from, String to, String status, String category, String housing, String members) {}

    /**
     * One member.
     *
     * @param name from the vault, empty where the server has none
     * @param idNumber the identity number but for its middle, empty where the server has none
     */
    public record Member(
            String person,
            String name,
            String idNumber,
            String relation,
            String born,
            String labour,
            String schooling) {}

    public record Income(
            int year,
            String persons,
            Figure wage,
            Figure operating,
            Figure property,
            Figure transfer,
            Figure perPerson,
            Figure line) {}

    /** What the household got in one year from one programme. */
    public record Received(int year, String programme, String payments, Figure amount) {}

    public record Payment(
            String paidOn,
            String period,
            String programme,
            String person,
            Figure amount,
            String bank,
            String notice,
            String source) {}

    public record Visit(String visitedOn, String kind, String branch, String note) {}

    public record Flagged(String title, String severity, String severityLabel, String period, String address) {}
}
