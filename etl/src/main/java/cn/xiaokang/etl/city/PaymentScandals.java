package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Money paid to those who may not have it any more, twice, too much, or to somebody else. */
final class PaymentScandals {
    private final Scandals scandals;
    private final CityPlan plan;
    private final Citizens citizens;
    private final Numbers numbers;
    private final Dice dice;

    PaymentScandals(Scandals scandals, Citizens citizens, Numbers numbers) {
        this.scandals = scandals;
        this.plan = scandals.plan;
        this.citizens = citizens;
        this.numbers = numbers;
        this.dice = plan.dice("payment scandals");
    }

    void happen() {
        afterlife();
        away();
        twice();
        entitlement();
        accounts();
        identities();
        oneVillage();
    }

    private static boolean isDibao(Household household) {
        return household.category.equals("DIBAO");
    }

    private static boolean many(Household household) {
        return household.people.size() >= 2 && (isDibao(household) || household.category.equals("EDGE"));
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private Person certified(Household household, int at, String kind, String grade) {
        Person person = household.people.get(at);
        if (person.certificate == null) {
            person.certificate = new Person.Certificate(
                    "C9" + person.id.substring(6, 12) + person.id.substring(14, 17),
                    kind,
                    grade,
                    LocalDate.of(plan.baseYear() - 3, 3, 3));
        }
        return person;
    }

    private void afterlife() {
        scandals.each(5, PaymentScandals::many, h -> {
            Person person = certified(h, 1, "LIMB", "G2");
            LocalDate died = scandals.someMonth().plusDays(dice.between(1, 25));
            person.diedOn = died;
            person.employments.removeIf(job -> job.startsOn().isAfter(died));
            for (int i = dice.between(4, 9); i > 0; i--) {
                scandals.extra(
                        h,
                        scandals.payment("P09", h, person, 25_000, month(died).plusMonths(i))
                                .marked("deceased_recipient", Scandals.FRAUD, "care allowance goes on"));
            }
        });
        scandals.each(5, PaymentScandals::many, h -> {
            Person person = h.people.get(1);
            LocalDate died = scandals.someMonth().plusDays(dice.between(1, 25));
            person.diedOn = died;
            person.employments.removeIf(job -> job.startsOn().isAfter(died));
            scandals.extra(
                    h,
                    scandals.payment("P18", h, person, 50_000, month(died))
                            .paid(month(died).plusMonths(2).plusDays(11))
                            .marked("deceased_recipient", Scandals.LOOKALIKE, "arrears of the month of death"));
        });
    }

    private void away() {
        scandals.each(2, h -> isDibao(h) && h.people.size() >= 2, h -> {
            Person person = certified(h, 1, "MENTAL", "G2");
            LocalDate since = scandals.someMonth().plusDays(9);
            citizens.custody(person, since, since.plusMonths(14));
            scandals.note("custody_recipient", Scandals.FRAUD, "in prison", h.id);
        });
        scandals.each(2, h -> isDibao(h) && h.people.size() >= 2, h -> {
            Person person = certified(h, 1, "MENTAL", "G2");
            LocalDate since = scandals.someMonth().plusDays(9);
            citizens.custody(person, since, since.plusMonths(1));
            scandals.note("custody_recipient", Scandals.LOOKALIKE, "no whole month", h.id);
        });
        scandals.each(2, PaymentScandals::many, h -> {
            Person person = certified(h, 1, "LIMB", "G3");
            LocalDate left = scandals.someMonth().plusDays(14);
            person.movedOutOn = left;
            person.employments.removeIf(job -> job.startsOn().isAfter(left));
            for (int i = 1; i <= 3; i++) {
                scandals.extra(
                        h,
                        scandals.payment("P08", h, person, 18_000, month(left).plusMonths(i))
                                .marked("moved_out_recipient", Scandals.FRAUD, "moved out"));
            }
        });
        scandals.each(2, PaymentScandals::many, h -> {
            Person person = certified(h, 1, "LIMB", "G3");
            LocalDate left = scandals.someMonth().plusDays(3);
            citizens.residence(h, person, "MOVED_OUT", left);
            citizens.residence(h, person, "REGISTERED", left.plusDays(12));
            scandals.note(
                    "moved_out_recipient", Scandals.LOOKALIKE, "registered again before the next month", person.id);
        });
        scandals.each(4, PaymentScandals::isDibao, h -> {
            LocalDate exit = LocalDate.of(plan.firstYear(), dice.between(2, 11), dice.between(2, 27));
            if (exit.plusMonths(15).isAfter(plan.endsOn())) {
                return;
            }
            h.exitedOn = exit;
            h.people.forEach(p -> p.employments.removeIf(job -> job.startsOn().isAfter(exit)));
            for (int i = dice.between(6, 12); i > 0; i--) {
                scandals.extra(
                        h,
                        scandals.payment(
                                        "P03",
                                        h,
                                        h.people.get(0),
                                        30_000,
                                        month(exit).plusYears(1).plusMonths(i))
                                .marked("paid_after_exit", Scandals.FRAUD, "after observation"));
            }
        });
    }

    private void twice() {
        scandals.each(12, h -> h.people.stream().anyMatch(p -> p.certificate != null && p.certificate.severe()), h -> {
            Person person = h.people.stream()
                    .filter(p -> p.certificate != null && p.certificate.severe())
                    .findFirst()
                    .orElse(h.people.get(0));
            scandals.twist(
                    h,
                    payment -> once(payment, "P10", person.id, p -> {
                        LocalDate again = p.paidOn().plusMonths(dice.between(1, 3));
                        return List.of(p, p.paid(again).marked("duplicate_payment", Scandals.FRAUD, "paid again"));
                    }));
        });
        scandals.each(
                8,
                h -> true,
                h -> scandals.twist(
                        h,
                        payment -> once(
                                payment,
                                "P27",
                                "",
                                p -> List.of(
                                        p,
                                        p.paid(p.paidOn().plusDays(dice.between(3, 40)))
                                                .marked("duplicate_payment", Scandals.FRAUD, "paid again")))));
        scandals.each(
                8,
                PaymentScandals::studies,
                h -> scandals.twist(h, payment -> {
                    if (!payment.programme().equals("P13")
                            && !payment.programme().equals("P14")) {
                        return List.of(payment);
                    }
                    Payment half = payment.of(payment.amount() / 2);
                    return List.of(
                            half.marked("grant_amount", Scandals.LOOKALIKE, "instalments"),
                            half.paid(payment.paidOn().plusMonths(1).withDayOfMonth(7))
                                    .marked("duplicate_payment", Scandals.LOOKALIKE, "instalments"));
                }));
        scandals.each(
                3,
                PaymentScandals::studies,
                h -> scandals.twist(
                        h,
                        payment -> payment.programme().equals("P13")
                                        || payment.programme().equals("P14")
                                ? List.of(payment.of(payment.amount() + 100_000)
                                        .marked("grant_amount", Scandals.FRAUD, "too much"))
                                : List.of(payment)));
        scandals.each(2, h -> h.category.equals("TEKUN"), h -> {
            LocalDate first = month(scandals.someMonth());
            Person person = h.people.get(0);
            citizens.dibao(h, person, first, first.plusMonths(4).minusDays(1), 40_000);
            for (int i = 0; i < 3; i++) {
                scandals.extra(
                        h,
                        scandals.payment("P01", h, person, 40_000, first.plusMonths(i))
                                .paid(first.plusMonths(i).plusDays(26))
                                .marked("incompatible_programmes", Scandals.FRAUD, "support and allowance"));
            }
        });
    }

    private static boolean studies(Household household) {
        return household.people.stream().anyMatch(p -> p.ageAtEndOf(2018) >= 11 && p.ageAtEndOf(2018) <= 20);
    }

    private interface Change {
        List<Payment> of(Payment payment);
    }

    /** Changes the payments of one programme, of one year alone; of one person when it is named. */
    private List<Payment> once(Payment payment, String programme, String identity, Change change) {
        boolean fits = payment.programme().equals(programme)
                && (identity.isEmpty() || identity.equals(payment.identity()))
                && payment.period()
                        .startsWith(String.valueOf(plan.firstYear()
                                + Math.floorMod(
                                        payment.identity().hashCode(),
                                        Math.max(1, plan.lastYear() - plan.firstYear()))));
        return fits ? change.of(payment) : List.of(payment);
    }

    private void entitlement() {
        scandals.each(3, h -> h.people.get(0).certificate == null, h -> {
            LocalDate first = month(scandals.someMonth());
            for (int i = 0; i < 4; i++) {
                scandals.extra(
                        h,
                        scandals.payment("P08", h, h.people.get(0), 18_000, first.plusMonths(i))
                                .marked("disability_allowance_unentitled", Scandals.FRAUD, "no certificate"));
            }
        });
        scandals.each(2, h -> h.people.get(0).certificate == null, h -> {
            Person person = h.people.get(0);
            LocalDate issued = LocalDate.of(plan.firstYear(), dice.between(2, 11), dice.between(5, 25));
            person.certificate = new Person.Certificate(
                    "C9" + person.id.substring(6, 12) + person.id.substring(14, 17), "HEARING", "G4", issued);
            if (h.category.equals("DIBAO") || h.category.equals("EDGE")) {
                scandals.extra(
                        h,
                        scandals.payment("P08", h, person, 10_000, month(issued))
                                .marked("disability_allowance_unentitled", Scandals.LOOKALIKE, "the month of issue"));
            }
        });
        scandals.each(
                3,
                h -> h.people.get(0).ageAtEndOf(plan.baseYear()) > 40 && h.category.startsWith("E"),
                h -> scandals.extra(
                        h,
                        scandals.payment(
                                        "P13",
                                        h,
                                        h.people.get(0),
                                        500_000,
                                        month(scandals.someMonth()).withMonth(11))
                                .forPeriod(String.valueOf(scandals.someYear()))
                                .marked("grant_amount", Scandals.FRAUD, "no student")));
        scandals.each(2, h -> h.category.equals("EXPENDITURE"), h -> {
            LocalDate first = month(scandals.someMonth());
            scandals.extra(h, scandals.payment("P01", h, h.people.get(0), 60_000, first));
            scandals.note("dibao_mismatch", Scandals.FRAUD, "allowance without being a recipient", h.people.get(0).id);
        });
        for (int i = scandals.many(2); i > 0; i--) {
            Household near = scandals.draw(h -> true);
            if (near != null) {
                Person stranger = citizens.stranger(dice);
                LocalDate since = LocalDate.of(scandals.someYear(), 1, 1);
                citizens.dibao(near, stranger, since, since.plusYears(1).minusDays(1), 50_000);
                scandals.note("dibao_mismatch", Scandals.FRAUD, "recipient in no household", stranger.id);
            }
        }
        scandals.each(6, PaymentScandals::many, h -> {
            Person person = h.people.get(1);
            person.certificate = new Person.Certificate(
                    "C9" + person.id.substring(6, 12) + person.id.substring(14, 17),
                    "VISION",
                    "G1",
                    LocalDate.of(plan.baseYear() - 2, 5, 5));
            scandals.twist(
                    h, p -> p.programme().equals("P09") && p.identity().equals(person.id) ? List.of() : List.of(p));
            scandals.note("missed_entitlement", Scandals.FRAUD, "G1 without care allowance", person.id);
        });
    }

    private void accounts() {
        scandals.each(6, PaymentScandals::isDibao, h -> {
            Person stranger = citizens.stranger(dice);
            String account = numbers.account();
            String from = Registers.month(scandals.someMonth());
            int[] left = {3};
            scandals.twist(h, p -> {
                if (Registers.month(p.paidOn()).compareTo(from) < 0 || left[0]-- <= 0) {
                    return List.of(p);
                }
                return List.of(
                        p.to(account, stranger.name).marked("account_not_household", Scandals.FRAUD, "stranger"));
            });
        });
        scandals.each(4, PaymentScandals::isDibao, h -> {
            Household other = scandals.draw(o -> true);
            if (other != null) {
                Person guardian = other.people.get(0);
                citizens.kin(h.people.get(0).id, guardian.id, "SIBLING");
                scandals.twist(h, p -> List.of(p.to(other.account, guardian.name)));
                scandals.note("account_not_household", Scandals.LOOKALIKE, "a guardian who is kin", h.id);
            }
        });
        scandals.each(4, PaymentScandals::isDibao, h -> {
            scandals.twist(
                    h,
                    p -> List.of(p.to(
                            p.account(),
                            p.accountName().charAt(0) + "·" + p.accountName().substring(1))));
            scandals.note("account_not_household", Scandals.LOOKALIKE, "a dot in the name", h.id);
        });
        for (int i = scandals.many(1); i > 0; i--) {
            share(3, false);
            share(3, true);
        }
    }

    private void share(int many, boolean kin) {
        List<Household> together = new ArrayList<>();
        String account = numbers.account();
        for (int i = 0; i < many; i++) {
            Household household = scandals.draw(PaymentScandals::isDibao);
            if (household != null) {
                together.forEach(o -> {
                    if (kin) {
                        citizens.kin(household.people.get(0).id, o.people.get(0).id, "SIBLING");
                    }
                });
                together.add(household);
                scandals.twist(household, p -> List.of(p.to(account, p.accountName())));
            }
        }
        if (together.size() < many) {
            return;
        }
        scandals.note(
                "shared_account",
                kin ? Scandals.LOOKALIKE : Scandals.FRAUD,
                kin ? "siblings share an account" : "three households",
                account);
    }

    private void identities() {
        scandals.each(6, h -> true, h -> {
            String other = citizens.stranger(dice).name;
            scandals.twist(
                    h,
                    p -> once(
                            p,
                            "P27",
                            "",
                            one -> List.of(
                                    one.named(other).marked("identity_conflict", Scandals.FRAUD, "another name"))));
        });
        scandals.each(
                6,
                h -> true,
                h -> scandals.twist(
                        h,
                        p -> once(
                                p,
                                "P27",
                                "",
                                one -> List.of(one.named(one.name().charAt(0) + " "
                                                + one.name().substring(1))
                                        .marked("identity_conflict", Scandals.LOOKALIKE, "white space in the name")))));
        scandals.each(3, h -> true, h -> {
            Person ghost = citizens.stranger(dice);
            char check = ghost.id.charAt(17) == '5' ? '6' : '5';
            LocalDate first = month(scandals.someMonth());
            Payment paid = new Payment(
                    "P18",
                    ghost.id.substring(0, 17) + check,
                    ghost.name,
                    null,
                    h.village,
                    numbers.account(),
                    ghost.name,
                    80_000,
                    first.plusDays(19),
                    String.valueOf(first.getYear()),
                    "F3",
                    "PAID",
                    "");
            scandals.extra(h, paid.marked("invalid_identity", Scandals.FRAUD, "nobody's number"));
        });
    }

    /** One village whose farms get far more than those of its neighbours. */
    private void oneVillage() {
        for (int i = scandals.many(1); i > 0; i--) {
            Household chosen = scandals.draw(h -> true);
            if (chosen != null) {
                LocalDate first = LocalDate.of(scandals.someYear(), 5, 1);
                scandals.note(
                        "village_outlier", Scandals.FRAUD, "far more for farms than elsewhere", chosen.village.code());
                for (int n = 0; n < 5; n++) {
                    scandals.extra(
                            chosen,
                            new Payment(
                                    "P18",
                                    chosen.people.get(0).id,
                                    chosen.people.get(0).name,
                                    chosen.id,
                                    chosen.village,
                                    chosen.account,
                                    chosen.people.get(0).name,
                                    2_000_000,
                                    first.plusDays(n),
                                    String.valueOf(first.getYear()),
                                    "F3",
                                    "PAID",
                                    ""));
                }
            }
        }
    }
}
