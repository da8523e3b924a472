package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the households of a county are due in one month under each programme, in the order of the register. */
final class Benefits {
    private static final Map<String, Long> LIVING = Map.of("G1", 34_000L, "G2", 26_000L, "G3", 18_000L, "G4", 10_000L);

    private final CityPlan plan;
    private final Map<String, List<Works.Renovation>> renovations = new HashMap<>();

    Benefits(CityPlan plan, Works works) {
        this.plan = plan;
        for (Works.Renovation one : works.renovations) {
            LocalDate paid = one.paidOn;
            if (paid != null) {
                renovations
                        .computeIfAbsent(one.household.county() + Registers.month(paid), k -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    List<Payment> due(String county, List<Household> households, LocalDate first) {
        List<Payment> due = new ArrayList<>();
        for (Household household : households) {
            Person head = household.headOn(first);
            boolean here = head.isHereOn(first);
            if (household.isEntitledOn(first) && here) {
                monthly(household, head, first, due);
                yearly(household, head, first, due);
            }
        }
        for (Works.Renovation one : renovations.getOrDefault(county + Registers.month(first), List.of())) {
            Person head = one.household.headOn(first);
            due.add(payment("P12", one.household, head, one.upper + one.local, paidOn(one, first), year(first), "F2")
                    .to(one.account, one.accountName));
        }
        return due;
    }

    private static LocalDate paidOn(Works.Renovation one, LocalDate otherwise) {
        LocalDate paid = one.paidOn;
        return paid == null ? otherwise : paid;
    }

    private static String year(LocalDate day) {
        return String.valueOf(day.getYear());
    }

    private static Payment payment(
            String programme,
            Household household,
            Person person,
            long amount,
            LocalDate paidOn,
            String period,
            String fund) {
        return new Payment(
                programme,
                person.id,
                person.name,
                household.id,
                household.village,
                household.account,
                household.headOn(paidOn).name,
                amount,
                paidOn,
                period,
                fund,
                "PAID",
                "");
    }

    private void monthly(Household household, Person head, LocalDate first, List<Payment> due) {
        Dice dice = plan.dice("month " + household.id + first);
        LocalDate payday = first.plusDays(24);
        if (dice.chance(0.025) && first.plusMonths(1).isBefore(plan.endsOn())) {
            payday = first.plusMonths(1).plusDays(19);
        }
        String period = Registers.month(first);
        String fund = household.id.hashCode() % 10 < 3 ? "F2" : "F4";
        long together = 0;
        for (Person person : household.people) {
            Dibao dibao = Dibao.of(household, person, plan, first.getYear());
            if (dibao == null || !dibao.isLiveOn(first) || !person.home.equals(household.id)) {
                continue;
            }
            if (dibao.single()) {
                due.add(payment("P01", household, person, dibao.monthly(), payday, period, fund));
            } else {
                together += dibao.monthly();
            }
        }
        if (together > 0) {
            due.add(payment("P01", household, head, together, payday, period, fund));
        }
        if (household.category.equals("TEKUN")) {
            long amount = Math.round(Standards.dibao(first.getYear()) * 1.3) * 100;
            due.add(payment("P02", household, head, amount, payday, period, "F4"));
        }
        for (Person person : household.people) {
            if (person.isHereOn(first) && person.home.equals(household.id)) {
                disabled(household, person, first, payday, period, due);
                for (Person.Employment job : person.employments) {
                    if (job.kind().equals("PUBLIC_POST")
                            && !job.startsOn().isAfter(first)
                            && !job.endsOn().isBefore(first.plusMonths(1).minusDays(1))) {
                        due.add(payment("P23", household, person, 60_000, payday, period, "F4"));
                    }
                }
            }
        }
    }

    private static void disabled(
            Household household, Person person, LocalDate first, LocalDate payday, String period, List<Payment> due) {
        Person.Certificate held = person.certificate;
        if (held == null || held.issuedOn().isAfter(first)) {
            return;
        }
        if (household.category.equals("DIBAO") || household.category.equals("EDGE")) {
            long amount = LIVING.getOrDefault(held.grade(), 0L);
            if (person.nature > 0.02) {
                due.add(payment("P08", household, person, amount, payday, period, "F4"));
            }
        }
        if ((held.severe() && person.nature > 0.035)
                || (held.grade().equals("G3") && held.mind() && person.nature > 0.9)) {
            due.add(payment(
                    "P09", household, person, held.grade().equals("G1") ? 50_000 : 25_000, payday, period, "F4"));
        }
    }

    private void yearly(Household household, Person head, LocalDate first, List<Payment> due) {
        int year = first.getYear();
        Dice dice = plan.dice("year " + household.id + first);
        boolean able = household.category.charAt(0) == 'E';
        switch (first.getMonthValue()) {
            case 5 -> {
                if (able && dice.chance(0.50)) {
                    due.add(payment(
                            "P18",
                            household,
                            head,
                            dice.oneOf(50_000L, 80_000L, 120_000L, 200_000L),
                            first.plusDays(19),
                            year(first),
                            "F3"));
                }
            }
            case 6 -> {
                if (dice.chance(0.945)) {
                    due.add(payment("P27", household, head, 36_000, first.plusDays(9), year(first), "F4"));
                }
            }
            case 8, 9, 11 -> students(household, first, dice, due);
            case 12 -> december(household, head, first, dice, due);
            default -> {}
        }
        if (first.getMonthValue() == 9 && year == plan.firstYear() + 1 && dice.chance(0.055)) {
            due.add(payment("P04", household, head, 120_000, first.plusDays(11), Registers.month(first), "F1"));
        }
    }

    private static void students(Household household, LocalDate first, Dice dice, List<Payment> due) {
        int year = first.getYear();
        for (Person person : household.people) {
            if (!person.isHereOn(first) || !person.home.equals(household.id)) {
                continue;
            }
            String stage = person.schooling(year);
            Person.Certificate held = person.certificate;
            switch (first.getMonthValue()) {
                case 8 -> {
                    if (stage.equals("COLLEGE") && dice.chance(0.15)) {
                        due.add(payment("P28", household, person, 200_000, first.plusDays(27), year(first), "F5"));
                    }
                }
                case 9 -> {
                    if (held != null && held.severe() && !held.issuedOn().isAfter(first)) {
                        due.add(payment("P10", household, person, 60_000, first.plusDays(14), year(first), "F4"));
                    }
                }
                default -> {
                    LocalDate day = first.plusDays(dice.below(28));
                    if (stage.equals("COLLEGE") && dice.chance(0.93)) {
                        due.add(payment("P13", household, person, 500_000, day, year(first), "F4"));
                    } else if (stage.equals("SENIOR") && dice.chance(0.92)) {
                        due.add(payment("P14", household, person, 300_000, day, year(first), "F4"));
                    } else if (stage.equals("PRESCHOOL") && dice.chance(0.85)) {
                        due.add(payment("P15", household, person, 100_000, first.plusDays(19), year(first), "F4"));
                    }
                }
            }
        }
    }

    private void december(Household household, Person head, LocalDate first, Dice dice, List<Payment> due) {
        int year = first.getYear();
        if (dice.chance(0.055)) {
            String period = Registers.month(LocalDate.of(year, dice.between(1, 11), 1));
            due.add(payment(
                    "P03", household, head, dice.oneOf(80_000L, 150_000L, 300_000L), first.plusDays(4), period, "F4"));
        }
        if (year > plan.firstYear() && dice.chance(0.27)) {
            due.add(payment(
                    "P26",
                    household,
                    head,
                    dice.oneOf(100_000L, 150_000L, 200_000L),
                    first.plusDays(21),
                    year(first),
                    "F6"));
        }
        for (Person person : household.people) {
            for (Person.Employment job : person.employments) {
                if (job.kind().equals("PROCESSING") && job.startsOn().getYear() == year && person.isHereOn(first)) {
                    due.add(payment(
                            "P19",
                            household,
                            person,
                            dice.between(10_000, 90_000),
                            first.plusDays(19),
                            year(first),
                            "F4"));
                }
            }
        }
    }
}
