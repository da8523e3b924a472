package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all departments together know once every row is in: people, households, and how they belong together. */
final class Known {
    /** A person by the identity number. */
    static final class Person {
        final String id;
        /** Names in the member and residence sources. */
        final Set<String> names = new HashSet<>(2);
        /** Names in any source. */
        final Set<String> anyNames = new HashSet<>(2);

        final List<Membership> memberships = new ArrayList<>(6);
        final List<Row> residence = new ArrayList<>(1);
        final List<Row> dibao = new ArrayList<>(0);
        final List<Row> certificates = new ArrayList<>(0);
        final List<Row> custody = new ArrayList<>(0);
        final List<Row> jobs = new ArrayList<>(0);
        final List<Row> employee = new ArrayList<>(0);
        final List<Row> schooling = new ArrayList<>(0);
        final List<Row> stays = new ArrayList<>(0);
        final Set<String> kin = new HashSet<>(4);
        /** By year: contribution and subsidy in cents. */
        final Map<Integer, long[]> insurance = new HashMap<>();
        /** By year: tier and subsidy in cents. */
        final Map<Integer, long[]> pension = new HashMap<>();

        final Set<Integer> doctor = new HashSet<>();
        /** By year of payment: one bit for each programme. */
        final Map<Integer, Integer> paid = new HashMap<>();

        @Nullable
        LocalDate diedOn;

        @Nullable
        LocalDate lastTraceOn;

        Person(String id) {
            this.id = id;
        }

        int bornIn() {
            return Integer.parseInt(id.substring(6, 10));
        }

        /** Full years on the last day of the year. */
        int agedIn(int year) {
            return year - bornIn();
        }

        boolean isAliveOn(LocalDate day) {
            return diedOn == null || diedOn.isAfter(day);
        }

        void traced(LocalDate day) {
            if (lastTraceOn == null || day.isAfter(lastTraceOn)) {
                lastTraceOn = day;
            }
        }
    }

    /** A person in a household on one as_of date. */
    record Membership(
            Person person,
            Household household,
            LocalDate asOf,
            String health,
            String labour,
            String schooling,
            String leftBehind) {
        int year() {
            return asOf.getYear();
        }
    }

    /** A household by its number, with its reviews by year. */
    static final class Household {
        final String id;
        final TreeMap<Integer, Row> reviews = new TreeMap<>();
        final TreeMap<Integer, List<Membership>> members = new TreeMap<>();
        final Map<Integer, Row> incomes = new HashMap<>();
        /** By year: visits of kind PAIRING, CARE, REVIEW. */
        final Map<Integer, int[]> visits = new HashMap<>();

        @Nullable
        LocalDate lastVisitOn;

        Household(String id) {
            this.id = id;
        }

        String county() {
            return id.substring(0, 6);
        }

        /** Enrolled on the as_of date of the year. */
        boolean isEnrolled(int year) {
            Row review = reviews.get(year);
            if (review == null) {
                return false;
            }
            LocalDate exit = review.date("exited_on");
            return exit == null || exit.isAfter(review.day("as_of"));
        }

        /** Enrolled, or within the year after the exit, on the as_of date of the year. */
        boolean isOfYear(int year) {
            Row review = reviews.get(year);
            if (review == null) {
                return false;
            }
            LocalDate exit = review.date("exited_on");
            return exit == null || exit.plusYears(1).isAfter(review.day("as_of"));
        }

        /** The exit told last, or null. */
        @Nullable
        LocalDate exitedOn() {
            return reviews.isEmpty() ? null : reviews.lastEntry().getValue().date("exited_on");
        }

        LocalDate enrolledOn() {
            return reviews.firstEntry().getValue().day("enrolled_on");
        }

        boolean isEntitledOn(LocalDate day) {
            if (reviews.isEmpty() || enrolledOn().isAfter(day)) {
                return false;
            }
            LocalDate exit = exitedOn();
            return exit == null || exit.plusYears(1).isAfter(day);
        }

