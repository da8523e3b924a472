package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person of the city, as life goes; what departments know of the person are rows made from this. */
final class Person {
    /** A certificate of disability. */
    record Certificate(String number, String kind, String grade, LocalDate issuedOn) {
        boolean severe() {
            return grade.equals("G1") || grade.equals("G2");
        }

        boolean mind() {
            return kind.equals("INTELLECTUAL") || kind.equals("MENTAL");
        }
    }

    /** A course or a job got with help. */
    record Employment(String kind, String employer, LocalDate startsOn, LocalDate endsOn) {}

    final String id;
    final String name;
    final boolean female;
    final LocalDate born;
    final String relation;
    /** A stable chance of this person's own, for choices that last for life. */
    final double nature;

    final List<Employment> employments = new ArrayList<>();

    @Nullable
    Certificate certificate;

    @Nullable
    LocalDate diedOn;

    @Nullable
    LocalDate movedOutOn;

    String health = "HEALTHY";
    boolean insuredAsEmployee;
    boolean singleDibao;
    boolean leftBehind;
    /** Known to no department but the one that keeps the register. */
    boolean traceless;

    @Nullable
    LocalDate lastDischargedOn;

    /** The household under whose number departments know this person. */
    String home = "";

    Person(String id, String name, boolean female, LocalDate born, String relation, double nature) {
        this.id = id;
        this.name = name;
        this.female = female;
        this.born = born;
        this.relation = relation;
        this.nature = nature;
    }

    int ageAt(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    int ageAtEndOf(int year) {
        return year - born.getYear();
    }

    boolean isHereOn(LocalDate day) {
        return !born.isAfter(day)
                && (diedOn == null || diedOn.isAfter(day))
                && (movedOutOn == null || movedOutOn.isAfter(day));
    }

    /** Whether the person is there on any day of the month that starts on {@code first}. */
    boolean isHereIn(LocalDate first) {
        return isHereOn(first) || (born.isAfter(first) && born.isBefore(first.plusMonths(1)));
    }

    /** The stage of school in the school year that begins in this year. */
    String schooling(int year) {
        int age = ageAtEndOf(year);
        if (age < 3) {
            return "NONE";
        }
        if (age < 6) {
            return "PRESCHOOL";
        }
        if (age < 12) {
            return "PRIMARY";
        }
        if (age < 15) {
            return "JUNIOR";
        }
        if (age < 18) {
            return nature < 0.5 ? "SENIOR" : "VOCATIONAL";
        }
        return age < 22 && nature < 0.4 && health.equals("HEALTHY") ? "COLLEGE" : "NONE";
    }

    String labour(int year) {
        int age = ageAtEndOf(year);
        Certificate held = certificate;
        if (age < 16 || age >= 75 || (held != null && held.severe())) {
            return "NONE";
        }
        return age >= 60 || health.equals("SEVERE") ? "WEAK" : "FULL";
    }

    boolean works(int year) {
        return labour(year).equals("FULL") && schooling(year).equals("NONE");
    }

    String leftBehindKind(int year) {
        if (!leftBehind) {
            return "NONE";
        }
        int age = ageAtEndOf(year);
        return age < 16 ? "CHILD" : age >= 60 ? "ELDER" : "NONE";
    }
}
