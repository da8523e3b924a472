package cn.xiaokang.etl.city;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What city to write: where, how large, which years, and how much of what goes wrong.
 *
 * @param aliases of a thousand persons so many have a second number in some departments' books
 */
record CityPlan(
        Path to, int households, int firstYear, int lastYear, long seed, double fraud, double noise, double aliases) {
    /** A city in which everybody has one number. */
    CityPlan(Path to, int households, int firstYear, int lastYear, long seed, double fraud, double noise) {
        this(to, households, firstYear, lastYear, seed, fraud, noise, 0);
    }

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
