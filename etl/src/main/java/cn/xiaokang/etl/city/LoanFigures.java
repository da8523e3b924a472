package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Indicators of loans and of the leaders who take others along. */
final class LoanFigures {
    private final Known known;
    private final Tally tally;
    private final int baseYear;
    private final int lastYear;

    LoanFigures(Known known, Tally tally, int baseYear, int lastYear) {
        this.known = known;
        this.tally = tally;
        this.baseYear = baseYear;
        this.lastYear = lastYear;
    }

    void add() {
        for (int year = baseYear; year <= lastYear; year++) {
            loans(year);
            breadwinners(year);
        }
    }

    private void loans(int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        Set<String> households = new HashSet<>();
        for (Row loan : known.loans) {
            LocalDate issued = loan.day("issued_on");
            LocalDate repaid = loan.date("repaid_on");
            // A loan stays the household's after its borrower has died.
            Known.Household debtor = known.households.get(loan.text("household_id"));
            boolean inYear = issued.getYear() <= year && (repaid == null || repaid.isAfter(LocalDate.of(year, 1, 1)));
            if (inYear && debtor != null && debtor.isOfYear(year) && households.add(debtor.id)) {
                tally.add("loan_households", debtor.county(), year, BigDecimal.ONE, BigDecimal.ZERO);
            }
            Known.Household household = householdOf(loan, year);
            if (household == null) {
                continue;
            }
            String county = household.county();
            if (issued.getYear() == year) {
                long principal = loan.cents("principal");
                boolean fits = !loan.flag("secured") && principal >= 5_000_000 && principal <= 10_000_000;
                tally.share("loan_in_terms", county, year, fits);
            }
            if (Known.isLive(loan, "issued_on", null, "repaid_on", end)) {
                long principal = loan.cents("principal");
                boolean overdue = loan.text("status").equals("OVERDUE");
                tally.cents("loan_overdue", county, year, overdue ? principal : 0, principal);
            }
        }
    }

    private Known.@Nullable Household householdOf(Row loan, int year) {
        Known.Person person = known.find(loan.text("id_number"));
        if (person != null) {
            for (Known.Membership one : person.memberships) {
                if (one.year() == year && one.household().isOfYear(year) && person.isAliveOn(one.asOf())) {
                    return one.household();
                }
            }
        }
        return null;
    }

    private void breadwinners(int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        TreeMap<String, Set<String>> trained = new TreeMap<>();
        TreeMap<String, Set<String>> pairs = new TreeMap<>();
        TreeMap<String, Set<String>> leading = new TreeMap<>();
        for (Row row : known.breadwinners) {
            for (String area : new String[] {row.text("household_id").substring(0, 6), Geography.CITY}) {
                if (!row.day("trained_on").isAfter(end)) {
                    trained.computeIfAbsent(area, k -> new HashSet<>()).add(row.text("id_number"));
                }
                LocalDate ends = row.date("ends_on");
                boolean live = row.day("starts_on").getYear() <= year && (ends == null || ends.getYear() >= year);
                if (live) {
                    pairs.computeIfAbsent(area, k -> new HashSet<>())
                            .add(row.text("id_number") + row.text("household_id"));
                    leading.computeIfAbsent(area, k -> new HashSet<>()).add(row.text("id_number"));
                }
            }
        }
        trained.forEach(
                (area, ids) -> tally.set("breadwinners", area, year, BigDecimal.valueOf(ids.size()), BigDecimal.ONE));
        pairs.forEach((area, ids) -> tally.set(
                "breadwinner_households",
                area,
                year,
                BigDecimal.valueOf(ids.size()),
                BigDecimal.valueOf(leading.getOrDefault(area, Set.of()).size())));
    }
}
