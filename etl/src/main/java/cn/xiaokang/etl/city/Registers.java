package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What counties deliver once a year: the register, incomes, allowances, insurances, contracts, schooling, jobs. */
final class Registers {
    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    /** Subsidies of pensions that are not what the tier gives, by person and year. */
    private final Map<String, Long> oddSubsidies;

    private final Map<String, String> dibaoNumbers = new HashMap<>();

    Registers(CityPlan plan, Book book, Outbox outbox, Map<String, Long> oddSubsidies) {
        this.oddSubsidies = oddSubsidies;
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
    }

    void deliver(String county, List<Household> households, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        for (Household household : households) {
            Dice dice = plan.dice("registers " + household.id + year);
            if (household.isInRegister(year)) {
                register(county, household, year, end, dice);
                income(county, household, year, dice.of("income"));
                for (Person person : household.membersOn(end)) {
                    if (!person.home.equals(household.id)) {
                        continue;
                    }
                    insurances(county, household, person, year, dice.of(person.id));
                    schooling(county, person, year, dice.of("school " + person.id));
                }
            }
            for (Person person : household.people) {
                if (!person.home.equals(household.id)) {
                    continue;
                }
                dibao(county, household, person, year);
                lifeEvents(county, household, person, year);
                employments(county, person, year);
            }
        }
    }

    private void put(String county, int year, String source, @org.jspecify.annotations.Nullable Object... values) {
        outbox.put(county, String.valueOf(year), book.sheet(source).row(values));
    }

    private void register(String county, Household household, int year, LocalDate asOf, Dice dice) {
        Person head = household.headOn(asOf);
        String unsafe = household.unsafeGrade;
        LocalDate exit = household.exitedOn;
        put(
                county,
                year,
                "household",
                asOf,
                household.id,
                head.id,
                head.name,
                household.village.code(),
                household.group,
                household.category,
                household.cause,
                household.enrolledOn,
                exit != null && exit.isAfter(asOf) ? null : exit,
                unsafe != null && year < household.unsafeUntil ? unsafe : dice.chance(0.9) ? "A" : "B",
                household.phone,
                household.account);
        for (Person person : household.membersOn(asOf)) {
            put(
                    county,
                    year,
                    "member",
                    asOf,
                    household.id,
                    person.id,
                    person.name,
                    person == head ? "HEAD" : relation(person),
                    person.health,
                    person.labour(year),
                    person.schooling(year),
                    person.leftBehindKind(year));
        }
    }

    private static String relation(Person person) {
        return person.relation.equals("HEAD") ? "OTHER" : person.relation;
    }

    private void income(String county, Household household, int year, Dice dice) {
        int persons = household.membersOn(LocalDate.of(year, 12, 31)).size();
        if (persons == 0 || dice.chance(0.008)) {
            return;
        }
        Household.Income income = household.income(year, plan.baseYear());
        put(
                county,
                year,
                "income",
                household.id,
                String.valueOf(year),
                persons,
                income.operating(),
                income.wage(),
                income.property(),
                income.transfer(),
                income.medical(),
                income.education(),
                LocalDate.of(year, 12, dice.between(1, 28)));
    }

    private void insurances(String county, Household household, Person person, int year, Dice dice) {
        if (person.traceless) {
            return;
        }
        String y = String.valueOf(year);
        int age = person.ageAtEndOf(year);
        if (dice.chance(0.982)) {
            long contribution = Standards.medicalContribution(year) * 100L;
            boolean edge =
                    household.category.equals("EDGE") && (age < 18 || age > 60 || person.health.equals("SEVERE"));
            boolean full = household.category.equals("DIBAO") || household.category.equals("TEKUN") || edge;
            long subsidy = full && dice.chance(0.985) ? contribution : 0;
            put(
                    county,
                    year,
                    "medical_insurance",
                    person.id,
                    person.name,
                    y,
                    contribution,
                    subsidy,
                    notBefore(person.born, LocalDate.of(year - 1, 12, 1).plusDays(dice.below(65))));
        }
        boolean ofWorkingAge = age >= 16 && age < 60 && person.schooling(year).equals("NONE");
        if (ofWorkingAge && !person.insuredAsEmployee && dice.chance(0.967)) {
            boolean lowest = !household.category.equals("EXPENDITURE") ? dice.chance(0.65) : dice.chance(0.4);
            long tier = lowest ? Standards.lowestPensionTier() * 100L : dice.oneOf(30_000L, 50_000L, 80_000L, 100_000L);
            put(
                    county,
                    year,
                    "pension",
                    person.id,
                    person.name,
                    y,
                    tier,
                    oddSubsidies.getOrDefault(person.id + y, 0L) + (lowest ? tier : tier * 65 / 100),
                    LocalDate.of(year, dice.between(3, 12), dice.between(1, 28)));
        }
        if (dice.chance(0.952)) {
            put(
                    county,
                    year,
                    "family_doctor",
                    person.id,
                    person.name,
                    y,
                    household.village.town() + "医共体" + dice.between(1, 4) + "队",
                    notBefore(person.born, LocalDate.of(year, dice.between(1, 11), dice.between(1, 28))),
                    dice.between(0, 8));
        }
    }

