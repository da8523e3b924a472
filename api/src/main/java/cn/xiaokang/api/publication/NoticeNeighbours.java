package cn.xiaokang.api.publication;

import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import cn.xiaokang.warehouse.publication.LinkageAttack;
import cn.xiaokang.warehouse.publication.LinkageAttack.Neighbour;
import cn.xiaokang.warehouse.publication.LinkageAttack.Shown;
import cn.xiaokang.warehouse.publication.MaskedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbour brings to a notice: whom of the village they can think of, and what the notice would show of each. It says what must be
 * left out of a row so that nobody stands alone, and attacks the rows when they are made.
 */
final class NoticeNeighbours {
    private static final String HIDDEN = MaskedName.hidden().text();

    private final List<NoticeColumn> known;
    private final List<NoticeColumn> meant;
    private final List<Neighbour> asMeant;
    private final Map<String, Neighbour> list;
    private final Map<String, List<String>> wouldShow;
    private final int atLeast;

    /**
     * The neighbours of a notice.
     *
     * @param list everyone whom a neighbour can think of, with the known columns as the notice would show them
     * @param asMeant the same with the columns by which neighbours are meant to recognise them
     * @param atLeast how many of them must look like each row
     */
    NoticeNeighbours(NoticeKind kind, List<Neighbour> list, List<Neighbour> asMeant, int atLeast) {
        NoticeKind.Neighbours said = kind.neighbours();
        this.known = said == null ? List.of() : columns(kind, said.known());
        this.meant = said == null ? List.of() : columns(kind, said.meant());
        this.asMeant = asMeant.stream().map(NoticeNeighbours::plain).toList();
        this.list = new LinkedHashMap<>();
        list.forEach(one -> this.list.putIfAbsent(one.person(), plain(one)));
        this.wouldShow = LinkageAttack.protect(this.list.values(), atLeast);
        this.atLeast = atLeast;
    }

    /** Whether a column must be left out of the row of that person. */
    boolean isLeftOut(NoticeColumn column, @Nullable String person) {
        int at = known.indexOf(column);
        Neighbour one = person == null ? null : list.get(person);
        if (at < 0 || one == null) {
            return at >= 0;
        }
        List<String> shown = wouldShow.getOrDefault(one.person(), List.of());
        return shown.get(at).equals(LinkageAttack.LEFT_OUT);
    }

    /**
     * One row of the notice.
     *
     * @param person whose it is, or null where the notice names nobody
     * @param isNameless whether the notice's own rule hides the names of such rows
     * @param before its values by the notice's own rule alone
     * @param values its values as they are shown
     */
    record NoticeRow(@Nullable String person, boolean isNameless, List<String> before, List<String> values) {}

    /**
     * Attacks the rows as they are shown, and as they would be by the notice's own rule alone.
     *
     * @param columns the notice's columns, in order
     * @param earlier the version before, or null
     */
    NoticeAttack attack(List<NoticeColumn> columns, List<NoticeRow> rows, @Nullable NoticeDocument earlier) {
        List<Integer> places = known.stream().map(columns::indexOf).toList();
        Map<List<String>, List<String>> of = earlier == null ? Map.of() : alone(earlier.rows(), places);
        Map<List<String>, List<String>> here =
                alone(rows.stream().map(NoticeRow::values).toList(), places);
        Map<String, List<String>> asKnown =
                list.values().stream().collect(Collectors.toMap(Neighbour::person, Neighbour::known));
        LinkageAttack.Result before = attack(rows, places, NoticeRow::before, asKnown, row -> null);
        LinkageAttack.Result after = attack(rows, places, NoticeRow::values, wouldShow, row -> {
            List<String> others = others(row.values(), places);
            List<String> then = here.containsKey(others) ? of.get(others) : null;
            return then == null ? null : at(then, places);
        });
        return new NoticeAttack(
                after.rows(),
                after.persons(),
                before.told(),
                after.told(),
                Math.toIntExact(rows.stream()
                        .filter(row -> !row.before().equals(row.values()))
                        .count()),
                here.size(),
                meant(columns, rows),
                atLeast);
    }

    private static List<NoticeColumn> columns(NoticeKind kind, List<String> names) {
        return names.stream().map(name -> kind.column(name).orElseThrow()).toList();
    }

    /** Persons whom neighbours recognise by what the notice means them to. */
    private int meant(List<NoticeColumn> columns, List<NoticeRow> rows) {
        if (meant.isEmpty()) {
            return 0;
        }
        List<Integer> places = meant.stream().map(columns::indexOf).toList();
        return LinkageAttack.attack(
                        asMeant,
                        asMeant.stream().collect(Collectors.toMap(Neighbour::person, Neighbour::known, (a, b) -> a)),
                        rows.stream()
                                .map(row -> new Shown(row.person(), at(row.values(), places), "", null))
                                .toList(),
                        atLeast)
                .told();
    }

    private LinkageAttack.Result attack(
            List<NoticeRow> rows,
            List<Integer> places,
            Function<NoticeRow, List<String>> values,
            Map<String, List<String>> shows,
            Function<NoticeRow, @Nullable List<String>> earlier) {
        Map<Boolean, List<NoticeRow>> parts = rows.stream().collect(Collectors.partitioningBy(NoticeRow::isNameless));
        Map<String, List<String>> nameless = new HashMap<>();
        shows.forEach((person, shown) -> nameless.put(person, withoutName(shown)));
        LinkageAttack.Result named = LinkageAttack.attack(
                list.values(), shows, shown(parts.getOrDefault(false, List.of()), places, values, earlier), atLeast);
        LinkageAttack.Result others = LinkageAttack.attack(
                list.values(), nameless, shown(parts.getOrDefault(true, List.of()), places, values, earlier), atLeast);
        return new LinkageAttack.Result(
                named.rows() + others.rows(), named.persons() + others.persons(), named.told() + others.told());
    }

    private List<String> withoutName(List<String> shown) {
        List<String> plain = new ArrayList<>(shown);
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).kind() == NoticeColumn.Kind.NAME) {
                plain.set(i, LinkageAttack.LEFT_OUT);
            }
        }
        return plain;
    }

    private List<Shown> shown(
            List<NoticeRow> rows,
            List<Integer> places,
            Function<NoticeRow, List<String>> values,
            Function<NoticeRow, @Nullable List<String>> earlier) {
        return rows.stream()
                .map(row -> {
                    Neighbour one = row.person() == null ? null : list.get(row.person());
                    return new Shown(
                            row.person(),
                            at(values.apply(row), places),
                            one == null ? "" : one.beside(),
                            earlier.apply(row));
                })
                .toList();
    }

    /** The rows whose values besides the known ones no other row has, by those values: a neighbour who knows a payment finds its row. */
    private static Map<List<String>, List<String>> alone(List<List<String>> rows, List<Integer> places) {
        return rows.stream().collect(Collectors.groupingBy(row -> others(row, places))).entrySet().stream()
                .filter(same -> same.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, same -> same.getValue().get(0)));
    }

    private static List<String> others(List<String> row, List<Integer> places) {
        List<String> others = new ArrayList<>(row);
        places.forEach(place -> others.set(place, ""));
        return others;
    }

    private static List<String> at(List<String> row, List<Integer> places) {
        return places.stream().map(place -> plain(row.get(place))).toList();
    }

    private static Neighbour plain(Neighbour one) {
        return new Neighbour(
                one.person(), one.known().stream().map(NoticeNeighbours::plain).toList(), one.beside());
    }

    private static String plain(String value) {
        return value.equals(HIDDEN) ? LinkageAttack.LEFT_OUT : value;
    }
}
