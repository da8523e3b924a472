package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People beside the households (officials, owners, employees, leaders), and what the city's departments know of all. */
final class Citizens {
    /** An official of a village: the post is held from the start until {@code until}. */
    record Official(
            Person person,
            Geography.Village village,
            String post,
            LocalDate since,
            @Nullable LocalDate until) {}

    final Map<String, List<Official>> officials = new LinkedHashMap<>();
    final List<Person> others = new ArrayList<>();
    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    private final Names names;
    private final Numbers numbers;
    private int plates;
    private int titles;

    Citizens(CityPlan plan, Book book, Outbox outbox, Names names, Numbers numbers) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
        this.names = names;
        this.numbers = numbers;
    }

    /** A grown person who belongs to no household of the register. */
    Person stranger(Dice dice) {
        boolean female = dice.chance(0.4);
        LocalDate born = LocalDate.of(dice.between(1958, 1993), 1, 1).plusDays(dice.below(365));
        String name = names.surname(dice) + names.given(dice, female, born.getYear());
        return new Person(numbers.identity(born, female), name, female, born, "HEAD", dice.between(0.0, 1.0));
    }

    void settle(Geography geography) {
        for (String county : geography.counties()) {
            for (Geography.Village village : geography.villages(county)) {
                Dice dice = plan.dice("officials " + village.code());
                List<Official> here = new ArrayList<>();
                for (String post : List.of("党支部书记", "村委会主任", "会计")) {
                    LocalDate until = dice.chance(0.22) ? LocalDate.of(plan.lastYear() - 2, 12, 31) : null;
                    here.add(new Official(
                            stranger(dice), village, post, LocalDate.of(plan.baseYear() - 3, 1, 1), until));
                }
                officials.put(village.code(), here);
            }
        }
        Dice dice = plan.dice("others");
        for (int i = Math.max(8, plan.households() / 12); i > 0; i--) {
            others.add(stranger(dice));
        }
    }

    private void put(String source, LocalDate happened, @Nullable Object... values) {
        int year = Math.max(plan.baseYear(), happened.getYear());
        outbox.put(Geography.CITY, String.valueOf(year), book.sheet(source).row(values));
    }

    void deliverOfficials() {
        officials
                .values()
                .forEach(here -> here.forEach(o -> put(
                        "cadre",
                        o.since(),
                        o.person().id,
                        o.person().name,
                        o.village().code(),
                        o.post(),
                        o.since(),
                        o.until())));
    }

    /** What the owners and employees among the others have; nothing of it concerns a household. */
    void deliverOthers() {
        Dice dice = plan.dice("belongings");
        LocalDate from = LocalDate.of(2010, 1, 5);
        for (Person person : others) {
            LocalDate since = dice.between(from, plan.endsOn().minusDays(5));
            vehicle(
                    person,
                    "CAR",
                    dice.between(5, 40) * 1_000_000L,
                    dice.between(from, plan.endsOn().minusDays(9)),
                    null);
            title(
                    person,
                    "DWELLING",
                    dice.between(60, 300) * 1_000_000L,
                    dice.between(from, plan.endsOn().minusDays(9)));
            switch (dice.below(3)) {
                case 0 ->
                    business(
                            person,
                            dice.oneOf("LEGAL", "SHAREHOLDER"),
                            "COMPANY",
                            dice.oneOf(10_000_000L, 50_000_000L, 100_000_000L, 500_000_000L),
                            since,
                            null,
                            dice);
                case 1 -> put("payroll", since, person.id, person.name, "镇人民政府", since, null);
                default -> employ(person, dice.between(37, 125) * 10_000L, since, null);
            }
        }
    }

    void vehicle(Person owner, String kind, long price, LocalDate registered, @Nullable LocalDate disposed) {
        plates++;
        put("vehicle", registered, "浙F" + String.format("%05d", plates), owner.id, kind, price, registered, disposed);
    }

    void title(Person owner, String kind, long price, LocalDate registered) {
        titles++;
        put(
                "property",
                registered,
                "B" + String.format("%07d", titles),
                owner.id,
                kind,
                BigDecimal.valueOf(40L + titles * 37L % 120),
                price == 0 ? null : price,
                registered,
                null);
    }

    void business(
            Person owner,
            String role,
            String kind,
            long capital,
            LocalDate registered,
            @Nullable LocalDate cancelled,
            Dice dice) {
        String suffix = switch (kind) {
            case "COMPANY" -> "贸易有限公司";
            case "COOPERATIVE" -> "农产品专业合作社";
            default -> "副食品店";
        };
        put(
                "business",
                registered,
                numbers.business(Numbers.AREA),
                owner.name.substring(1) + suffix,
                owner.id,
                role,
                capital,
                kind,
                registered,
                cancelled);
    }

    void employ(Person person, long monthlyBase, LocalDate since, @Nullable LocalDate until) {
        person.insuredAsEmployee = true;
        put("employee_insurance", since, person.id, person.name, "纺织有限公司", monthlyBase, since, until);
    }

    void payroll(Person person, String employer, LocalDate since, @Nullable LocalDate until) {
        put("payroll", since, person.id, person.name, employer, since, until);
    }

    void custody(Person person, LocalDate since, @Nullable LocalDate until) {
        put("custody", since, person.id, person.name, since, until);
    }

    /** Two relatives, told when both were born. */
    void kin(String one, String other, String relation) {
        int born = Math.max(Numbers.bornIn(one), Numbers.bornIn(other));
        outbox.put(
                Geography.CITY,
                String.valueOf(Math.max(plan.baseYear(), born)),
                book.sheet("kinship").row(one, other, relation));
    }

    /** A change of a person's registered residence that the register of households does not tell. */
    void residence(Household household, Person person, String status, LocalDate day) {
        String village = status.equals("REGISTERED") ? household.village.code() : null;
        outbox.put(
                household.county(),
                String.valueOf(day.getYear()),
                book.sheet("residence").row(person.id, person.name, village, status, day));
    }

    /** An allowance given in a village beside those that follow from the register. */
    void dibao(Household near, Person person, LocalDate since, LocalDate until, long monthly) {
        outbox.put(
                near.county(),
                String.valueOf(since.getYear()),
                book.sheet("dibao")
                        .row(
                                "D9" + person.id.substring(8, 17),
                                person.id,
                                person.name,
                                near.village.code(),
                                false,
                                monthly,
                                since,
                                until));
    }

    /** A course or job that nobody's life explains. */
    void employment(Household household, Person person, String kind, LocalDate since, LocalDate until) {
        outbox.put(
                household.county(),
                String.valueOf(since.getYear()),
                book.sheet("employment").row(person.id, person.name, kind, "职业培训学校", since, until, null, 60_000L));
    }

    /** What the city's departments know of one household: who is kin, who owns the farmhouse. */
    void deliverHousehold(Household household) {
        Person head = household.people.get(0);
        for (Person person : household.people) {
            switch (person.relation) {
                case "SPOUSE" -> kin(head.id, person.id, "SPOUSE");
                case "CHILD" -> {
                    kin(head.id, person.id, "PARENT_CHILD");
                    for (Person other : household.people) {
                        if (other.relation.equals("SPOUSE")) {
                            kin(other.id, person.id, "PARENT_CHILD");
                        }
                    }
                }
                case "PARENT" -> kin(head.id, person.id, "PARENT_CHILD");
                default -> {}
            }
        }
        Dice dice = plan.dice("farmhouse " + household.id);
        if (dice.chance(0.63) && !head.traceless) {
            title(head, "FARMHOUSE", 0, dice.between(LocalDate.of(2000, 5, 1), LocalDate.of(plan.baseYear(), 11, 30)));
        }
    }

    void deliverStatistics(List<String> counties) {
        for (int year = plan.baseYear() - 1; year <= plan.lastYear(); year++) {
            statistic(Geography.CITY, year, "RURAL_INCOME", Standards.ruralIncome(Geography.CITY, year));
            for (String county : counties) {
                statistic(county, year, "RURAL_INCOME", Standards.ruralIncome(county, year));
                statistic(county, year, "DIBAO_STANDARD", Standards.dibao(year));
                statistic(county, year, "PENSION_LOWEST_TIER", Standards.lowestPensionTier());
                statistic(county, year, "MEDICAL_CONTRIBUTION", Standards.medicalContribution(year));
            }
        }
    }

    private void statistic(String area, int year, String what, int value) {
        put("statistic", LocalDate.of(year, 1, 1), area, String.valueOf(year), what, BigDecimal.valueOf(value));
    }

    /** Leaders who were trained, and the able households that follow them. */
    void deliverBreadwinners(List<Household> able) {
        Dice dice = plan.dice("breadwinners");
        List<Household> waiting = new ArrayList<>(able);
        dice.shuffle(waiting);
        for (int i = Math.max(3, plan.households() / 62); i > 0 && !waiting.isEmpty(); i--) {
            Person leader = stranger(dice);
            LocalDate trained = LocalDate.of(dice.between(plan.firstYear(), plan.lastYear()), dice.between(1, 11), 1);
            LocalDate since = trained.plusDays(30);
            for (int n = dice.between(6, 12); n > 0 && !waiting.isEmpty(); n--) {
                Household household = waiting.remove(waiting.size() - 1);
                put("breadwinner", since, leader.id, leader.name, trained, household.id, since, null);
            }
        }
    }
}
