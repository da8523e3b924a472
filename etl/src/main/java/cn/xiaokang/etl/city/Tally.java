package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Numerators and denominators by indicator, area and year; what is added to a county is added to the city too. */
final class Tally {
    /** Both parts of a figure; {@code money} parts are in cents. */
    private static final class Parts {
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
    }

    private final TreeMap<String, Parts> figures = new TreeMap<>();

    private Parts parts(String indicator, String area, int year) {
        return figures.computeIfAbsent(indicator + "|" + area + "|" + year, k -> new Parts());
    }

    /** One of the denominator, and of the numerator when it fits. */
    void share(String indicator, String county, int year, boolean fits) {
        add(indicator, county, year, fits ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE);
    }

    void cents(String indicator, String county, int year, long numerator, long denominator) {
        add(indicator, county, year, BigDecimal.valueOf(numerator, 2), BigDecimal.valueOf(denominator, 2));
    }

    void add(String indicator, String county, int year, BigDecimal numerator, BigDecimal denominator) {
        for (String area : List.of(county, Geography.CITY)) {
            Parts parts = parts(indicator, area, year);
            parts.numerator = parts.numerator.add(numerator);
            parts.denominator = parts.denominator.add(denominator);
        }
    }

    /** A figure of one area alone. */
    void set(String indicator, String area, int year, BigDecimal numerator, BigDecimal denominator) {
        Parts parts = parts(indicator, area, year);
        parts.numerator = numerator;
        parts.denominator = denominator;
    }

    @Nullable
    Double value(String indicator, String area, int year) {
        Parts parts = figures.get(indicator + "|" + area + "|" + year);
        if (parts == null || parts.denominator.signum() == 0) {
            return null;
        }
        return parts.numerator.doubleValue() / parts.denominator.doubleValue();
    }

    /** Each indicator has a figure for each area and year, an empty one where nothing stands below the line. */
    void fill(Set<String> counties, int firstYear, int lastYear) {
        Set<String> indicators = new TreeSet<>();
        figures.keySet().forEach(key -> indicators.add(key.substring(0, key.indexOf('|'))));
        for (String indicator : indicators) {
            for (int year = firstYear; year <= lastYear; year++) {
                parts(indicator, Geography.CITY, year);
                for (String county : counties) {
                    parts(indicator, county, year);
                }
            }
        }
    }

    BigDecimal numerator(String indicator, String area, int year) {
        Parts parts = figures.get(indicator + "|" + area + "|" + year);
        return parts == null ? BigDecimal.ZERO : parts.numerator;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((key, parts) -> {
            List<String> names = List.of(key.split("\\|", -1));
            Double value = value(names.get(0), names.get(1), Integer.parseInt(names.get(2)));
            rows.add(List.of(
                    names.get(0),
                    names.get(1),
                    names.get(2),
                    parts.numerator.toPlainString(),
                    parts.denominator.toPlainString(),
                    value == null ? "" : Double.toString(value)));
        });
        return rows;
    }
}
