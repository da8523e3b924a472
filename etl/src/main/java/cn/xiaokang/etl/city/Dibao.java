package cn.xiaokang.etl.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One person's living allowance in one year: from when to when, and how much a month (in cents). */
record Dibao(LocalDate startsOn, LocalDate lastsUntil, long monthly, boolean single) {

    /** The allowance that the person gets in the year, or null. */
    static @Nullable Dibao of(Household household, Person person, CityPlan plan, int year) {
        if (!household.category.equals("DIBAO") && !person.singleDibao) {
            return null;
        }
        LocalDate starts = later(LocalDate.of(year, 1, 1), later(household.enrolledOn, person.born));
        LocalDate ends = LocalDate.of(year, 12, 31);
        LocalDate exit = household.exitedOn;
        if (exit != null) {
            ends = earlier(ends, exit.plusYears(1).minusDays(1));
        }
        LocalDate died = person.diedOn;
        if (died != null) {
            ends = earlier(ends, died);
        }
        LocalDate moved = person.movedOutOn;
        if (moved != null) {
            ends = earlier(ends, moved);
        }
        if (ends.isBefore(starts)) {
            return null;
        }
        int standard = Standards.dibao(year);
        double share = 0.30;
        if (!person.singleDibao) {
            Household.Income income = household.income(year, plan.baseYear());
            int persons =
                    Math.max(1, household.membersOn(LocalDate.of(year, 12, 31)).size());
            double month = income.sum() / 100.0 / persons / 12;
            share = Math.min(0.75, Math.max(0.30, 1 - month / standard));
        }
        return new Dibao(starts, ends, Math.round(standard * share) * 100, person.singleDibao);
    }

    boolean isLiveOn(LocalDate day) {
        return !startsOn.isAfter(day) && !lastsUntil.isBefore(day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
