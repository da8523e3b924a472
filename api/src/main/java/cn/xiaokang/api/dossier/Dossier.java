package cn.xiaokang.api.dossier;

import cn.xiaokang.api.flags.FlagLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One household: what it was, is, earned, received and was asked about. People are tokens; the members have their names beside them
 * where the server may read the vault.
 *
 * @param states oldest first; the last one is the current one
 * @param members at the last review
 * @param paymentsInAll how many payments there are, of which the newest 500 are listed
 */
public record Dossier(
        String householdId,
        String countyName,
        String villageName,
        List<State> states,
        List<Member> members,
        List<Year> years,
        List<Payment> payments,
        long paymentsInAll,
        List<FlagLine> flags,
        List<Visit> visits,
        List<Loan> loans,
        List<Renovation> renovations,
        List<Pairing> pairings) {
    /** One state in time. */
    public record State(
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean isCurrent,
            @Nullable String status,
            @Nullable String category,
            String categoryLabel,
            @Nullable String cause,
            String causeLabel,
            @Nullable String villageCode,
            @Nullable String housingGrade,
            @Nullable LocalDate enrolledOn,
            @Nullable LocalDate exitedOn,
            @Nullable Long members) {}

    /**
     * One member.
     *
     * @param name from the vault, null where the server has none
     * @param idNumberMasked the identity number but for its middle, from the vault
     */
    public record Member(
            String personId,
            @Nullable String name,
            @Nullable String idNumberMasked,
            @Nullable LocalDate asOf,
            @Nullable String relation,
            String relationLabel,
            @Nullable Long birthYear,
            @Nullable Long age,
            @Nullable String health,
            @Nullable String labour,
            @Nullable String schooling,
            @Nullable String leftBehind,
            @Nullable Boolean isAlive) {}

    /** Income and benefits of one year, in yuan. */
    public record Year(
            int year,
            @Nullable String category,
            @Nullable Long persons,
            @Nullable Long members,
            @Nullable Boolean isSurveyed,
            @Nullable BigDecimal operating,
            @Nullable BigDecimal wage,
            @Nullable BigDecimal property,
            @Nullable BigDecimal transfer,
            @Nullable BigDecimal income,
            @Nullable BigDecimal medicalExpense,
            @Nullable BigDecimal educationExpense,
            @Nullable BigDecimal received,
            @Nullable Long payments) {}

    /** One payment with its bank return and notice beside it. */
    public record Payment(
            String paymentNo,
            @Nullable String programmeCode,
            String programmeLabel,
            @Nullable String personId,
            @Nullable BigDecimal amount,
            @Nullable LocalDate paidOn,
            @Nullable String period,
            @Nullable String fundSourceCode,
            @Nullable String payer,
            @Nullable String bankStatus,
            @Nullable BigDecimal bankAmount,
            @Nullable LocalDate bankPaidOn,
            @Nullable String publicationNo,
            @Nullable LocalDate noticePostedOn) {}

    /** One visit. */
    public record Visit(
            String visitNo,
            @Nullable String kind,
            String kindLabel,
            @Nullable String branchCode,
            @Nullable LocalDate visitedOn) {}

    /** One loan, in yuan. */
    public record Loan(
            String loanNo,
            @Nullable Long year,
            @Nullable String bank,
            @Nullable BigDecimal principal,
            @Nullable BigDecimal annualRate,
            @Nullable Boolean secured,
            @Nullable String purpose,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate repaidOn,
            @Nullable String status,
            @Nullable BigDecimal interestSubsidy) {}

    /** One renovation, in yuan. */
    public record Renovation(
            String caseNo,
            @Nullable String grade,
            @Nullable String mode,
            @Nullable LocalDate identifiedOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate closedOn,
            @Nullable BigDecimal upperFund,
            @Nullable BigDecimal localFund,
            @Nullable BigDecimal selfFund,
            @Nullable LocalDate paidOn) {}

    /** One pairing with a party branch. */
    public record Pairing(
            String branchCode,
            @Nullable String branchName,
            @Nullable LocalDate pairedOn,
            @Nullable LocalDate endedOn) {}
}
