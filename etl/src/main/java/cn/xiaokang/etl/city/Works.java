package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is lent, built and earned: loans, renovations, projects and their payments, village economies, pairing. */
final class Works {
    /** A dwelling's renovation; the warehouse's money for it is paid on {@code paidOn}. */
    static final class Renovation {
        final String caseNo;
        final Household household;
        final String grade;
        String mode;
        final LocalDate identifiedOn;
        final LocalDate startedOn;

        @Nullable
        LocalDate completedOn;

        @Nullable
        LocalDate acceptedOn;

        @Nullable
        LocalDate closedOn;

        @Nullable
        LocalDate paidOn;

        final long upper;
        long local;
        final long own;
        String account;
        String accountName;

        Renovation(String caseNo, Household household, String grade, String mode, LocalDate identifiedOn, Dice dice) {
            this.caseNo = caseNo;
            this.household = household;
            this.grade = grade;
            this.mode = mode;
            this.identifiedOn = identifiedOn;
            this.startedOn = identifiedOn.plusDays(dice.between(20, 90));
            LocalDate completed = startedOn.plusDays(dice.between(60, 170));
            LocalDate accepted = completed.plusDays(dice.between(3, 30));
            this.completedOn = completed;
            this.acceptedOn = accepted;
            this.closedOn = accepted.plusDays(dice.between(10, 60));
            this.paidOn = accepted.plusDays(dice.between(5, 40));
            this.upper = dice.oneOf(800_000L, 1_000_000L, 1_500_000L, 2_000_000L);
            this.local = Math.round(upper * dice.oneOf(1.0, 1.0, 1.2, 1.5));
            this.own = dice.between(100, 19_900) * 100L;
            this.account = household.account;
            this.accountName = household.headOn(identifiedOn).name;
        }

        /** Forgets what lies beyond the end of the data. */
        void cutAt(LocalDate end) {
            completedOn = known(completedOn, end);
            acceptedOn = known(acceptedOn, end);
            closedOn = known(closedOn, end);
            paidOn = known(paidOn, end);
        }

        private static @Nullable LocalDate known(@Nullable LocalDate day, LocalDate end) {
            return day == null || day.isAfter(end) ? null : day;
        }
    }

    /** A small loan to a household or, rarely, to somebody else. */
    record Loan(
            String loanNo,
            String householdId,
            String county,
            String borrowerId,
            String borrowerName,
            long principal,
            BigDecimal rate,
            boolean secured,
            LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable LocalDate repaidOn,
            String status,
            long subsidy) {}

    private static final List<BigDecimal> RATES = List.of(new BigDecimal("4.35"), new BigDecimal("4.75"));

    final List<Renovation> renovations = new ArrayList<>();
    final List<Loan> loans = new ArrayList<>();
    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;

