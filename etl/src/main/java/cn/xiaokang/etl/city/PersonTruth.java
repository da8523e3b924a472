package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** What the definitions say of persons: counted twice, served wrongly, or not served. */
final class PersonTruth {
    private final Known known;
    private final Flags flags;
    private final int firstYear;

    PersonTruth(Known known, Flags flags, int firstYear) {
        this.known = known;
        this.flags = flags;
        this.firstYear = firstYear;
    }

    void close() {
        Set<LocalDate> reviews = new TreeSet<>();
        known.households.values().forEach(h -> h.reviews.values().forEach(r -> reviews.add(r.day("as_of"))));
        for (Known.Person person : known.people.values()) {
            twice(person);
            dibao(person, reviews);
            pensions(person);
            ghosts(person);
            for (Known.Membership member : person.memberships) {
                if (member.year() >= firstYear && member.household().isEnrolled(member.year())) {
                    missed(person, member);
                }
            }
        }
    }

    private void twice(Known.Person person) {
        for (Known.Membership one : person.memberships) {
            for (Known.Membership other : person.memberships) {
                boolean apart =
                        one.household() != other.household() && one.asOf().equals(other.asOf());
                if (apart
                        && one.household().isEnrolled(one.year())
                        && other.household().isEnrolled(one.year())) {
                    flags.add("dual_enrolment", person.id, "");
                }
            }
        }
    }

    private void dibao(Known.Person person, Set<LocalDate> reviews) {
        for (Row row : person.dibao) {
            for (LocalDate asOf : reviews) {
                if (Known.isLive(row, "starts_on", "ends_on", null, asOf) && !isInRegister(person, asOf)) {
                    flags.add("dibao_mismatch", person.id, "");
                }
            }
            if (row.flag("single_person")) {
                single(person, row);
            }
        }
    }

    /** Member of a household enrolled or under observation on the as_of date, or recognised only after it. */
    private static boolean isInRegister(Known.Person person, LocalDate asOf) {
        for (Known.Membership member : person.memberships) {
            if (member.asOf().equals(asOf) && member.household().isOfYear(member.year())) {
                return true;
            }
            if (member.household().enrolledOn().isAfter(asOf)) {
                return true;
            }
        }
        return false;
    }

    /** Judged on each as_of date on which the allowance runs, as the register tells the household. */
    private void single(Known.Person person, Row row) {
        LocalDate grown = LocalDate.of(
                        person.bornIn(),
                        Integer.parseInt(person.id.substring(10, 12)),
                        Integer.parseInt(person.id.substring(12, 14)))
                .plusYears(18);
        for (Known.Membership member : person.memberships) {
            LocalDate day = member.asOf();
            if (Known.isLive(row, "starts_on", "ends_on", null, day)
                    && member.household().membersOf(member.year()).size() >= 2
                    && (grown.isAfter(day) || !isGravelyDisabled(person, day))) {
                flags.add("single_person_misuse", person.id, member.household().id);
            }
        }
    }

    private static boolean isGravelyDisabled(Known.Person person, LocalDate day) {
        for (Row held : person.certificates) {
            String kind = held.text("kind");
            String grade = held.text("grade");
            boolean mind = kind.equals("INTELLECTUAL") || kind.equals("MENTAL");
            if (Known.isLive(held, "issued_on", null, "cancelled_on", day)
                    && (grade.equals("G1") || grade.equals("G2") || mind)) {
                return true;
            }
        }
        return false;
    }

    private void pensions(Known.Person person) {
        person.pension.forEach((year, paid) -> {
            long most = paid[0] == 10_000 ? paid[0] : paid[0] * 65 / 100;
            if (paid[1] > most + 100) {
                flags.add("pension_oversubsidy", person.id + "|" + year, "");
            }
        });
    }

    private void ghosts(Known.Person person) {
        for (Row job : person.jobs) {
            if (!job.text("kind").equals("TRAINING") && !job.text("kind").equals("PUBLIC_POST")) {
                continue;
            }
            LocalDate starts = job.day("starts_on");
            LocalDate told = job.date("ends_on");
            LocalDate died = person.diedOn;
            boolean ghost = died != null && starts.isAfter(died);
            for (Row spell : person.custody) {
                LocalDate ends = spell.date("ends_on");
                ghost |= spell.day("starts_on").isBefore(starts)
                        && (ends == null || (told != null && ends.isAfter(told)));
            }
            for (Row stay : person.stays) {
                ghost |= stay.day("admitted_on").isBefore(starts)
                        && told != null
                        && stay.day("discharged_on").isAfter(told);
            }
            if (ghost) {
                flags.add("training_ghost", person.id, "");
            }
        }
    }

    private void missed(Known.Person person, Known.Membership member) {
        int year = member.year();
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate died = person.diedOn;
        if (!person.isAliveOn(member.asOf())) {
            return;
        }
        boolean left = (died != null && died.getYear() == year) || hasLeftIn(person, year) || person.bornIn() == year;
        if (left) {
            return;
        }
        int paid = person.paid.getOrDefault(year, 0);
        boolean lacks = isSeverelyDisabled(person, first, last) && (paid & 1 << 9) == 0;
        for (Row row : person.schooling) {
            if (row.text("school_year").startsWith(year + "-")) {
                lacks |= row.text("stage").equals("COLLEGE") && (paid & 1 << 13) == 0;
                lacks |= row.text("stage").equals("SENIOR") && (paid & 1 << 14) == 0;
            }
        }
        long[] insured = person.insurance.get(year);
        lacks |= insured == null;
        if (insured != null && insured[1] < insured[0] && isInsuredInFull(member)) {
            lacks = true;
        }
        if (lacks) {
            flags.add("missed_entitlement", person.id + "|" + year, member.household().id);
        }
    }

    private static boolean hasLeftIn(Known.Person person, int year) {
        return person.residence.stream()
                .anyMatch(r -> !r.text("status").equals("REGISTERED")
                        && r.day("changed_on").getYear() == year);
    }

    private static boolean isSeverelyDisabled(Known.Person person, LocalDate first, LocalDate last) {
        for (Row held : person.certificates) {
            LocalDate cancelled = held.date("cancelled_on");
            boolean severe =
                    held.text("grade").equals("G1") || held.text("grade").equals("G2");
            if (severe && !held.day("issued_on").isAfter(first) && (cancelled == null || cancelled.isAfter(last))) {
                return true;
            }
        }
        return false;
    }

    /** Whose insurance is to be paid in full: the poorest, and the young, the old and the very ill of the edge. */
    static boolean isInsuredInFull(Known.Membership member) {
        String category = member.household().category(member.year());
        if (category.equals("DIBAO") || category.equals("TEKUN")) {
            return true;
        }
        int age = member.person().agedIn(member.year());
        return category.equals("EDGE")
                && (age < 18 || age > 60 || member.health().equals("SEVERE"));
    }
}
