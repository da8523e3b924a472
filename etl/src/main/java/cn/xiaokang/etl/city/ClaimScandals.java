package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims that don't hold: hospital bills, subsidies, houses, loans, projects, visits, courses. */
final class ClaimScandals {
    /** What is paid of pension subsidies above or below what the tier gives, in cents by person and year. */
    final Map<String, Long> oddSubsidies = new HashMap<>();

    private final Scandals scandals;
    private final CityPlan plan;
    private final Citizens citizens;
    private final Works works;
    private final Projects projects;
    private final Dice dice;

    ClaimScandals(Scandals scandals, Citizens citizens, Works works, Projects projects) {
        this.scandals = scandals;
        this.plan = scandals.plan;
        this.citizens = citizens;
        this.works = works;
        this.projects = projects;
        this.dice = plan.dice("claim scandals");
    }

    void happen(Geography geography) {
        hospitals();
        pensions();
        houses();
        loans();
        projects(geography);
        visits();
        courses();
    }

    private void bill(
            Household household,
            LocalDate day,
            int days,
            double share,
            long total,
            String hospital,
            String rule,
            String kind,
            String why) {
        scandals.happens(household, day, life -> {
            String number = life.bill(
                    household,
                    household.people.get(0),
                    hospital,
                    days > 0,
                    day.minusDays(days),
                    day,
                    total,
                    share,
                    dice);
            scandals.note(rule, kind, why, number);
        });
    }

    private void hospitals() {
        for (double[] one : new double[][] {{4, 1.25, 600_000}, {6, 0.35, 700_000}}) {
            boolean much = one[1] > 1;
            scandals.each(
                    one[0],
                    h -> true,
                    h -> bill(
                            h,
                            scandals.someMonth().plusDays(12),
                            6,
                            one[1],
                            (long) one[2],
                            "嘉兴市第二医院",
                            much ? "medical_aid_excess" : "medical_aid_short",
                            Scandals.FRAUD,
                            much ? "more than was borne" : "below the share"));
        }
        scandals.each(
                3,
                h -> true,
                h -> bill(
                        h,
                        scandals.someMonth().plusDays(12),
                        6,
                        1.0,
                        500_000,
                        "县人民医院",
                        "medical_aid_excess",
                        Scandals.LOOKALIKE,
                        "all of what was borne"));
        scandals.each(
                3,
                h -> true,
                h -> bill(
                        h,
                        scandals.someMonth().plusDays(12),
                        0,
                        0.0,
                        18_000,
                        "镇卫生院",
                        "medical_aid_short",
                        Scandals.LOOKALIKE,
                        "a small bill"));
        scandals.each(3, h -> true, h -> stays(h, -5, "overlapping_stays", Scandals.FRAUD, "two hospitals"));
        scandals.each(
                3,
                h -> true,
                h -> stays(h, 0, "overlapping_stays", Scandals.LOOKALIKE, "moved on the day of discharge"));
    }

    /** A stay of twelve days, and another elsewhere that begins {@code gap} days after its end. */
    private void stays(Household household, int gap, String rule, String kind, String why) {
        LocalDate first = scandals.someMonth().plusDays(4);
        LocalDate second = first.plusDays(12L + gap);
        Person person = household.people.get(0);
        scandals.happens(household, first, life -> {
            double share = 0.75;
            life.bill(household, person, "嘉兴市第一医院", true, first, first.plusDays(12), 900_000, share, dice);
            String number =
                    life.bill(household, person, "县中医医院", true, second, second.plusDays(9), 700_000, share, dice);
            scandals.note(rule, kind, why, number);
        });
    }

    private void pensions() {
        scandals.each(5, this::pays, h -> {
            String key = h.people.get(0).id + scandals.someYear();
            oddSubsidies.put(key, dice.oneOf(2_000L, 17_500L));
            scandals.note("pension_oversubsidy", Scandals.FRAUD, "above the share", h.people.get(0).id);
        });
        scandals.each(3, this::pays, h -> {
            oddSubsidies.put(h.people.get(0).id + scandals.someYear(), 50L);
            scandals.note("pension_oversubsidy", Scandals.LOOKALIKE, "rounded", h.people.get(0).id);
        });
    }

