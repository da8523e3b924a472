package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the households of the city and lets them live through its years. */
final class Population {
    private static final String[] CATEGORIES = {"DIBAO", "EDGE", "EXPENDITURE", "TEKUN"};
    private static final double[] SHARES = {0.40, 0.38, 0.17, 0.05};
    private static final String[] CAUSES = {"ILLNESS", "DISABILITY", "LABOUR", "SCHOOLING", "OTHER"};

    private final CityPlan plan;
    private final Geography geography;
    private final Names names;
    private final Numbers numbers;
    private int certificates;

    Population(CityPlan plan, Geography geography, Names names, Numbers numbers) {
        this.plan = plan;
        this.geography = geography;
        this.names = names;
        this.numbers = numbers;
    }

    Map<String, List<Household>> households() {
        Map<String, List<Household>> all = new LinkedHashMap<>();
        int counties = geography.counties().size();
        int begun = 0;
        for (String county : geography.counties()) {
            int wanted = plan.households() / counties + (begun < plan.households() % counties ? 1 : 0);
            begun++;
            Dice dice = plan.dice("population " + county);
            List<Household> households = new ArrayList<>(wanted);
            for (int i = 0; i < wanted; i++) {
                households.add(household(county, i, dice.of("household " + i)));
            }
            all.put(county, households);
        }
        return all;
    }

    private Household household(String county, int index, Dice dice) {
        Geography.Village village = dice.pick(geography.villages(county));
        String category = category(dice);
        Household household = new Household(
                county + String.format("%06d", index),
                village,
                category,
                dice.oneOf(CAUSES),
                enrolment(dice),
                dice.between(1, 20) + "组" + dice.between(1, 120) + "号",
                numbers.phone(),
                numbers.account(),
                plan.lastYear() - plan.baseYear() + 1);
        settle(household, dice);
        if (dice.chance(0.10)) {
            LocalDate first = later(plan.startsOn().plusMonths(1), household.enrolledOn.plusYears(1));
            LocalDate exit = dice.between(first, plan.endsOn().minusDays(3));
            household.exitedOn = exit.isAfter(plan.endsOn()) ? null : exit;
        }
        if (dice.chance(0.065)) {
            household.unsafeGrade = dice.oneOf("C", "C", "D");
            household.unsafeUntil = dice.between(plan.baseYear(), plan.lastYear() + 1);
        }
        closeWhenEmpty(household);
        household.branch = dice.chance(0.965) ? dice.below(3) : -1;
        household.means = means(category, dice);
        earn(household, dice.of("income"));
        return household;
    }

