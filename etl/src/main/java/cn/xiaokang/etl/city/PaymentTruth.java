package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the definitions say of payments, each looked at once as it comes. All registers must be known before. */
final class PaymentTruth {
    private static final Set<String> MONTHLY = Set.of("P01", "P02", "P08", "P09", "P23");
    private static final Set<String> ONCE = Set.of("P03", "P04", "P07", "P12", "P18", "P20", "P22", "P24", "P25");
    private static final Set<String> NOT_IN_CUSTODY = Set.of("P01", "P02", "P08", "P09");
    private static final Set<String> ENDS_WITH_EXIT =
            Set.of("P01", "P03", "P05", "P06", "P07", "P08", "P09", "P13", "P14", "P15", "P16");

    /** What one payment was ordered as, until the bank tells. */
    private record Expected(String account, long amount, LocalDate on) {}

    /** The households one account served in one year. */
    private final Map<String, Set<String>> served = new HashMap<>();

    private final Map<String, Expected> expected = new HashMap<>();
    private final Ordered ordered = new Ordered();
    private final Known known;
    private final Flags flags;
    private final LocalDate endsOn;

    PaymentTruth(Known known, Flags flags, LocalDate endsOn) {
        this.known = known;
        this.flags = flags;
        this.endsOn = endsOn;
    }

    void payment(Row row) {
        String number = row.text("payment_no");
        String programme = row.text("programme_code");
        String id = row.text("id_number");
        String said = row.text("household_id");
        String period = row.text("period");
        LocalDate paidOn = row.day("paid_on");
        Known.Person person = known.find(id);
        Known.Household household = known.householdAtPayment(person, paidOn.getYear(), said);
        String of = household == null ? said : household.id;
        if (person != null) {
            person.paid.merge(paidOn.getYear(), 1 << Integer.parseInt(programme.substring(1)), (a, b) -> a | b);
            beneficiary(number, programme, period, person, household, of);
        }
        identity(number, row, person, of);
        if (lastDay(period).plusDays(90).isBefore(paidOn)) {
            flags.add("late_payment", number, of);
        }
        String named = Known.plainName(row.text("account_name"));
        if (household != null && !named.isEmpty() && !isOfHousehold(household, paidOn.getYear(), named)) {
            flags.add("account_not_household", number, of);
        }
        if (!ONCE.contains(programme)) {
            ordered.add(programme, id, period, number, paidOn, row.cents("amount"), of);
        }
        if (programme.equals("P13") || programme.equals("P14")) {
            grant(number, programme, period, row.cents("amount"), person, of);
        }
        expected.put(number, new Expected(row.text("account"), row.cents("amount"), paidOn));
        if (!of.isEmpty()) {
            served.computeIfAbsent(row.text("account") + paidOn.getYear(), k -> new TreeSet<>())
                    .add(of);
        }
    }

    void bankReturn(Row row) {
        Expected was = expected.remove(row.text("payment_no"));
        if (was == null || !row.text("status").equals("PAID")) {
            return;
        }
        if (was.amount() != row.cents("amount") || !was.account().equals(row.text("account"))) {
            flags.add("paid_differs", row.text("payment_no"), "");
        }
    }

    static LocalDate firstDay(String period) {
        return period.length() == 4
                ? LocalDate.of(Integer.parseInt(period), 1, 1)
                : LocalDate.of(Integer.parseInt(period.substring(0, 4)), Integer.parseInt(period.substring(5)), 1);
    }

    static LocalDate lastDay(String period) {
        return period.length() == 4
                ? LocalDate.of(Integer.parseInt(period), 12, 31)
                : firstDay(period).plusMonths(1).minusDays(1);
    }

