package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Households that are not what they say: richer, better connected, counted twice, or not there at all. */
final class HouseholdScandals {
    private final Scandals scandals;
    private final CityPlan plan;
    private final Citizens citizens;
    private final Dice dice;

    HouseholdScandals(Scandals scandals, Citizens citizens) {
        this.scandals = scandals;
        this.plan = scandals.plan;
        this.citizens = citizens;
        this.dice = plan.dice("household scandals");
    }

    void happen() {
        means();
        belongings();
        work();
        connections();
        counts();
        rings();
    }

    private static boolean isEdge(Household household) {
        return household.category.equals("EDGE") && household.people.size() >= 2;
    }

    private LocalDate before() {
        return dice.between(LocalDate.of(2010, 1, 5), LocalDate.of(plan.baseYear(), 11, 30));
    }

    private void means() {
        scandals.each(6, HouseholdScandals::isEdge, household -> {
            for (int year = scandals.someYear(); year <= plan.lastYear(); year++) {
                Household.Income was = household.income(year, plan.baseYear());
                int persons = household.membersOn(LocalDate.of(year, 12, 31)).size();
                long line = Math.round(Standards.incomeLine(year) * 100) * persons;
                long more = Math.round(line * dice.between(1.3, 1.9)) - was.sum();
                household.incomes[year - plan.baseYear()] = new Household.Income(
                        was.operating() + Math.max(0, more),
                        was.wage(),
                        was.property(),
                        was.transfer(),
                        was.medical(),
                        was.education(),
                        persons);
            }
            scandals.note("over_income", Scandals.FRAUD, "declared above the line", household.id);
        });
        scandals.each(
                4,
                h -> h.category.equals("EXPENDITURE"),
                household -> scandals.note(
                        "over_income", Scandals.LOOKALIKE, "rigid expenses bring it below the line", household.id));
    }

    private void belongings() {
        scandals.each(
                6,
                HouseholdScandals::isEdge,
                h -> car(h, "CAR", dice.between(9, 30) * 1_000_000L, false, Scandals.FRAUD));
        scandals.each(6, HouseholdScandals::isEdge, h -> car(h, "CAR", 4_500_000, false, Scandals.LOOKALIKE));
        scandals.each(6, HouseholdScandals::isEdge, h -> car(h, "CAR", 12_000_000, true, Scandals.LOOKALIKE));
        for (String kind : List.of("FARM", "MOTORCYCLE", "MOBILITY")) {
            scandals.each(5, HouseholdScandals::isEdge, h -> car(h, kind, 6_500_000, false, Scandals.LOOKALIKE));
        }
        scandals.each(2, HouseholdScandals::isEdge, h -> {
            citizens.title(h.people.get(0), "SHOP", 60_000_000, before());
            scandals.note("hidden_property", Scandals.FRAUD, "shop", h.id);
        });
        scandals.each(2, HouseholdScandals::isEdge, h -> {
            citizens.title(h.people.get(0), "DWELLING", 90_000_000, before());
            citizens.title(h.people.get(1), "DWELLING", 80_000_000, before());
            scandals.note("hidden_property", Scandals.FRAUD, "two dwellings", h.id);
        });
        scandals.each(3, HouseholdScandals::isEdge, h -> {
            citizens.title(h.people.get(0), "DWELLING", 50_000_000, before());
            scandals.note("hidden_property", Scandals.LOOKALIKE, "the only dwelling", h.id);
        });
        scandals.each(3, HouseholdScandals::isEdge, h -> {
            citizens.business(
                    h.people.get(0),
                    dice.oneOf("LEGAL", "SHAREHOLDER"),
                    "COMPANY",
                    dice.oneOf(10_000_000L, 50_000_000L, 100_000_000L),
                    before(),
                    null,
                    dice);
            scandals.note("hidden_business", Scandals.FRAUD, "company", h.id);
        });
        scandals.each(10, HouseholdScandals::isEdge, h -> {
            boolean shop = dice.chance(0.5);
            citizens.business(
                    h.people.get(0),
                    shop ? "OPERATOR" : "LEGAL",
                    shop ? "INDIVIDUAL" : "COOPERATIVE",
                    20_000_000,
                    before(),
                    null,
                    dice);
            scandals.note("hidden_business", Scandals.LOOKALIKE, shop ? "individual" : "cooperative", h.id);
        });
        scandals.each(2, HouseholdScandals::isEdge, h -> {
            citizens.business(h.people.get(0), "LEGAL", "COMPANY", 9_999_900, before(), null, dice);
            scandals.note("hidden_business", Scandals.LOOKALIKE, "capital below the limit", h.id);
        });
    }

    private void car(Household household, String kind, long price, boolean sold, String verdict) {
        LocalDate bought = dice.between(LocalDate.of(2010, 1, 5), LocalDate.of(plan.baseYear() - 2, 11, 30));
        citizens.vehicle(
                household.people.get(0), kind, price, bought, sold ? LocalDate.of(plan.baseYear() - 1, 5, 1) : null);
        scandals.note(
                "hidden_vehicle",
                verdict,
                verdict.equals(Scandals.FRAUD) ? "car" : kind + (sold ? " sold" : " cheap"),
                household.id);
    }

