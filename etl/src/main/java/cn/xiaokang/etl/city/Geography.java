package cn.xiaokang.etl.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The city's real counties and villages; only villages that stood under one code through all editions. */
final class Geography {
    static final String CITY = "330400";

    /** A village with its number of letters as officials abbreviate it. */
    record Village(String code, String name, String county, String town) {
        String shortName() {
            return name.replaceAll("(村民委员会|村委会|居民委员会|居委会)$", "");
        }
    }

    private final Map<String, List<Village>> villages = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    Geography(Dice dice, int households) {
        Map<String, List<Village>> all = new LinkedHashMap<>();
        for (String[] row : Book.reference("divisions.csv")) {
            names.put(row[0], row[1]);
        }
        for (String[] row : Book.reference("divisions_history.csv")) {
            boolean steady = row[5].equals("2017") && row[6].equals("2023");
            if (row[2].equals("village") && row[4].equals("village") && steady) {
                String county = row[0].substring(0, 6);
                all.computeIfAbsent(county, c -> new ArrayList<>())
                        .add(new Village(row[0], row[1], county, names.getOrDefault(row[3], "")));
            }
        }
        int wanted = Math.max(2, Math.min(200, households / all.size() / 14));
        all.forEach((county, list) -> {
            dice.of("villages " + county).shuffle(list);
            List<Village> chosen = new ArrayList<>(list.subList(0, Math.min(wanted, list.size())));
            chosen.sort((a, b) -> a.code().compareTo(b.code()));
            villages.put(county, List.copyOf(chosen));
        });
    }

    List<String> counties() {
        return List.copyOf(villages.keySet());
    }

    List<Village> villages(String county) {
        return villages.getOrDefault(county, List.of());
    }

    String name(String code) {
        return names.getOrDefault(code, code);
    }
}
