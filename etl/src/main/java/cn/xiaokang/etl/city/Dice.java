package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Chance that can be thrown again: the same seed and the same purpose give the same throws. */
final class Dice {
    private final long seed;
    private final SplittableRandom random;

    Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Independent dice for one purpose, so that a change in one part of the city leaves the others alone. */
    Dice of(String purpose) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return new Dice(hash * 0x9e3779b97f4a7c15L);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** Both ends included. */
    long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    /** Both ends included. */
    LocalDate between(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        return days <= 0 ? from : from.plusDays(random.nextLong(days + 1));
    }

    /** How many of many rare things happen, when {@code expected} are to be expected. */
    int count(double expected) {
        int whole = (int) expected;
        return whole + (chance(expected - whole) ? 1 : 0);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... from) {
        return from[random.nextInt(from.length)];
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(random.nextLong()));
    }
}
