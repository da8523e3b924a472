package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The indicators as the catalogue defines them, for each county and the city, year by year. */
final class Figures {
    private final Tally tally = new Tally();
    private final Known known;
    private final PublicTruth publics;
    private final int baseYear;
    private final int lastYear;
    private final Set<String> areas = new TreeSet<>();
    private final Map<String, Set<String>> dividends = new HashMap<>();

    Figures(Known known, PublicTruth publics, int baseYear, int lastYear) {
        this.known = known;
        this.publics = publics;
        this.baseYear = baseYear;
        this.lastYear = lastYear;
    }

    void payment(Row row) {
        int year = row.day("paid_on").getYear();
        String county = row.text("village_code").substring(0, 6);
        if (row.text("fund_source_code").compareTo("F4") <= 0) {
            tally.cents("fund_disbursed", county, year, row.cents("amount"), 0);
        }
        LocalDate latest = PaymentTruth.lastDay(row.text("period")).plusDays(90);
        tally.share("payment_timely", county, year, !row.day("paid_on").isAfter(latest));
        if (row.text("programme_code").equals("P26")) {
            Known.Membership member = member(known.find(row.text("id_number")), year);
            if (member != null) {
                String household = member.household().id;
                boolean first = dividends
                        .computeIfAbsent(county + year, k -> new HashSet<>())
                        .add(household);
                tally.add(
                        "enclave_dividend",
                        member.household().county(),
                        year,
                        BigDecimal.valueOf(row.cents("amount"), 2),
                        first ? BigDecimal.ONE : BigDecimal.ZERO);
            }
        }
    }

    void settlement(Row row) {
        int year = row.day("discharged_on").getYear();
        Known.Membership member = member(known.find(row.text("id_number")), year);
        if (member == null) {
            return;
        }
        String county = member.household().county();
        String category = member.household().category(year);
        boolean poorest = category.equals("DIBAO") || category.equals("TEKUN");
        tally.cents(
                poorest ? "medical_aid_share_dibao" : "medical_aid_share_other",
                county,
                year,
                row.cents("aid_paid"),
                row.cents("self_paid"));
        if (row.flag("inpatient")) {
            tally.share("one_stop_settlement", county, year, row.flag("one_stop"));
        }
    }

    /** The membership that makes a person a member of the year, or null. */
    private static Known.@Nullable Membership member(Known.@Nullable Person person, int year) {
        if (person != null) {
            for (Known.Membership one : person.memberships) {
                if (one.year() == year && one.household().isOfYear(year) && person.isAliveOn(one.asOf())) {
                    return one;
                }
            }
        }
        return null;
    }

