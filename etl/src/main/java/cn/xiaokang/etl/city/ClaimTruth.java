package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the definitions say of single claims: hospital bills, renovations, loans. */
final class ClaimTruth {
    private final Known known;
    private final Flags flags;
    private final LocalDate endsOn;

    ClaimTruth(Known known, Flags flags, LocalDate endsOn) {
        this.known = known;
        this.flags = flags;
        this.endsOn = endsOn;
    }

    void settlement(Row row) {
        long own = row.cents("self_paid");
        long aid = row.cents("aid_paid");
        long parts = row.cents("basic_paid") + row.cents("critical_paid") + own;
        Known.Person person = known.person(row.text("id_number"));
        String number = row.text("settlement_no");
        LocalDate discharged = row.day("discharged_on");
        if (aid > own + 100 || parts > row.cents("total") + 100) {
            flags.add("medical_aid_excess", number, "");
        }
        Known.Household household = known.householdAtPayment(person, discharged.getYear(), "");
        if (household != null && own >= 10_000 && household.isEntitledOn(discharged)) {
            String category = household.category(discharged.getYear());
            long share = category.equals("DIBAO") || category.equals("TEKUN") ? 70 : 60;
            if (aid * 100 + 10_000 < own * share) {
                flags.add("medical_aid_short", number, household.id);
            }
        }
        person.traced(discharged);
        if (row.flag("inpatient")) {
            person.stays.add(row);
        }
    }

    void close() {
        known.people.values().forEach(this::stays);
        known.renovations.forEach(this::renovations);
        known.loans.forEach(this::loan);
    }

    private void stays(Known.Person person) {
        if (person.stays.size() < 2) {
            return;
        }
        List<Row> stays = new ArrayList<>(person.stays);
        stays.sort(Comparator.comparing((Row r) -> r.day("admitted_on")).thenComparing(r -> r.text("settlement_no")));
        for (int i = 1; i < stays.size(); i++) {
            for (int j = 0; j < i; j++) {
                Row earlier = stays.get(j);
                Row later = stays.get(i);
                boolean elsewhere = !earlier.text("hospital").equals(later.text("hospital"));
                LocalDate until = earlier.day("discharged_on").isBefore(later.day("discharged_on"))
                        ? earlier.day("discharged_on")
                        : later.day("discharged_on");
                if (elsewhere && ChronoUnit.DAYS.between(later.day("admitted_on"), until) > 1) {
                    flags.add("overlapping_stays", later.text("settlement_no"), "");
                }
            }
        }
    }

    private void renovations(String householdId, List<Row> cases) {
        for (Row row : cases) {
            String number = row.text("case_no");
            LocalDate accepted = row.date("accepted_on");
            LocalDate paid = row.date("paid_on");
            for (Row other : cases) {
                LocalDate before = other.date("accepted_on");
                LocalDate identified = row.day("identified_on");
                if (other != row
                        && before != null
                        && identified.isAfter(other.day("identified_on"))
                        && identified.isBefore(before.plusYears(10))) {
                    flags.add("renovation_repeat", number, householdId);
                }
            }
            if (accepted != null && row.cents("local_fund") < row.cents("upper_fund")) {
                flags.add("renovation_unmatched", number, householdId);
            }
            if (paid != null && (accepted == null || accepted.isAfter(paid))) {
                flags.add("renovation_unaccepted", number, householdId);
            }
            if (accepted != null
                    && !row.has("closed_on")
                    && accepted.plusDays(90).isBefore(endsOn)) {
                flags.add("renovation_not_closed", number, householdId);
            }
            boolean owner = row.text("mode").equals("LEASE") || row.text("mode").equals("EXCHANGE");
            if (paid != null && !owner && row.has("account_name") && !isOfHousehold(householdId, row)) {
                flags.add("renovation_diverted", number, householdId);
            }
        }
    }

    private boolean isOfHousehold(String householdId, Row row) {
        Known.Household household = known.households.get(householdId);
        String name = Known.plainName(row.text("account_name"));
        if (household == null) {
            return true;
        }
        for (List<Known.Membership> members : household.members.values()) {
            for (Known.Membership member : members) {
                if (member.person().anyNames.contains(name)) {
                    return true;
                }
                for (String kin : member.person().kin) {
                    Known.Person relative = known.find(kin);
                    if (relative != null && relative.anyNames.contains(name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void loan(Row row) {
        Known.Person person = known.find(row.text("id_number"));
        long principal = row.cents("principal");
        long subsidy = row.cents("interest_subsidy");
        boolean everIn = person != null && !person.memberships.isEmpty();
        boolean outside = principal < 5_000_000 || principal > 10_000_000 || row.flag("secured");
        if (outside && (everIn || subsidy > 0)) {
            flags.add("loan_out_of_range", row.text("loan_no"), "");
        }
        if (subsidy > 0 && (!isEntitled(person, row.day("issued_on")) || subsidy > mostInterest(row))) {
            flags.add("loan_subsidy_unentitled", row.text("loan_no"), "");
        }
    }

    private static boolean isEntitled(Known.@Nullable Person person, LocalDate day) {
        return person != null
                && person.memberships.stream().anyMatch(m -> m.household().isEntitledOn(day));
    }

    /** The interest to the earlier of due and repaid, and five in a hundred more. */
    private static long mostInterest(Row row) {
        LocalDate until = row.day("due_on");
        LocalDate repaid = row.date("repaid_on");
        if (repaid != null && repaid.isBefore(until)) {
            until = repaid;
        }
        long days = ChronoUnit.DAYS.between(row.day("issued_on"), until);
        return BigDecimal.valueOf(row.cents("principal"))
                .multiply(new BigDecimal(row.text("annual_rate")))
                .multiply(BigDecimal.valueOf(days))
                .multiply(new BigDecimal("1.05"))
                .divide(BigDecimal.valueOf(36_500), 0, RoundingMode.FLOOR)
                .longValue();
    }
}