    /** Whether the head pays into a pension through all the years. */
    private boolean pays(Household household) {
        Person head = household.people.get(0);
        return head.works(plan.firstYear()) && head.ageAtEndOf(plan.lastYear()) < 60 && !head.insuredAsEmployee;
    }

    private Works.@Nullable Renovation house(String mode, LocalDate identified) {
        Household household = scandals.draw(h -> h.unsafeGrade == null);
        if (household == null) {
            return null;
        }
        Works.Renovation one = new Works.Renovation(works.caseNo(), household, "C", mode, identified, dice);
        works.renovations.add(one);
        return one;
    }

    private LocalDate early() {
        return dice.between(plan.startsOn().plusDays(15), plan.startsOn().plusDays(200));
    }

    private interface Spoil {
        void it(Works.Renovation one);
    }

    private void houses(
            double usual, String mode, String rule, String kind, String why, LocalDate identified, Spoil spoil) {
        for (int i = scandals.many(usual); i > 0; i--) {
            Works.Renovation one = house(mode, identified);
            if (one != null) {
                spoil.it(one);
                scandals.note(rule, kind, why, one.caseNo);
            }
        }
    }

    private void houses() {
        houses(
                6,
                "REPAIR",
                "renovation_unmatched",
                Scandals.FRAUD,
                "half matched",
                early(),
                one -> one.local = one.upper / 2);
        houses(2, "REPAIR", "renovation_unmatched", Scandals.LOOKALIKE, "not accepted yet", early(), one -> {
            one.local = one.upper / 2;
            one.acceptedOn = null;
            one.closedOn = null;
            one.paidOn = null;
        });
        houses(
                3,
                "REBUILD",
                "renovation_diverted",
                Scandals.FRAUD,
                "stranger's account",
                early(),
                one -> one.accountName = citizens.stranger(dice).name);
        houses(
                2,
                "LEASE",
                "renovation_diverted",
                Scandals.LOOKALIKE,
                "the owner of the dwelling",
                early(),
                one -> one.accountName = citizens.stranger(dice).name);
        houses(4, "REPAIR", "renovation_unaccepted", Scandals.FRAUD, "paid first", early(), one -> {
            LocalDate accepted = one.acceptedOn;
            one.paidOn = accepted == null ? null : accepted.minusDays(12);
        });
        houses(
                2,
                "REPAIR",
                "renovation_unaccepted",
                Scandals.LOOKALIKE,
                "paid on the day",
                early(),
                one -> one.paidOn = one.acceptedOn);
        houses(
                5,
                "REPAIR",
                "renovation_not_closed",
                Scandals.FRAUD,
                "never closed",
                early(),
                one -> one.closedOn = null);
        houses(
                2,
                "REPAIR",
                "renovation_not_closed",
                Scandals.LOOKALIKE,
                "accepted lately",
                plan.endsOn().minusDays(300),
                one -> {
                    one.completedOn = plan.endsOn().minusDays(80);
                    one.acceptedOn = plan.endsOn().minusDays(60);
                    one.closedOn = null;
                    one.paidOn = plan.endsOn().minusDays(40);
                });
        houses(2, "REPAIR", "renovation_repeat", Scandals.LOOKALIKE, "the first was never accepted", early(), one -> {
            one.acceptedOn = null;
            one.closedOn = null;
            one.paidOn = null;
            again(one);
        });
        List<String> repeated = new ArrayList<>();
        houses(
                2,
                "REPAIR",
                "renovation_repeat",
                Scandals.LOOKALIKE,
                "the first of two",
                early(),
                one -> repeated.add(again(one)));
        repeated.forEach(number -> scandals.note("renovation_repeat", Scandals.FRAUD, "twice", number));
    }