    /** A household of which nobody is left leaves the register soon. */
    private void closeWhenEmpty(Household household) {
        LocalDate last = LocalDate.MIN;
        for (Person person : household.people) {
            LocalDate gone = person.diedOn != null ? person.diedOn : person.movedOutOn;
            if (gone == null) {
                return;
            }
            last = later(last, gone);
        }
        LocalDate closed = later(last.plusDays(20), household.enrolledOn.plusDays(20));
        LocalDate exit = household.exitedOn;
        if (!closed.isAfter(plan.endsOn()) && (exit == null || exit.isAfter(closed))) {
            household.exitedOn = closed;
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String category(Dice dice) {
        double at = dice.between(0.0, 1.0);
        for (int i = 0; i < SHARES.length - 1; i++) {
            at -= SHARES[i];
            if (at < 0) {
                return CATEGORIES[i];
            }
        }
        return CATEGORIES[CATEGORIES.length - 1];
    }

    /** Three in four are there from the start; some come each later year but the last. */
    private LocalDate enrolment(Dice dice) {
        int later = plan.lastYear() - plan.firstYear();
        if (later == 0 || dice.chance(0.75)) {
            return dice.between(LocalDate.of(plan.baseYear() - 2, 1, 1), LocalDate.of(plan.baseYear(), 12, 20));
        }
        int year = plan.firstYear() + dice.below(later);
        return dice.between(LocalDate.of(year, 1, 5), LocalDate.of(year, 12, 21));
    }

    private static double means(String category, Dice dice) {
        return switch (category) {
            case "DIBAO", "TEKUN" -> dice.between(0.20, 0.45);
            case "EDGE" -> dice.between(0.52, 0.90);
            default -> dice.between(0.62, 1.10);
        };
    }

    private void settle(Household household, Dice dice) {
        int base = plan.baseYear();
        Set<String> taken = new HashSet<>();
        if (household.category.equals("TEKUN")) {
            household.people.add(person("HEAD", dice.between(60, 84), "", taken, dice));
        } else {
            int age = dice.between(33, 74);
            Person head = person("HEAD", age, "", taken, dice);
            household.people.add(head);
            String surname = head.name.substring(0, 1);
            if (dice.chance(0.60)) {
                household.people.add(spouse(head, Math.max(25, age + dice.between(-5, 3)), taken, dice));
            }
            int children = dice.oneOf(0, 0, 1, 1, 1, 2);
            for (int i = 0; i < children; i++) {
                int childAge = age - dice.between(22, 34);
                if (childAge >= 0) {
                    household.people.add(person("CHILD", childAge, surname, taken, dice));
                }
            }
            if (age < 58 && dice.chance(0.03)) {
                LocalDate born = dice.between(plan.startsOn(), plan.endsOn().minusDays(40));
                household.people.add(person("CHILD", born, surname, taken, dice));
            }
            if (age < 62 && dice.chance(0.14)) {
                household.people.add(person("PARENT", age + dice.between(21, 28), surname, taken, dice));
            }
        }
        for (Person person : household.people) {
            person.home = household.id;
            live(person, household, base, dice);
        }
    }

    private Person spouse(Person head, int age, Set<String> taken, Dice dice) {
        LocalDate born = bornFor(age, dice);
        return person("SPOUSE", born, !head.female, "", taken, dice);
    }

    private Person person(String relation, int age, String surname, Set<String> taken, Dice dice) {
        return person(relation, bornFor(age, dice), surname, taken, dice);
    }

    private LocalDate bornFor(int age, Dice dice) {
        int year = plan.baseYear() - age;
        return LocalDate.of(year, 1, 1).plusDays(dice.below(365));
    }

    private Person person(String relation, LocalDate born, String surname, Set<String> taken, Dice dice) {
        boolean female = relation.equals("HEAD") ? dice.chance(0.25) : dice.chance(0.5);
        return person(relation, born, female, surname, taken, dice);
    }

    /** No two people of one household bear one name. */
    private Person person(
            String relation, LocalDate born, boolean female, String surname, Set<String> taken, Dice dice) {
        while (true) {
            String family = surname.isEmpty() ? names.surname(dice) : surname;
            String name = family + names.given(dice, female, born.getYear());
            if (taken.add(name)) {
                return new Person(numbers.identity(born, female), name, female, born, relation, dice.between(0.0, 1.0));
            }
        }
    }

    private void live(Person person, Household household, int base, Dice dice) {
        double ill = dice.between(0.0, 1.0);
        person.health = ill < 0.10 ? "SEVERE" : ill < 0.28 ? "CHRONIC" : "HEALTHY";
        int age = person.ageAtEndOf(base);
        double certified = household.cause.equals("DISABILITY") ? 0.25 : 0.11;
        if (age >= 6 && dice.chance(certified)) {
            certificates++;
            LocalDate first = later(LocalDate.of(2005, 1, 1), person.born.plusYears(2));
            LocalDate last = LocalDate.of(dice.chance(0.04) ? plan.firstYear() : base, 12, 20);
            person.certificate = new Person.Certificate(
                    "C" + String.format("%06d", certificates),
                    dice.oneOf("LIMB", "LIMB", "VISION", "HEARING", "SPEECH", "INTELLECTUAL", "MENTAL"),
                    dice.oneOf("G1", "G1", "G2", "G2", "G2", "G3", "G3", "G3", "G4", "G4"),
                    dice.between(first, last));
        }
        double chance = age < 50 ? 0.002 : age < 65 ? 0.008 : age < 75 ? 0.02 : 0.05;
        for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
            if (dice.chance(chance) && person.born.getYear() < year) {
                person.diedOn = dice.between(LocalDate.of(year, 1, 3), LocalDate.of(year, 12, 10));
                break;
            }
        }
        if (person.diedOn == null && !person.relation.equals("HEAD") && age > 18 && dice.chance(0.006)) {
            person.movedOutOn =
                    dice.between(plan.startsOn().plusMonths(2), plan.endsOn().minusDays(20));
        }
        person.leftBehind = dice.chance(age < 14 ? 0.28 : age > 60 ? 0.05 : 0);
        Person.Certificate held = person.certificate;
        boolean grown = age >= 18 && age < 75;
        person.singleDibao =
                household.category.equals("EDGE") && grown && held != null && held.severe() && dice.chance(0.7);
        person.insuredAsEmployee = false;
    }

    /** Incomes grow by about fifteen in a hundred a year, and end where the category would end. */
    private void earn(Household household, Dice dice) {
        double each = household.means * Standards.incomeLine(plan.baseYear());
        double medical = household.category.equals("EXPENDITURE") ? dice.between(0.25, 0.40) : 0;
        for (int year = plan.baseYear(); year <= plan.lastYear(); year++) {
            if (year > plan.baseYear()) {
                each *= dice.between(1.10, 1.20);
            }
            double line = Standards.incomeLine(year);
            double most = switch (household.category) {
                case "DIBAO", "TEKUN" -> 0.478;
                case "EDGE" -> 0.965;
                default -> 0.97 + medical;
            };
            double perPerson = Math.min(each, line * (most - dice.between(0.0, 0.02)));
            int persons = household.membersOn(LocalDate.of(year, 12, 31)).size();
            boolean works = household.people.stream()
                    .anyMatch(p -> p.labour(plan.baseYear()).equals("FULL"));
            double sum = perPerson * persons;
            double operating = dice.between(0.02, 0.18);
            double property = dice.between(0.0, 0.10);
            double wage = works ? dice.between(0.10, 0.60) : 0;
            long operated = Math.round(sum * operating * 100);
            long owned = Math.round(sum * property * 100);
            long earned = Math.round(sum * wage * 100);
            long transferred = Math.round(sum * 100) - operated - owned - earned;
            household.incomes[year - plan.baseYear()] = new Household.Income(
                    operated, earned, owned, transferred, Math.round(medical * line * persons * 100), 0, persons);
        }
    }
}
