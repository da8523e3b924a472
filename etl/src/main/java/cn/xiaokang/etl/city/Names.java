package cn.xiaokang.etl.city;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Names as people around the city bear them, by sex and time of birth. */
final class Names {
    private final NavigableMap<Double, String> surnames = new TreeMap<>();
    private final Map<String, NavigableMap<Double, String>> givenNames = new HashMap<>();

    Names() {
        for (String[] row : Book.reference("surnames.csv")) {
            add(surnames, row[0], row[3]);
        }
        for (String[] row : Book.reference("given_names.csv")) {
            add(givenNames.computeIfAbsent(row[1] + row[2], k -> new TreeMap<>()), row[0], row[3]);
        }
    }

    private static void add(NavigableMap<Double, String> names, String name, String weight) {
        double share = weight.isBlank() ? 0 : Double.parseDouble(weight);
        if (share > 0) {
            names.put((names.isEmpty() ? 0 : names.lastKey()) + share, name);
        }
    }

    String surname(Dice dice) {
        return pick(surnames, dice);
    }

    String given(Dice dice, boolean female, int bornIn) {
        NavigableMap<Double, String> names = givenNames.get((female ? "F" : "M") + era(bornIn));
        if (names == null) {
            throw new IllegalStateException("no given names for " + era(bornIn));
        }
        return pick(names, dice);
    }

    private static String era(int year) {
        if (year < 1950) {
            return "before1950";
        }
        return Math.min(2000, year / 10 * 10) + "s";
    }

    private static String pick(NavigableMap<Double, String> names, Dice dice) {
        Map.Entry<Double, String> at = names.higherEntry(dice.between(0, names.lastKey()));
        return (at == null ? names.lastEntry() : at).getValue();
    }
}