    List<List<String>> rows() {
        known.households.values().forEach(h -> areas.add(h.county()));
        Map<String, Set<String>> paired = paired();
        for (Known.Household household : known.households.values()) {
            for (int year = baseYear; year <= lastYear; year++) {
                if (household.isOfYear(year)) {
                    household(household, year, paired);
                    for (Known.Membership member : household.membersOf(year)) {
                        if (member.person().isAliveOn(member.asOf())) {
                            person(member, household.county(), year);
                        }
                    }
                }
            }
            LocalDate exit = household.exitedOn();
            if (exit != null && exit.getYear() >= baseYear) {
                tally.add("exits", household.county(), exit.getYear(), BigDecimal.ONE, BigDecimal.ZERO);
            }
        }
        dibaoPersons();
        works();
        publics();
        growth();
        tally.fill(areas, baseYear, lastYear);
        ones(baseYear, "exits", "unsafe_housing");
        ones(firstYear(known.loans, "issued_on"), "loan_households");
        ones(firstYear(known.breadwinners, "trained_on"), "breadwinners");
        return tally.rows().stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(List<String> row) {
        int year = Integer.parseInt(row.get(2));
        return (year > baseYear && year <= lastYear)
                || (year == baseYear && row.get(0).equals("income_per_capita"));
    }

    /** The first year that a source tells of: no delivery is sent before it. */
    private int firstYear(List<Row> rows, String date) {
        return rows.stream().mapToInt(row -> row.day(date).getYear()).min().orElse(lastYear + 1);
    }

    /** Counts stand over one, and a count of nothing is a zero from the first year that tells of them. */
    private void ones(int firstYear, String... indicators) {
        for (String indicator : indicators) {
            for (int year = Math.max(firstYear, baseYear); year <= lastYear; year++) {
                Set<String> all = new TreeSet<>(areas);
                all.add(Geography.CITY);
                for (String area : all) {
                    BigDecimal numerator = tally.numerator(indicator, area, year);
                    tally.set(indicator, area, year, numerator, BigDecimal.ONE);
                }
            }
        }
    }

    private Map<String, Set<String>> paired() {
        Map<String, Set<String>> paired = new HashMap<>();
        for (Row row : known.pairings) {
            for (int year = baseYear; year <= lastYear; year++) {
                if (Known.isLive(row, "paired_on", null, "ended_on", LocalDate.of(year, 12, 31))) {
                    paired.computeIfAbsent(String.valueOf(year), k -> new HashSet<>())
                            .add(row.text("household_id"));
                }
            }
        }
        return paired;
    }

    private void household(Known.Household household, int year, Map<String, Set<String>> paired) {
        String county = household.county();
        List<Known.Membership> members = household.membersOf(year);
        Row income = household.incomes.get(year);
        tally.share("income_surveyed", county, year, income != null);
        if (income != null) {
            income(household, income, year, members);
        }
        tally.share(
                "policy_coverage",
                county,
                year,
                members.stream().anyMatch(m -> m.person().paid.getOrDefault(year, 0) != 0));
        tally.share(
                "broadband_coverage",
                county,
                year,
                members.stream().anyMatch(m -> (m.person().paid.getOrDefault(year, 0) & 1 << 27) != 0));
        int[] visits = household.visits.getOrDefault(year, new int[3]);
        tally.add("pairing_visits", county, year, BigDecimal.valueOf(visits[0]), BigDecimal.ONE);
        tally.share("review_coverage", county, year, visits[2] > 0);
        if (members.stream()
                .anyMatch(m -> !m.leftBehind().isEmpty() && !m.leftBehind().equals("NONE"))) {
            tally.share("care_visit_coverage", county, year, visits[1] > 0);
        }
        Row review = household.reviews.get(year);
        String grade = review == null ? "" : review.text("housing_grade");
        if (grade.equals("C") || grade.equals("D")) {
            tally.add("unsafe_housing", county, year, BigDecimal.ONE, BigDecimal.ZERO);
        }
        tally.share(
                "pairing_coverage",
                county,
                year,
                paired.getOrDefault(String.valueOf(year), Set.of()).contains(household.id));
    }

    private void income(Known.Household household, Row income, int year, List<Known.Membership> members) {
        String county = household.county();
        long sum = 0;
        for (String part : List.of("operating", "wage", "property", "transfer")) {
            sum += income.cents(part);
        }
        tally.add(
                "income_per_capita",
                county,
                year,
                BigDecimal.valueOf(sum, 2),
                BigDecimal.valueOf(income.number("persons")));
        for (String part : List.of("operating", "wage", "property", "transfer")) {
            tally.cents("income_share_" + part, county, year, income.cents(part), sum);
        }
        long standard = known.dibaoStandard.getOrDefault(county + year, 0L);
        if (sum < 12 * standard * income.number("persons")) {
            tally.share("dibao_coverage", county, year, members.stream().anyMatch(m -> hasLiveDibao(m.person(), year)));
        }
    }

    private static boolean hasLiveDibao(Known.Person person, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return person.dibao.stream().anyMatch(r -> Known.isLive(r, "starts_on", "ends_on", null, end));
    }

    private void person(Known.Membership member, String county, int year) {
        Known.Person person = member.person();
        LocalDate end = LocalDate.of(year, 12, 31);
        int age = person.agedIn(year);
        int paid = person.paid.getOrDefault(year, 0);
        boolean outOfSchool = member.schooling().isEmpty() || member.schooling().equals("NONE");
        long[] pension = person.pension.get(year);
        boolean employee = person.employee.stream().anyMatch(r -> Known.isLive(r, "starts_on", "ends_on", null, end));
        if (age >= 16 && age <= 59 && outOfSchool && !employee) {
            tally.share("pension_coverage", county, year, pension != null);
        }
        if (pension != null) {
            long right = pension[0] == 10_000 ? pension[0] : pension[0] * 65 / 100;
            tally.share("pension_subsidy_right", county, year, Math.abs(pension[1] - right) <= 100);
        }
        long[] insured = person.insurance.get(year);
        tally.share("medical_insurance_coverage", county, year, insured != null);
        if (PersonTruth.isInsuredInFull(member)) {
            tally.share("medical_subsidy_coverage", county, year, insured != null && insured[1] >= insured[0]);
        }
        tally.share("family_doctor_coverage", county, year, person.doctor.contains(year));
        certificates(member, county, year, paid, end);
        schooling(member, county, year, paid, age);
        boolean able = member.labour().equals("FULL") || member.labour().equals("WEAK");
        if (age >= 16 && age <= 59 && able && outOfSchool) {
            tally.share("employment_share", county, year, person.jobs.stream().anyMatch(j -> isIn(j, year)));
        }
    }

    private static boolean isIn(Row job, int year) {
        LocalDate ends = job.date("ends_on");
        return job.day("starts_on").getYear() <= year && (ends == null || ends.getYear() >= year);
    }

    private void certificates(Known.Membership member, String county, int year, int paid, LocalDate end) {
        boolean held = false;
        boolean severe = false;
        for (Row row : member.person().certificates) {
            if (Known.isLive(row, "issued_on", null, "cancelled_on", end)) {
                held = true;
                severe |= row.text("grade").equals("G1") || row.text("grade").equals("G2");
            }
        }
        if (severe) {
            tally.share("care_allowance_coverage", county, year, (paid & 1 << 9) != 0);
        }
        String category = member.household().category(year);
        if (held && (category.equals("DIBAO") || category.equals("EDGE"))) {
            tally.share("living_allowance_coverage", county, year, (paid & 1 << 8) != 0);
        }
    }

    private void schooling(Known.Membership member, String county, int year, int paid, int age) {
        String stage = member.schooling();
        if (age >= 7 && age <= 15) {
            tally.share("schooling_kept", county, year, !stage.isEmpty() && !stage.equals("NONE"));
        }
        if (stage.equals("COLLEGE")) {
            tally.share("college_grant_coverage", county, year, (paid & 1 << 13) != 0);
        }
        if (stage.equals("SENIOR")) {
            tally.share("senior_grant_coverage", county, year, (paid & 1 << 14) != 0);
        }
        if (stage.equals("SENIOR") || stage.equals("PRESCHOOL")) {
            boolean waived = member.person().schooling.stream()
                    .anyMatch(r -> r.text("school_year").startsWith(year + "-") && r.cents("tuition_waived") > 0);
            tally.share("tuition_waiver_coverage", county, year, waived);
        }
    }

    private void dibaoPersons() {
        for (Known.Person person : known.people.values()) {
            for (int year = baseYear; year <= lastYear; year++) {
                LocalDate end = LocalDate.of(year, 12, 31);
                String county = "";
                for (Row row : person.dibao) {
                    if (Known.isLive(row, "starts_on", "ends_on", null, end)) {
                        county = row.text("village_code").substring(0, 6);
                    }
                }
                if (!county.isEmpty()) {
                    tally.share("register_consistency", county, year, member(person, year) != null);
                }
            }
        }
    }

    private void works() {
        new LoanFigures(known, tally, baseYear, lastYear).add();
        for (List<Row> cases : known.renovations.values()) {
            for (Row row : cases) {
                String county = row.text("village_code").substring(0, 6);
                LocalDate accepted = row.date("accepted_on");
                if (accepted != null) {
                    tally.cents(
                            "renovation_match",
                            county,
                            accepted.getYear(),
                            row.cents("local_fund"),
                            row.cents("upper_fund"));
                }
                LocalDate closed = row.date("closed_on");
                for (int year = baseYear; year <= lastYear; year++) {
                    boolean before = closed != null && closed.getYear() < year;
                    if (row.day("identified_on").getYear() <= year && !before) {
                        tally.share("renovation_closed", county, year, closed != null && closed.getYear() <= year);
                    }
                }
            }
        }
        for (Row row : known.villageEconomies) {
            String county = row.text("village_code").substring(0, 6);
            int year = row.number("year");
            tally.share("village_recurring", county, year, row.cents("recurring_income") >= 150_000_000);
            tally.share("village_operating", county, year, row.cents("operating_income") >= 50_000_000);
        }
        for (Row row : known.allocations) {
            tally.cents("fund_disbursed", row.text("county_code"), row.number("year"), 0, row.cents("amount"));
        }
    }

    private void publics() {
        publics.batches.forEach((batch, shares) -> shares.forEach((village, share) -> {
            LocalDate last = publics.lastPaidOn.get(batch);
            if (share.items > 0 && last != null) {
                tally.share(
                        "batch_published", village.substring(0, 6), last.getYear(), publics.isPublished(batch, share));
            }
        }));
        known.projects.forEach((number, project) -> {
            LocalDate approved = project.day("approved_on");
            tally.share(
                    "project_published",
                    project.text("village_code").substring(0, 6),
                    approved.getYear(),
                    publics.isTold(number, approved));
        });
    }

    private void growth() {
        List<String> all = new ArrayList<>(areas);
        all.add(Geography.CITY);
        for (String area : all) {
            for (int year = baseYear + 1; year <= lastYear; year++) {
                Double now = tally.value("income_per_capita", area, year);
                Double before = tally.value("income_per_capita", area, year - 1);
                if (now == null || before == null) {
                    continue;
                }
                tally.set("income_growth", area, year, rounded(now - before), rounded(before));
                Long rural = known.ruralIncome.get(area + year);
                Long ruralBefore = known.ruralIncome.get(area + (year - 1));
                if (rural != null && ruralBefore != null) {
                    double lead = (now - before) / before - (rural - ruralBefore) / (double) ruralBefore;
                    tally.set("income_growth_lead", area, year, BigDecimal.valueOf(lead), BigDecimal.ONE);
                }
            }
        }
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }
}