    private void work() {
        scandals.each(6, h -> isEdge(h) && h.people.get(0).works(plan.baseYear()), h -> {
            citizens.employ(h.people.get(0), 1_200_000L * h.people.size(), before(), null);
            scandals.note("hidden_wage", Scandals.FRAUD, "employee insurance", h.id);
        });
        scandals.each(4, h -> isEdge(h) && h.people.get(0).works(plan.firstYear()), h -> {
            int year = scandals.someYear();
            long base = h.incomes[year - plan.baseYear()].wage() / 12 / 100 * 100;
            citizens.employ(h.people.get(0), Math.max(100, base), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            scandals.note("hidden_wage", Scandals.LOOKALIKE, "declared in full", h.id);
        });
        scandals.each(3, HouseholdScandals::isEdge, h -> {
            citizens.payroll(h.people.get(1), "镇中心学校", before(), null);
            scandals.note("public_payroll_member", Scandals.FRAUD, "teacher", h.id);
        });
        scandals.each(3, HouseholdScandals::isEdge, h -> {
            citizens.payroll(
                    h.people.get(1), "镇中心学校", LocalDate.of(2008, 9, 1), LocalDate.of(plan.baseYear() - 3, 6, 30));
            scandals.note("public_payroll_member", Scandals.LOOKALIKE, "left before", h.id);
        });
    }

    private void connections() {
        scandals.each(3, HouseholdScandals::isEdge, h -> {
            kinOfOfficial(h);
            car(h, "CAR", 16_000_000, false, Scandals.FRAUD);
            scandals.note("cadre_relative", Scandals.FRAUD, "sibling of an official, with a car", h.id);
        });
        scandals.each(5, HouseholdScandals::isEdge, h -> {
            kinOfOfficial(h);
            scandals.note("cadre_relative", Scandals.LOOKALIKE, "sibling of an official, nothing else", h.id);
        });
    }

    private void kinOfOfficial(Household household) {
        Citizens.Official official = dice.pick(citizens.officials.getOrDefault(household.village.code(), List.of()));
        citizens.kin(household.people.get(0).id, official.person().id, "SIBLING");
    }

    private void counts() {
        scandals.each(1.5, HouseholdScandals::isEdge, h -> {
            Household other = scandals.draw(o -> o.category.equals("EDGE"));
            if (other != null) {
                other.people.add(h.people.get(1));
                scandals.note("dual_enrolment", Scandals.FRAUD, "two households", h.people.get(1).id);
            }
        });
        scandals.each(3, h -> isEdge(h) && h.people.get(1).ageAtEndOf(plan.baseYear()) >= 18, h -> {
            h.people.get(1).certificate = null;
            h.people.get(1).singleDibao = true;
            scandals.note("single_person_misuse", Scandals.FRAUD, "healthy adult", h.people.get(1).id);
        });
        scandals.each(3, h -> isEdge(h) && h.people.get(1).ageAtEndOf(plan.baseYear()) >= 18, h -> {
            Person person = h.people.get(1);
            person.certificate = new Person.Certificate(
                    "C9" + person.id.substring(6, 12) + person.id.substring(14, 17),
                    "MENTAL",
                    "G3",
                    LocalDate.of(plan.baseYear() - 4, 3, 3));
            person.singleDibao = true;
            scandals.note("single_person_misuse", Scandals.LOOKALIKE, "of a kind that may be counted alone", person.id);
        });
        scandals.each(3, h -> h.category.equals("DIBAO"), h -> vanish(h, Scandals.FRAUD, "no trace"));
        scandals.each(2, h -> h.category.equals("DIBAO"), h -> {
            h.enrolledOn = LocalDate.of(plan.lastYear(), 3, 1);
            vanish(h, Scandals.LOOKALIKE, "enrolled for less than a year");
        });
    }

    private void vanish(Household household, String verdict, String why) {
        household.people.forEach(person -> {
            person.traceless = true;
            person.employments.clear();
        });
        scandals.note("phantom_household", verdict, why, household.id);
    }

    /** Five households tied one to the next by an account or a phone; and four of one family who share theirs. */
    private void rings() {
        for (int i = scandals.many(1); i > 0; i--) {
            List<Household> ring = drawn(5);
            for (int n = 1; n < ring.size(); n++) {
                if (n % 2 == 1) {
                    ring.get(n).account = ring.get(n - 1).account;
                } else {
                    ring.get(n).phone = ring.get(n - 1).phone;
                }
            }
            if (ring.size() >= 4) {
                ring.forEach(h -> scandals.note("collusion_ring", Scandals.FRAUD, "accounts and phones", h.id));
            }
            List<Household> family = drawn(4);
            for (int n = 1; n < family.size(); n++) {
                family.get(n).phone = family.get(0).phone;
                for (int m = 0; m < n; m++) {
                    citizens.kin(
                            family.get(n).people.get(0).id, family.get(m).people.get(0).id, "SIBLING");
                }
                scandals.note("collusion_ring", Scandals.LOOKALIKE, "one family", family.get(n).id);
            }
        }
    }

    private List<Household> drawn(int many) {
        List<Household> drawn = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Household household = scandals.draw(h -> h.category.equals("EDGE") || h.category.equals("EXPENDITURE"));
            if (household != null) {
                drawn.add(household);
            }
        }
        return drawn;
    }
}