    private void schooling(String county, Person person, int year, Dice dice) {
        String stage = person.schooling(year);
        long waived = switch (stage) {
            case "PRESCHOOL" -> 120_000;
            case "SENIOR" -> 200_000;
            case "VOCATIONAL" -> 80_000;
            default -> 0;
        };
        boolean supported = waived > 0 || stage.equals("COLLEGE");
        if (!supported || person.traceless || !dice.chance(0.985)) {
            return;
        }
        long living = stage.equals("COLLEGE") ? 0 : dice.oneOf(0L, 50_000L, 100_000L);
        long grant = stage.equals("COLLEGE") ? 500_000 : stage.equals("SENIOR") ? 300_000 : 0;
        put(
                county,
                year,
                "education_aid",
                person.id,
                person.name,
                school(stage, dice),
                stage,
                year + "-" + (year + 1),
                waived,
                living,
                grant,
                LocalDate.of(year, dice.between(10, 12), dice.between(1, 28)));
    }

    private static LocalDate notBefore(LocalDate born, LocalDate day) {
        return day.isBefore(born) ? born : day;
    }

    private static String school(String stage, Dice dice) {
        String place = dice.oneOf("嘉兴", "海宁", "平湖", "桐乡", "嘉善", "海盐");
        String kind = dice.oneOf("第一", "第二", "实验", "中心");
        return place
                + kind
                + switch (stage) {
                    case "PRESCHOOL" -> "幼儿园";
                    case "COLLEGE" -> "学院";
                    case "VOCATIONAL" -> "职业学校";
                    default -> "中学";
                };
    }

    private void dibao(String county, Household household, Person person, int year) {
        Dibao held = Dibao.of(household, person, plan, year);
        if (held == null) {
            return;
        }
        boolean goesOn = year == plan.lastYear() && held.lastsUntil().equals(LocalDate.of(year, 12, 31));
        put(
                county,
                year,
                "dibao",
                dibaoNumber(person),
                person.id,
                person.name,
                household.village.code(),
                held.single(),
                held.monthly(),
                held.startsOn(),
                goesOn ? null : held.lastsUntil());
    }

    private String dibaoNumber(Person person) {
        return dibaoNumbers.computeIfAbsent(person.id, id -> "D" + String.format("%06d", dibaoNumbers.size() + 1));
    }

    /** Each thing is told by the department of the year in which it happened; what is older, by the first delivery. */
    private void lifeEvents(String county, Household household, Person person, int year) {
        boolean first = year == plan.baseYear();
        Person.Certificate held = person.certificate;
        if (held != null && isToldIn(held.issuedOn().getYear(), year)) {
            put(
                    county,
                    year,
                    "disability",
                    held.number(),
                    person.id,
                    person.name,
                    held.kind(),
                    held.grade(),
                    held.issuedOn(),
                    null);
        }
        if (person.traceless) {
            return;
        }
        Dice dice = plan.dice("residence " + person.id);
        boolean bornLater = person.born.getYear() > plan.baseYear();
        if (bornLater ? person.born.getYear() == year : first) {
            LocalDate since = bornLater
                    ? person.born.plusDays(20)
                    : dice.between(
                            person.born.isAfter(LocalDate.of(2000, 1, 1)) ? person.born : LocalDate.of(2000, 1, 1),
                            LocalDate.of(plan.baseYear(), 12, 31));
            put(county, year, "residence", person.id, person.name, household.village.code(), "REGISTERED", since);
        }
        LocalDate died = person.diedOn;
        if (died != null && died.getYear() == year) {
            LocalDate told = died.plusDays(dice.between(2, 20));
            outbox.put(county, month(died), book.sheet("death").row(person.id, person.name, died, told));
            if (dice.chance(0.95)) {
                put(county, year, "residence", person.id, person.name, household.village.code(), "CANCELLED", died);
            }
        }
        LocalDate moved = person.movedOutOn;
        if (moved != null && moved.getYear() == year) {
            put(county, year, "residence", person.id, person.name, null, "MOVED_OUT", moved);
        }
    }

    private boolean isToldIn(int happened, int year) {
        return Math.max(happened, plan.baseYear()) == year;
    }

    static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }

    private void employments(String county, Person person, int year) {
        for (Person.Employment job : person.employments) {
            if (job.startsOn().getYear() != year) {
                continue;
            }
            boolean training = job.kind().equals("TRAINING");
            Dice dice = plan.dice("wage " + person.id + job.startsOn());
            put(
                    county,
                    year,
                    "employment",
                    person.id,
                    person.name,
                    job.kind(),
                    job.employer(),
                    job.startsOn(),
                    job.endsOn(),
                    training ? null : dice.oneOf(80_000L, 120_000L, 180_000L),
                    dice.oneOf(0L, 30_000L, 60_000L));
        }
    }
}