    Works(CityPlan plan, Book book, Outbox outbox) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
    }

    /** Sees to loans and unsafe houses of a county's households. */
    void begin(List<Household> households) {
        for (Household household : households) {
            Dice dice = plan.dice("works " + household.id);
            if (household.unsafeGrade != null && household.unsafeUntil <= plan.lastYear()) {
                LocalDate identified = LocalDate.of(Math.max(plan.baseYear(), household.unsafeUntil), 1, 1)
                        .plusDays(dice.between(0, 60));
                if (identified.isAfter(household.enrolledOn)) {
                    renovations.add(new Renovation(
                            caseNo(),
                            household,
                            household.unsafeGrade,
                            dice.oneOf("REPAIR", "REPAIR", "REBUILD", "REBUILD", "EXCHANGE", "LEASE"),
                            identified,
                            dice));
                }
            }
            if (dice.chance(0.075) && household.category.charAt(0) == 'E') {
                lend(household, dice);
            }
        }
    }

    String caseNo() {
        return "W" + String.format("%06d", renovations.size() + 1);
    }

    private void lend(Household household, Dice dice) {
        LocalDate issued =
                dice.between(plan.startsOn().plusDays(20), plan.endsOn().minusDays(380));
        Person head = household.headOn(issued);
        LocalDate exit = household.exitedOn;
        if (!head.isHereOn(issued)
                || issued.isBefore(household.enrolledOn)
                || (exit != null && exit.isBefore(issued))) {
            return;
        }
        loans.add(loan(
                household.id,
                household.county(),
                head,
                dice.oneOf(5_000_000L, 6_000_000L, 8_000_000L, 10_000_000L),
                false,
                issued,
                1.0,
                dice));
    }

    /** {@code share} of the interest of the loan's life is borne by the public purse. */
    Loan loan(
            String householdId,
            String county,
            Person borrower,
            long principal,
            boolean secured,
            LocalDate issued,
            double share,
            Dice dice) {
        LocalDate due = issued.plusYears(dice.between(1, 3));
        LocalDate repaid = due.isAfter(plan.endsOn()) ? null : due.minusDays(dice.oneOf(0, 0, 10, 45));
        boolean overdue = repaid != null && dice.chance(0.02);
        BigDecimal rate = dice.pick(RATES);
        LocalDate until = repaid != null && repaid.isBefore(due) ? repaid : due;
        double interest = principal * rate.doubleValue() / 100 * ChronoUnit.DAYS.between(issued, until) / 365;
        return new Loan(
                "L" + String.format("%06d", loans.size() + 1),
                householdId,
                county,
                borrower.id,
                borrower.name,
                principal,
                rate,
                secured,
                issued,
                due,
                overdue ? null : repaid,
                overdue ? "OVERDUE" : repaid == null ? "CURRENT" : "REPAID",
                Math.round(interest * share));
    }

    void deliver() {
        for (Loan loan : loans) {
            outbox.put(
                    loan.county(),
                    String.valueOf(loan.issuedOn().getYear()),
                    book.sheet("loan")
                            .row(
                                    loan.loanNo(),
                                    loan.householdId().isEmpty() ? null : loan.householdId(),
                                    loan.borrowerId(),
                                    loan.borrowerName(),
                                    "农商银行",
                                    loan.principal(),
                                    loan.rate(),
                                    loan.secured(),
                                    "种养殖",
                                    loan.issuedOn(),
                                    loan.dueOn(),
                                    loan.repaidOn(),
                                    loan.status(),
                                    loan.subsidy()));
        }
        for (Renovation one : renovations) {
            one.cutAt(plan.endsOn());
            Household household = one.household;
            outbox.put(
                    household.county(),
                    String.valueOf(one.identifiedOn.getYear()),
                    book.sheet("housing_renovation")
                            .row(
                                    one.caseNo,
                                    household.id,
                                    household.village.code(),
                                    one.grade,
                                    one.mode,
                                    one.identifiedOn,
                                    one.startedOn,
                                    one.completedOn,
                                    one.acceptedOn,
                                    one.closedOn,
                                    one.upper,
                                    one.local,
                                    one.own,
                                    one.paidOn,
                                    one.account,
                                    one.accountName));
        }
    }

    void deliverPairing(Household household) {
        if (household.branch < 0) {
            return;
        }
        LocalDate since = household.enrolledOn.isBefore(plan.startsOn().plusDays(9))
                ? plan.startsOn().plusDays(9)
                : household.enrolledOn.plusDays(20);
        if (since.isAfter(plan.endsOn())) {
            return;
        }
        String code = branchCode(household);
        outbox.put(
                household.county(),
                String.valueOf(since.getYear()),
                book.sheet("pairing")
                        .row(
                                code,
                                household.village.shortName() + "第" + (household.branch + 1) + "党支部",
                                household.id,
                                since,
                                null));
    }

    static String branchCode(Household household) {
        return household.village.code() + "0" + (household.branch + 1);
    }

    void deliverVillage(Geography.Village village) {
        Dice dice = plan.dice("economy " + village.code());
        double recurring = dice.between(800_000.0, 1_900_000.0);
        double operating = dice.between(230_000.0, 520_000.0);
        for (int year = plan.baseYear(); year <= plan.lastYear(); year++) {
            recurring *= dice.between(1.03, 1.14);
            operating *= dice.between(1.05, 1.20);
            outbox.put(
                    village.county(),
                    String.valueOf(year),
                    book.sheet("village_economy")
                            .row(
                                    village.code(),
                                    String.valueOf(year),
                                    Math.round(recurring * 100),
                                    Math.round(operating * 100),
                                    Math.round(recurring * 2)));
        }
    }
}