    private void beneficiary(
            String number,
            String programme,
            String period,
            Known.Person person,
            Known.@Nullable Household household,
            String of) {
        LocalDate first = firstDay(period);
        LocalDate last = lastDay(period);
        boolean monthly = MONTHLY.contains(programme);
        LocalDate died = person.diedOn;
        if (died != null && !ONCE.contains(programme)) {
            boolean later = period.length() == 4
                    ? first.getYear() > died.getYear()
                    : first.isAfter(died)
                            && first.getMonthValue() + first.getYear() * 12
                                    > died.getMonthValue() + died.getYear() * 12;
            if (later) {
                flags.add("deceased_recipient", number, of);
            }
        }
        if (NOT_IN_CUSTODY.contains(programme)) {
            for (Row spell : person.custody) {
                LocalDate ends = spell.date("ends_on");
                if (spell.day("starts_on").isBefore(first) && (ends == null || ends.isAfter(last))) {
                    flags.add("custody_recipient", number, of);
                }
            }
        }
        if (monthly && isGone(person, first)) {
            flags.add("moved_out_recipient", number, of);
        }
        if (household != null && ENDS_WITH_EXIT.contains(programme)) {
            LocalDate exit = household.exitedOn();
            if (exit != null && !first.isBefore(exit.plusYears(1)) && !recognisedAgain(person, household, first)) {
                flags.add("paid_after_exit", number, of);
            }
        }
        if (programme.equals("P01") && !isDibaoHousehold(person, household, first, last)) {
            flags.add("dibao_mismatch", person.id, "");
        }
        if ((programme.equals("P08") || programme.equals("P09")) && !isCertified(person, programme, first, last)) {
            flags.add("disability_allowance_unentitled", number, of);
        }
    }

    /** Moved out or struck off in an earlier month for another reason than death, and not registered again before. */
    private static boolean isGone(Known.Person person, LocalDate first) {
        LocalDate gone = null;
        LocalDate back = null;
        for (Row row : person.residence) {
            LocalDate on = row.day("changed_on");
            if (row.text("status").equals("REGISTERED")) {
                if (on.isBefore(first) && (back == null || on.isAfter(back))) {
                    back = on;
                }
            } else if (on.isBefore(first) && (gone == null || on.isAfter(gone))) {
                boolean death = row.text("status").equals("CANCELLED") && person.diedOn != null;
                if (!death) {
                    gone = on;
                }
            }
        }
        return gone != null && (back == null || back.isBefore(gone));
    }

