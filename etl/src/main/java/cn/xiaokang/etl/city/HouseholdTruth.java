package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the definitions say of households: whether they are what they said they are. */
final class HouseholdTruth {
    private static final List<String> DOUBTS = List.of(
            "over_income",
            "hidden_wage",
            "hidden_vehicle",
            "hidden_property",
            "hidden_business",
            "public_payroll_member");

    private final Known known;
    private final Flags flags;

    HouseholdTruth(Known known, Flags flags) {
        this.known = known;
        this.flags = flags;
    }

    void close() {
        Map<String, List<Row>> vehicles = byOwner("vehicle");
        Map<String, List<Row>> titles = byOwner("property");
        Map<String, List<Row>> businesses = byOwner("business");
        Map<String, List<Row>> payroll = byOwner("payroll");
        for (Known.Household household : known.households.values()) {
            for (int year : household.reviews.keySet()) {
                if (household.isEnrolled(year)) {
                    LocalDate asOf = asOf(household, year);
                    means(household, year);
                    for (Known.Membership member : household.membersOf(year)) {
                        owns(household, asOf, vehicles.get(member.person().id), this::isCar, "hidden_vehicle");
                        owns(household, asOf, businesses.get(member.person().id), this::isCompany, "hidden_business");
                        owns(household, asOf, payroll.get(member.person().id), this::isPaid, "public_payroll_member");
                    }
                    property(household, year, asOf, titles);
                }
            }
            if (isPhantom(household)) {
                flags.add("phantom_household", household.id, household.id);
            }
        }
        for (Known.Household household : known.households.values()) {
            officials(household);
        }
        rings();
    }

    private static LocalDate asOf(Known.Household household, int year) {
        Row review = household.reviews.get(year);
        if (review == null) {
            throw new IllegalStateException(household.id + " was not reviewed in " + year);
        }
        return review.day("as_of");
    }

    private Map<String, List<Row>> byOwner(String source) {
        Map<String, List<Row>> byOwner = new HashMap<>();
        for (Row row : known.belongings(source)) {
            byOwner.computeIfAbsent(row.text("id_number"), k -> new ArrayList<>(1))
                    .add(row);
        }
        return byOwner;
    }

    private void means(Known.Household household, int year) {
        Row income = household.incomes.get(year);
        long line = known.incomeLine(household, year);
        if (income == null || line == 0 || income.number("persons") == 0) {
            return;
        }
        int persons = income.number("persons");
        long sum =
                income.cents("operating") + income.cents("wage") + income.cents("property") + income.cents("transfer");
        long counted = household.category(year).equals("EXPENDITURE")
                ? sum - income.cents("medical_expense") - income.cents("education_expense")
                : sum;
        if (counted > line * persons) {
            flags.add("over_income", household.id, household.id);
        }
        long insured = 0;
        for (Known.Membership member : household.membersOf(year)) {
            for (Row spell : member.person().employee) {
                insured += spell.cents("monthly_base") * monthsIn(year, spell.day("starts_on"), spell.date("ends_on"));
            }
        }
        long declared = income.cents("wage");
        if (insured * 10 > declared * 12 && sum - declared + insured > line * persons) {
            flags.add("hidden_wage", household.id, household.id);
        }
    }

    /** Months of the year in which a spell has a day. */
    static int monthsIn(int year, LocalDate starts, @Nullable LocalDate ends) {
        int first = starts.getYear() < year ? 1 : starts.getYear() > year ? 13 : starts.getMonthValue();
        int last = ends == null || ends.getYear() > year ? 12 : ends.getYear() < year ? 0 : ends.getMonthValue();
        return Math.max(0, last - first + 1);
    }

    private interface Doubtful {
        boolean on(Row row, LocalDate day);
    }

    private void owns(
            Known.Household household, LocalDate asOf, @Nullable List<Row> rows, Doubtful doubt, String rule) {
        if (rows != null) {
            for (Row row : rows) {
                if (doubt.on(row, asOf)) {
                    flags.add(rule, household.id, household.id);
                }
            }
        }
    }

    private boolean isCar(Row row, LocalDate day) {
        return row.text("kind").equals("CAR")
                && row.cents("price") > 5_000_000
                && Known.isLive(row, "registered_on", null, "disposed_on", day);
    }

    private boolean isCompany(Row row, LocalDate day) {
        return row.text("kind").equals("COMPANY")
                && !row.text("role").equals("OPERATOR")
                && row.cents("capital") >= 10_000_000
                && Known.isLive(row, "registered_on", null, "cancelled_on", day);
    }

