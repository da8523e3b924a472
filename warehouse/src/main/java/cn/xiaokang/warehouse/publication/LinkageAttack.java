package cn.xiaokang.warehouse.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The attack of a neighbour on rows of persons. The neighbour has a list of everyone who may stand behind a row, with what a neighbour
 * knows of them, and knows how the rows were made. A row is told where fewer than a number of persons on the list would look like it.
 * The list is of those in the programme (the prosecutor's risk: the neighbour knows that the person is in it), and persons are made alike
 * by leaving out, group by group, what singles them out (local recoding for k-anonymity), with the next smallest group where those who
 * are left out would be few themselves. Source: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapter 3; K. El Emam
 * and F. Dankar, Protecting Privacy Using k-Anonymity, JAMIA 15 (2008).
 */
public final class LinkageAttack {
    /** In the place of what is left out. */
    public static final String LEFT_OUT = "";

    private LinkageAttack() {}

    /**
     * A person on the neighbour's list.
     *
     * @param person who
     * @param known what the rows show of them and a neighbour knows, in the order in which it is left out
     * @param beside what a neighbour knows besides and the rows may imply, such as an age band
     */
    public record Neighbour(String person, List<String> known, String beside) {}

    /**
     * A row as it is shown.
     *
     * @param person whose it is, or null where the rows don't bear whose they are
     * @param shown what it shows of what neighbours know
     * @param earlier what the version before showed in the same row, or null
     */
    public record Shown(
            @Nullable String person,
            List<String> shown,
            String beside,
            @Nullable List<String> earlier) {}

    /**
     * What an attack comes to.
     *
     * @param rows rows that were attacked
     * @param persons persons behind them; rows that bear no person count as one each
     * @param told persons told by a row of theirs
     */
    public record Result(int rows, int persons, int told) {
        /** Whether nobody is told. */
        public boolean isSafe() {
            return told == 0;
        }
    }

    /** What the rows may show of each person, so that at least that many look alike wherever the list has so many. */
    public static Map<String, List<String>> protect(Collection<Neighbour> neighbours, int atLeast) {
        Map<String, Neighbour> persons = new LinkedHashMap<>();
        neighbours.forEach(neighbour -> persons.putIfAbsent(neighbour.person(), neighbour));
        Map<String, Integer> level = new HashMap<>();
        persons.keySet().forEach(person -> level.put(person, 0));
        int levels = persons.values().stream()
                .findFirst()
                .map(one -> one.known().size())
                .orElse(0);
        for (int at = 0; at < levels; at++) {
            leaveOut(persons.values(), level, at, atLeast);
        }
        return persons.values().stream()
                .collect(Collectors.toMap(
                        Neighbour::person, one -> from(one.known(), Objects.requireNonNull(level.get(one.person())))));
    }

    /** Moves those of a level who are few alike to the next, and with them the smallest group where they would be few there too. */
    private static void leaveOut(Collection<Neighbour> persons, Map<String, Integer> level, int at, int atLeast) {
        groups(persons, level, at).stream()
                .filter(group -> group.size() < atLeast)
                .forEach(group -> group.forEach(one -> level.put(one.person(), at + 1)));
        List<List<Neighbour>> kept = IntStream.rangeClosed(0, at)
                .boxed()
                .flatMap(lower -> groups(persons, level, lower).stream())
                .toList();
        for (List<Neighbour> few : groups(persons, level, at + 1)) {
            if (few.size() < atLeast) {
                List<String> next = look(few.get(0), at + 1);
                kept.stream()
                        .filter(other -> look(other.get(0), at + 1).equals(next))
                        .min(Comparator.<List<Neighbour>>comparingInt(List::size)
                                .thenComparing(other -> look(other.get(0), 0).toString()))
                        .ifPresent(other -> other.forEach(one -> level.put(one.person(), at + 1)));
            }
        }
    }

    /** Those of a level, by what the rows would show of them. */
    private static Collection<List<Neighbour>> groups(
            Collection<Neighbour> persons, Map<String, Integer> level, int at) {
        return persons.stream()
                .filter(one -> level.getOrDefault(one.person(), 0) == at)
                .collect(Collectors.groupingBy(one -> look(one, at), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<String> look(Neighbour one, int level) {
        return with(from(one.known(), level), one.beside());
    }

    private static List<String> from(List<String> known, int level) {
        return IntStream.range(0, known.size())
                .mapToObj(i -> i < level ? LEFT_OUT : known.get(i))
                .toList();
    }

    private static List<String> with(List<String> shown, String beside) {
        List<String> look = new ArrayList<>(shown);
        look.add(beside);
        return Collections.unmodifiableList(look);
    }

    /**
     * Attacks rows.
     *
     * @param neighbours the neighbour's list
     * @param wouldShow what the rows would show of each person on it
     * @param rows the rows as they are shown
     * @param atLeast how many persons must look like a row
     */
    public static Result attack(
            Collection<Neighbour> neighbours,
            Map<String, List<String>> wouldShow,
            Collection<Shown> rows,
            int atLeast) {
        Map<List<String>, List<Neighbour>> alike = neighbours.stream()
                .collect(Collectors.groupingBy(
                        one -> with(wouldShow.getOrDefault(one.person(), List.of()), one.beside())));
        Map<String, Boolean> told = new LinkedHashMap<>();
        int number = 0;
        for (Shown row : rows) {
            number++;
            String person = row.person();
            boolean isTold = fitting(alike, row) < atLeast;
            told.merge(person == null ? "row " + number : person, isTold, Boolean::logicalOr);
        }
        return new Result(
                rows.size(),
                told.size(),
                Math.toIntExact(
                        told.values().stream().filter(Boolean::booleanValue).count()));
    }

    /** How many on the list look like a row, and looked like it in the version before. */
    private static long fitting(Map<List<String>, List<Neighbour>> alike, Shown row) {
        List<String> earlier = row.earlier();
        return alike.getOrDefault(with(row.shown(), row.beside()), List.of()).stream()
                .filter(one -> earlier == null || fits(one.known(), earlier))
                .map(Neighbour::person)
                .distinct()
                .count();
    }

    private static boolean fits(List<String> known, List<String> earlier) {
        return IntStream.range(0, known.size())
                .allMatch(i -> earlier.get(i).equals(LEFT_OUT) || earlier.get(i).equals(known.get(i)));
    }
}