        String category(int year) {
            Map.Entry<Integer, Row> at = reviews.floorEntry(year);
            if (at == null) {
                at = reviews.firstEntry();
            }
            return at == null ? "" : at.getValue().text("category");
        }

        List<Membership> membersOf(int year) {
            return members.getOrDefault(year, List.of());
        }

        /** The members on the last as_of date on or before the end of the year, else on the first one. */
        List<Membership> membersAtPaymentIn(int year) {
            Map.Entry<Integer, List<Membership>> at = members.floorEntry(year);
            if (at == null) {
                at = members.firstEntry();
            }
            return at == null ? List.of() : at.getValue();
        }
    }

    final Map<String, Person> people = new HashMap<>();
    final Map<String, Household> households = new LinkedHashMap<>();
    final Map<String, List<Row>> belongings = new LinkedHashMap<>();
    final Map<String, Long> dibaoStandard = new HashMap<>();
    final Map<String, Long> ruralIncome = new HashMap<>();
    final Map<String, List<Row>> officials = new HashMap<>();
    final Map<String, Row> projects = new LinkedHashMap<>();
    final Map<String, List<Row>> projectPayments = new HashMap<>();
    final Map<String, List<Row>> renovations = new LinkedHashMap<>();
    final List<Row> loans = new ArrayList<>();
    final List<Row> pairings = new ArrayList<>();
    final List<Row> villageEconomies = new ArrayList<>();
    final List<Row> breadwinners = new ArrayList<>();
    final List<Row> allocations = new ArrayList<>();

    Person person(String id) {
        return people.computeIfAbsent(id, Person::new);
    }

    @Nullable
    Person find(String id) {
        return people.get(id);
    }

    Household household(String id) {
        return households.computeIfAbsent(id, Household::new);
    }

    List<Row> belongings(String source) {
        return belongings.getOrDefault(source, List.of());
    }

    /** White space and separating dots tell no names apart. */
    static String plainName(String name) {
        return name.replaceAll("[\\s\\u3000·•・．.]", "");
    }

    /** The income line of a household's county, in cents a person a year; zero where it isn't known. */
    long incomeLine(Household household, int year) {
        return 24 * dibaoStandard.getOrDefault(household.county() + (year - 1), 0L);
    }

    /** The household in which a person counts when paid in a year, or null. */
    @Nullable
    Household householdAtPayment(@Nullable Person person, int year, String said) {
        if (person == null || person.memberships.isEmpty()) {
            return said.isEmpty() ? null : households.get(said);
        }
        Membership at = null;
        for (Membership one : person.memberships) {
            boolean fits = one.year() <= year;
            if (at == null
                    || (fits
                            && (at.year() > year
                                    || one.year() > at.year()
                                    || (one.year() == at.year()
                                            && one.household().id.equals(said))))
                    || (!fits && at.year() > year && one.year() < at.year())) {
                at = one;
            }
        }
        return at == null ? null : at.household();
    }