    private String again(Works.Renovation first) {
        Works.Renovation second = new Works.Renovation(
                works.caseNo(), first.household, "C", "REPAIR", first.identifiedOn.plusDays(500), dice);
        works.renovations.add(second);
        return second.caseNo;
    }

    private void loans() {
        loans(3, 15_000_000, false, 1.0, true, "loan_out_of_range", Scandals.FRAUD, "too large");
        loans(3, 8_000_000, true, 1.0, true, "loan_out_of_range", Scandals.FRAUD, "secured");
        loans(2, 10_000_000, false, 1.0, true, "loan_out_of_range", Scandals.LOOKALIKE, "the most that is allowed");
        loans(
                2,
                30_000_000,
                true,
                0.0,
                false,
                "loan_out_of_range",
                Scandals.LOOKALIKE,
                "no household of the register, no subsidy");
        loans(3, 8_000_000, false, 1.0, false, "loan_subsidy_unentitled", Scandals.FRAUD, "never enrolled");
        loans(3, 6_000_000, false, 1.5, true, "loan_subsidy_unentitled", Scandals.FRAUD, "too much");
        scandals.each(2, h -> h.category.equals("EXPENDITURE"), h -> {
            LocalDate issued = plan.startsOn().plusDays(40);
            works.loans.add(works.loan(h.id, h.county(), h.people.get(0), 5_000_000, false, issued, 1.0, dice));
            LocalDate exit = issued.plusDays(250);
            if (exit.isBefore(plan.endsOn())) {
                h.exitedOn = exit;
                h.people.forEach(
                        p -> p.employments.removeIf(job -> job.startsOn().isAfter(exit)));
            }
            scandals.note(
                    "loan_subsidy_unentitled",
                    Scandals.LOOKALIKE,
                    "left after the loan was given",
                    works.loans.get(works.loans.size() - 1).loanNo());
        });
    }

    private void loans(
            double usual,
            long principal,
            boolean secured,
            double share,
            boolean enrolled,
            String rule,
            String kind,
            String why) {
        for (int i = scandals.many(usual); i > 0; i--) {
            Household household = scandals.draw(h -> h.category.startsWith("E"));
            if (household != null) {
                Person borrower = enrolled ? household.people.get(0) : citizens.stranger(dice);
                LocalDate issued =
                        dice.between(plan.startsOn().plusDays(20), plan.endsOn().minusDays(60));
                Works.Loan loan = works.loan(
                        enrolled ? household.id : "",
                        household.county(),
                        borrower,
                        principal,
                        secured,
                        issued,
                        share,
                        dice);
                works.loans.add(loan);
                scandals.note(rule, kind, why, loan.loanNo());
            }
        }
    }

    private void projects(Geography geography) {
        project(
                geography,
                3,
                "split_payments",
                Scandals.FRAUD,
                "three below the limit",
                20_000_000,
                6,
                4_800_000,
                4_700_000,
                4_900_000);
        project(
                geography,
                2,
                "split_payments",
                Scandals.LOOKALIKE,
                "far apart",
                20_000_000,
                45,
                4_800_000,
                4_700_000,
                4_900_000);
        project(
                geography,
                2,
                "split_payments",
                Scandals.LOOKALIKE,
                "at the limit",
                20_000_000,
                6,
                5_000_000,
                5_000_000);
        project(
                geography,
                3,
                "project_overspent",
                Scandals.FRAUD,
                "a fifth above",
                30_000_000,
                50,
                18_000_000,
                18_000_000);
        project(
                geography,
                2,
                "project_overspent",
                Scandals.LOOKALIKE,
                "within five in a hundred",
                30_000_000,
                50,
                15_700_000,
                15_700_000);
    }