    private boolean isPaid(Row row, LocalDate day) {
        return Known.isLive(row, "starts_on", "ends_on", null, day);
    }

    private void property(Known.Household household, int year, LocalDate asOf, Map<String, List<Row>> titles) {
        Set<String> dwellings = new HashSet<>();
        Set<String> exchanged = new HashSet<>();
        boolean shop = false;
        List<Row> exchanges = known.renovations.getOrDefault(household.id, List.of()).stream()
                .filter(r -> r.text("mode").equals("EXCHANGE")
                        && !r.day("identified_on").isAfter(asOf))
                .toList();
        for (Known.Membership member : household.membersOf(year)) {
            for (Row row : titles.getOrDefault(member.person().id, List.of())) {
                if (Known.isLive(row, "registered_on", null, "disposed_on", asOf)) {
                    shop |= row.text("kind").equals("SHOP");
                    if (row.text("kind").equals("DWELLING")) {
                        dwellings.add(row.text("property_no"));
                        // A dwelling held before the house was found dangerous is not the one got for it.
                        if (exchanges.stream()
                                .anyMatch(r -> !row.day("registered_on").isBefore(r.day("identified_on")))) {
                            exchanged.add(row.text("property_no"));
                        }
                    }
                }
            }
        }
        if (shop || dwellings.size() - Math.min(exchanges.size(), exchanged.size()) >= 2) {
            flags.add("hidden_property", household.id, household.id);
        }
    }

    private boolean isPhantom(Known.Household household) {
        int enrolled = 0;
        LocalDate last = null;
        for (int year : household.reviews.keySet()) {
            if (household.isEnrolled(year)) {
                enrolled++;
                last = asOf(household, year);
            }
        }
        if (last == null || enrolled < 2 || household.members.isEmpty()) {
            return false;
        }
        LocalDate since = last.minusYears(2);
        LocalDate visited = household.lastVisitOn;
        if (visited != null && visited.isAfter(since)) {
            return false;
        }
        for (List<Known.Membership> members : household.members.values()) {
            for (Known.Membership member : members) {
                Known.Person person = member.person();
                LocalDate traced = person.lastTraceOn;
                boolean registered =
                        person.residence.stream().anyMatch(r -> r.text("status").equals("REGISTERED"));
                if (registered || (traced != null && traced.isAfter(since))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void officials(Known.Household household) {
        if (household.reviews.isEmpty() || DOUBTS.stream().noneMatch(rule -> bears(rule, household))) {
            return;
        }
        LocalDate enrolled = household.enrolledOn();
        String village = household.reviews.firstEntry().getValue().text("village_code");
        Set<String> serving = new HashSet<>();
        for (Row row : known.officials.getOrDefault(village, List.of())) {
            if (Known.isLive(row, "starts_on", "ends_on", null, enrolled)) {
                serving.add(row.text("id_number"));
            }
        }
        for (List<Known.Membership> members : household.members.values()) {
            for (Known.Membership member : members) {
                Known.Person person = member.person();
                if (serving.contains(person.id) || person.kin.stream().anyMatch(serving::contains)) {
                    flags.add("cadre_relative", household.id, household.id);
                }
            }
        }
    }

    private final Map<String, Set<String>> borne = new HashMap<>();

    private boolean bears(String rule, Known.Household household) {
        return borne.computeIfAbsent(rule, flags::subjects).contains(household.id);
    }

    /** Groups of four or more households that share accounts or phones without being kin. */
    private void rings() {
        Map<String, Set<Known.Household>> sharing = new HashMap<>();
        for (Known.Household household : known.households.values()) {
            for (Row review : household.reviews.values()) {
                for (String what : List.of("account", "phone")) {
                    if (review.has(what)) {
                        sharing.computeIfAbsent(what + review.text(what), k -> new HashSet<>(2))
                                .add(household);
                    }
                }
            }
        }
        Map<Known.Household, Set<Known.Household>> ties = new HashMap<>();
        sharing.values().stream().filter(together -> together.size() > 1).forEach(together -> {
            for (Known.Household one : together) {
                for (Known.Household other : together) {
                    if (one != other && !known.areKin(one, other)) {
                        ties.computeIfAbsent(one, k -> new HashSet<>()).add(other);
                    }
                }
            }
        });
        for (List<Known.Household> group : Groups.of(
                new ArrayList<>(ties.keySet()),
                (a, b) -> ties.getOrDefault(a, Set.of()).contains(b))) {
            if (group.size() >= 4) {
                group.forEach(h -> flags.add("collusion_ring", h.id, h.id));
            }
        }
    }
}