    private static boolean recognisedAgain(Known.Person person, Known.Household left, LocalDate first) {
        for (Known.Membership one : person.memberships) {
            Known.Household other = one.household();
            if (other != left && other.isEntitledOn(first)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDibaoHousehold(
            Known.Person person, Known.@Nullable Household household, LocalDate first, LocalDate last) {
        if (holdsDibaoIn(person, first, last)) {
            return true;
        }
        if (household != null) {
            for (Known.Membership member : household.membersAtPaymentIn(first.getYear())) {
                if (holdsDibaoIn(member.person(), first, last)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holdsDibaoIn(Known.Person person, LocalDate first, LocalDate last) {
        for (Row row : person.dibao) {
            LocalDate ends = row.date("ends_on");
            if (!row.day("starts_on").isAfter(last) && (ends == null || !ends.isBefore(first))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCertified(Known.Person person, String programme, LocalDate first, LocalDate last) {
        for (Row held : person.certificates) {
            LocalDate cancelled = held.date("cancelled_on");
            boolean live = !held.day("issued_on").isAfter(last) && (cancelled == null || !cancelled.isBefore(first));
            String grade = held.text("grade");
            boolean severe = grade.equals("G1") || grade.equals("G2");
            boolean mind = held.text("kind").equals("INTELLECTUAL")
                    || held.text("kind").equals("MENTAL");
            if (live && (programme.equals("P08") || severe || (grade.equals("G3") && mind))) {
                return true;
            }
        }
        return false;
    }

    private void identity(String number, Row row, Known.@Nullable Person person, String of) {
        String id = row.text("id_number");
        boolean valid = id.length() == 18 && Numbers.check(id) == id.charAt(17);
        if (!valid) {
            flags.add("invalid_identity", number, of);
            return;
        }
        if (person != null && !person.names.isEmpty() && !person.names.contains(Known.plainName(row.text("name")))) {
            flags.add("identity_conflict", number, of);
        }
    }

    private boolean isOfHousehold(Known.Household household, int year, String name) {
        for (Known.Membership member : household.membersAtPaymentIn(year)) {
            if (member.person().anyNames.contains(name)) {
                return true;
            }
        }
        for (Known.Membership member : household.membersAtPaymentIn(year)) {
            for (String kin : member.person().kin) {
                Known.Person relative = known.find(kin);
                if (relative != null && relative.anyNames.contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void grant(
            String number, String programme, String period, long amount, Known.@Nullable Person person, String of) {
        long standard = programme.equals("P13") ? 500_000 : 300_000;
        String stage = programme.equals("P13") ? "COLLEGE" : "SENIOR";
        boolean student = false;
        if (person != null) {
            for (Row row : person.schooling) {
                student |= row.text("school_year").startsWith(period)
                        && row.text("stage").equals(stage);
            }
        }
        if (amount > standard || !student) {
            flags.add("grant_amount", number, of);
        }
    }

    /** What can be told only when the last payment and the last return are in. */
    void close() {
        expected.forEach((number, was) -> {
            if (was.on().plusDays(31).isBefore(endsOn)) {
                flags.add("payment_unconfirmed", number, "");
            }
        });
        repeats();
        incompatible();
        sharedAccounts();
    }

    private static final Comparator<Ordered.Paid> IN_ORDER =
            Comparator.comparing(Ordered.Paid::on).thenComparing(Ordered.Paid::number);

    private void repeats() {
        ordered.repeated().forEach((name, group) -> {
            String programme = name.substring(0, 3);
            String id = name.substring(4, 22);
            String period = name.substring(23);
            long sum = group.stream().mapToLong(Ordered.Paid::amount).sum();
            if (sum <= due(programme, id, period)) {
                return;
            }
            List<Ordered.Paid> inOrder = new ArrayList<>(group);
            inOrder.sort(IN_ORDER);
            for (Ordered.Paid paid : inOrder.subList(1, inOrder.size())) {
                flags.add("duplicate_payment", paid.number(), paid.household());
            }
        });
    }

    private long due(String programme, String id, String period) {
        if (programme.equals("P13")) {
            return 500_000;
        }
        if (programme.equals("P14")) {
            return 300_000;
        }
        Known.Person person = known.find(id);
        if (!programme.equals("P01") || person == null) {
            return 0;
        }
        LocalDate first = firstDay(period);
        LocalDate last = lastDay(period);
        Known.Household household = known.householdAtPayment(person, first.getYear(), "");
        long due = 0;
        if (household != null) {
            for (Known.Membership member : household.membersAtPaymentIn(first.getYear())) {
                for (Row row : member.person().dibao) {
                    if (Known.isLive(row, "starts_on", "ends_on", null, last)) {
                        due += row.cents("monthly_amount");
                    }
                }
            }
        }
        return due;
    }

    /** The allowance and the support of one person for one month; few people ever got both. */
    private void incompatible() {
        both.forEach((key, group) -> {
            boolean first = group.stream().anyMatch(p -> p.programme().equals("P01"));
            boolean second = group.stream().anyMatch(p -> p.programme().equals("P02"));
            if (!first || !second) {
                return;
            }
            group.sort(Comparator.comparing(Both::on).thenComparing(Both::number));
            String programme = group.get(0).programme();
            for (Both paid : group) {
                if (!paid.programme().equals(programme)) {
                    flags.add("incompatible_programmes", paid.number(), paid.household());
                }
            }
        });
    }

    private record Both(String programme, String number, LocalDate on, String household) {}

    private final Map<String, List<Both>> both = new TreeMap<>();

    /** Notes payments of P01 and P02 to those people alone who can have got both. */
    void maybeBoth(Row row) {
        String programme = row.text("programme_code");
        if (programme.equals("P02") || (programme.equals("P01") && hadSupport(row))) {
            both.computeIfAbsent(row.text("id_number") + row.text("period"), k -> new ArrayList<>(1))
                    .add(new Both(programme, row.text("payment_no"), row.day("paid_on"), row.text("household_id")));
        }
    }

    private boolean hadSupport(Row row) {
        Known.Person person = known.find(row.text("id_number"));
        return person != null
                && person.memberships.stream()
                        .anyMatch(m -> m.household().category(m.year()).equals("TEKUN"));
    }

    private void sharedAccounts() {
        served.forEach((accountYear, households) -> {
            if (households.size() >= 3) {
                List<Known.Household> list = new ArrayList<>();
                for (String id : households) {
                    Known.Household household = known.households.get(id);
                    if (household != null) {
                        list.add(household);
                    }
                }
                if (Groups.of(list, known::areKin).size() >= 3) {
                    flags.add("shared_account", accountYear.substring(0, accountYear.length() - 4), "");
                }
            }
        });
    }
}
