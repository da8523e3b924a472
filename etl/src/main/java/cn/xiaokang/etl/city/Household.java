package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household of the register over the years. */
final class Household {
    /** What a household earned and had to spend in one year, in cents. */
    record Income(long operating, long wage, long property, long transfer, long medical, long education, int persons) {
        /** The same means in a household of another size. */
        Income amongst(int others) {
            if (others == persons || persons == 0) {
                return this;
            }
            return new Income(
                    operating * others / persons,
                    wage * others / persons,
                    property * others / persons,
                    transfer * others / persons,
                    medical * others / persons,
                    education * others / persons,
                    others);
        }

        long sum() {
            return operating + wage + property + transfer;
        }
    }

    final String id;
    final Geography.Village village;
    String category;
    final String cause;
    LocalDate enrolledOn;
    final String group;
    final List<Person> people = new ArrayList<>();

    @Nullable
    LocalDate exitedOn;

    String phone;
    String account;
    /** Unsafe until this year's end, with this grade; safe when null. */
    @Nullable
    String unsafeGrade;

    int unsafeUntil;
    /** Which party branch of the village looks after it; none when below zero. */
    int branch;
    /** A yearly income per person as a share of the income line of the base year. */
    double means;

    final Income[] incomes;
    /** Where the money is sent in place of the household's account; empty when to the household. */
    String strangerAccount = "";

    String strangerName = "";

    @Nullable
    LocalDate strangerFrom;

    boolean paidAfterExit;

    Household(
            String id,
            Geography.Village village,
            String category,
            String cause,
            LocalDate enrolledOn,
            String group,
            String phone,
            String account,
            int years) {
        this.id = id;
        this.village = village;
        this.category = category;
        this.cause = cause;
        this.enrolledOn = enrolledOn;
        this.group = group;
        this.phone = phone;
        this.account = account;
        this.incomes = new Income[years];
    }

    String county() {
        return village.county();
    }

    /** In the register as reviewed on the last day of the year: recognised by then, and not gone in an earlier year. */
    boolean isInRegister(int year) {
        LocalDate exit = exitedOn;
        return enrolledOn.getYear() <= year && (exit == null || exit.getYear() >= year);
    }

    /** Enrolled or in its observation year on a day. */
    boolean isEntitledOn(LocalDate day) {
        LocalDate exit = exitedOn;
        return !enrolledOn.isAfter(day) && (exit == null || exit.plusYears(1).isAfter(day));
    }

    /** The income of the year, as many as there are to share it at its end. */
    Income income(int year, int baseYear) {
        return incomes[year - baseYear].amongst(
                membersOn(LocalDate.of(year, 12, 31)).size());
    }

    List<Person> membersOn(LocalDate day) {
        List<Person> members = new ArrayList<>(people.size());
        for (Person person : people) {
            if (person.isHereOn(day)) {
                members.add(person);
            }
        }
        return members;
    }

    /** The head, or who came after: the first grown person still there; the last head where nobody is left. */
    Person headOn(LocalDate day) {
        for (Person person : people) {
            if (person.isHereOn(day) && person.ageAt(day) >= 18) {
                return person;
            }
        }
        for (Person person : people) {
            if (person.isHereOn(day)) {
                return person;
            }
        }
        return people.get(0);
    }
}
