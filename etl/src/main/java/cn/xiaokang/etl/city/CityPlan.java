package cn.xiaokang.etl.city;

import java.nio.file.Path;
import java.time.LocalDate;

/** What city to write: where, how large, which years, and how much of what goes wrong. */
record CityPlan(Path to, int households, int firstYear, int lastYear, long seed, double fraud, double noise) {

    /** The year whose register everything starts from. */
    int baseYear() {
        return firstYear - 1;
    }

    LocalDate startsOn() {
        return LocalDate.of(firstYear, 1, 1);
    }

    LocalDate endsOn() {
        return LocalDate.of(lastYear, 12, 31);
    }

    Dice dice(String purpose) {
        return new Dice(seed).of(purpose);
    }
}