    /** Takes a row of a register; false when the source is not one of registers. */
    void take(Row row) {
        switch (row.sheet.source) {
            case "household" ->
                household(row.text("household_id")).reviews.put(row.day("as_of").getYear(), row);
            case "member" -> member(row);
            case "income" -> household(row.text("household_id")).incomes.put(row.number("year"), row);
            case "residence" -> {
                named(row, true).residence.add(row);
                if (row.text("status").equals("REGISTERED")) {
                    named(row, true);
                }
            }
            case "death" -> named(row, false).diedOn = row.day("died_on");
            case "dibao" -> named(row, false).dibao.add(row);
            case "disability" -> named(row, false).certificates.add(row);
            case "custody" -> named(row, false).custody.add(row);
            case "employment" -> {
                named(row, false).jobs.add(row);
                person(row.text("id_number")).traced(row.day("starts_on"));
            }
            case "employee_insurance" -> named(row, false).employee.add(row);
            case "education_aid" -> {
                named(row, false).schooling.add(row);
                LocalDate on = row.date("paid_on");
                int year = Integer.parseInt(row.text("school_year").substring(0, 4));
                person(row.text("id_number")).traced(on == null ? LocalDate.of(year, 9, 1) : on);
            }
            case "medical_insurance" -> {
                named(row, false)
                        .insurance
                        .put(row.number("year"), new long[] {row.cents("contribution"), row.cents("subsidy")});
                person(row.text("id_number")).traced(LocalDate.of(row.number("year"), 12, 31));
            }
            case "pension" -> {
                named(row, false).pension.put(row.number("year"), new long[] {row.cents("tier"), row.cents("subsidy")});
                person(row.text("id_number")).traced(LocalDate.of(row.number("year"), 12, 31));
            }
            case "family_doctor" -> {
                named(row, false).doctor.add(row.number("year"));
                person(row.text("id_number")).traced(LocalDate.of(row.number("year"), 12, 31));
            }
            case "kinship" -> {
                person(row.text("id_number")).kin.add(row.text("relative_id_number"));
                person(row.text("relative_id_number")).kin.add(row.text("id_number"));
            }
            case "vehicle", "property", "business", "payroll" ->
                belongings
                        .computeIfAbsent(row.sheet.source, k -> new ArrayList<>())
                        .add(row);
            case "cadre" ->
                officials
                        .computeIfAbsent(row.text("village_code"), k -> new ArrayList<>())
                        .add(row);
            case "statistic" -> statistic(row);
            case "project" -> projects.put(row.text("project_no"), row);
            case "project_payment" ->
                projectPayments
                        .computeIfAbsent(row.text("project_no"), k -> new ArrayList<>())
                        .add(row);
            case "housing_renovation" ->
                renovations
                        .computeIfAbsent(row.text("household_id"), k -> new ArrayList<>())
                        .add(row);
            case "loan" -> {
                named(row, false);
                loans.add(row);
            }
            case "pairing" -> pairings.add(row);
            case "village_economy" -> villageEconomies.add(row);
            case "breadwinner" -> breadwinners.add(row);
            case "fund_allocation" -> allocations.add(row);
            default -> {}
        }
    }

    private Person named(Row row, boolean official) {
        Person person = person(row.text("id_number"));
        String name = plainName(row.text("name"));
        person.anyNames.add(name);
        if (official) {
            person.names.add(name);
        }
        return person;
    }

    private void member(Row row) {
        Person person = named(row, true);
        Household household = household(row.text("household_id"));
        LocalDate asOf = row.day("as_of");
        Membership one = new Membership(
                person,
                household,
                asOf,
                row.text("health"),
                row.text("labour"),
                row.text("schooling"),
                row.text("left_behind"));
        person.memberships.add(one);
        household
                .members
                .computeIfAbsent(asOf.getYear(), k -> new ArrayList<>(4))
                .add(one);
    }

    private void statistic(Row row) {
        String key = row.text("area_code") + row.text("year");
        long cents =
                new java.math.BigDecimal(row.text("value")).movePointRight(2).longValue();
        if (row.text("indicator").equals("DIBAO_STANDARD")) {
            dibaoStandard.put(key, cents);
        } else if (row.text("indicator").equals("RURAL_INCOME")) {
            ruralIncome.put(key, cents);
        }
    }

    /** Live on a day: begun by then, its last day not before it, and not gone by then. */
    static boolean isLive(Row row, String starts, @Nullable String lastDay, @Nullable String gone, LocalDate day) {
        LocalDate begun = row.date(starts);
        if (begun == null || begun.isAfter(day)) {
            return false;
        }
        LocalDate last = lastDay == null ? null : row.date(lastDay);
        LocalDate left = gone == null ? null : row.date(gone);
        return (last == null || !last.isBefore(day)) && (left == null || left.isAfter(day));
    }

    /** Whether any member of one is kin of any member of the other, whenever. */
    boolean areKin(Household one, Household other) {
        Set<String> others = new HashSet<>();
        other.members.values().forEach(list -> list.forEach(m -> others.add(m.person().id)));
        for (List<Membership> list : one.members.values()) {
            for (Membership member : list) {
                for (String kin : member.person().kin) {
                    if (others.contains(kin)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