    private void project(
            Geography geography,
            double usual,
            String rule,
            String kind,
            String why,
            long budget,
            int apart,
            long... parts) {
        for (int i = scandals.many(usual); i > 0; i--) {
            Geography.Village village = dice.pick(geography.villages(dice.pick(geography.counties())));
            Projects.Project usualOne = projects.project(village, plan.firstYear(), dice);
            List<Projects.Payment> paid = new ArrayList<>();
            LocalDate on = usualOne.approvedOn().plusDays(50);
            for (long part : parts) {
                paid.add(new Projects.Payment(on, part));
                on = on.plusDays(apart);
            }
            paid.removeIf(p -> p.paidOn().isAfter(plan.endsOn()));
            projects.projects.add(new Projects.Project(
                    usualOne.number(),
                    village,
                    usualOne.kind(),
                    budget,
                    usualOne.fund(),
                    usualOne.approvedOn(),
                    usualOne.completedOn(),
                    usualOne.contractor(),
                    paid));
            scandals.note(rule, kind, why, usualOne.number());
        }
    }

    private void visits() {
        for (int i = scandals.many(2); i > 0; i--) {
            busyDay(20, Scandals.FRAUD, "twenty visits in a day");
            busyDay(15, Scandals.LOOKALIKE, "fifteen visits in a day");
        }
        scandals.each(2, h -> h.people.size() == 1, h -> {
            LocalDate died = scandals.someMonth().plusDays(8);
            h.people.get(0).diedOn = died;
            LocalDate exit = died.plusDays(25);
            h.exitedOn = exit.isAfter(plan.endsOn()) ? null : exit;
            h.people.get(0).employments.removeIf(job -> job.startsOn().isAfter(died));
            LocalDate day = died.plusMonths(1).withDayOfMonth(20);
            scandals.happens(
                    h,
                    day,
                    life -> scandals.note(
                            "visit_fabricated",
                            Scandals.FRAUD,
                            "nobody was left",
                            life.visit("PAIRING", h, "走" + h.village.shortName(), Works.branchCode(h), day, dice)));
        });
    }

    private void busyDay(int many, String kind, String why) {
        Household first = scandals.draw(h -> true);
        if (first == null) {
            return;
        }
        LocalDate day = scandals.someMonth().plusDays(dice.between(1, 26));
        String visitor = "钱" + first.village.shortName() + many + first.id.substring(9);
        scandals.happens(first, day, life -> {
            for (int n = 0; n < many; n++) {
                scandals.note(
                        "visit_fabricated",
                        kind,
                        why,
                        life.visit("PAIRING", first, visitor, Works.branchCode(first), day, dice));
            }
        });
    }

    private void courses() {
        scandals.each(3, h -> h.people.size() >= 2, h -> {
            Person person = h.people.get(1);
            LocalDate died = scandals.someMonth().plusDays(8);
            person.diedOn = died;
            person.employments.removeIf(job -> job.startsOn().isAfter(died));
            citizens.employment(h, person, "TRAINING", died.plusDays(30), died.plusDays(40));
            scandals.note("training_ghost", Scandals.FRAUD, "trained after death", person.id);
        });
        scandals.each(2, h -> h.category.startsWith("EX") && h.people.size() >= 2, h -> {
            Person person = h.people.get(1);
            LocalDate since = scandals.someMonth().plusDays(9);
            person.employments.clear();
            citizens.custody(person, since, since.plusMonths(6));
            citizens.employment(h, person, "TRAINING", since.plusDays(40), since.plusDays(50));
            scandals.note("training_ghost", Scandals.FRAUD, "trained in prison", person.id);
        });
        scandals.each(2, h -> h.category.startsWith("EX") && h.people.size() >= 2, h -> {
            Person person = h.people.get(1);
            LocalDate since = scandals.someMonth().plusDays(9);
            person.employments.clear();
            citizens.custody(person, since, since.plusMonths(6));
            citizens.employment(h, person, "TRAINING", since.minusDays(10), since);
            scandals.note("training_ghost", Scandals.LOOKALIKE, "ended on the day of arrest", person.id);
        });
    }
}
