package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The standards of living of the fictional city, in yuan. Invented; the city's rural income alone is near a real one. */
final class Standards {
    private static final Map<Integer, Integer> RURAL_INCOME =
            Map.of(2016, 28997, 2017, 31436, 2018, 34279, 2019, 37413, 2020, 39801, 2021, 43598, 2022, 46276);
    private static final Map<Integer, Integer> DIBAO =
            Map.of(2016, 632, 2017, 714, 2018, 771, 2019, 830, 2020, 886, 2021, 970, 2022, 1074);
    private static final Map<Integer, Integer> MEDICAL =
            Map.of(2016, 380, 2017, 400, 2018, 450, 2019, 500, 2020, 550, 2021, 600, 2022, 620);
    private static final Map<String, Double> COUNTY = Map.of(
            "330402", 0.97, "330411", 0.96, "330421", 1.02, "330424", 1.019, "330481", 1.01, "330482", 1.006, "330483",
            1.005);

    private Standards() {}

    static int ruralIncome(String area, int year) {
        return (int) Math.round(grown(RURAL_INCOME, year, 1.07) * COUNTY.getOrDefault(area, 1.0));
    }

    /** A month's living allowance for one person. */
    static int dibao(int year) {
        return (int) Math.round(grown(DIBAO, year, 1.08));
    }

    static int medicalContribution(int year) {
        return (int) Math.round(grown(MEDICAL, year, 1.05));
    }

    static int lowestPensionTier() {
        return 100;
    }

    /** The year's income above which nobody counts as low-income, per person. */
    static double incomeLine(int year) {
        return 24.0 * dibao(year - 1);
    }

    static BigDecimal plain(int value) {
        return BigDecimal.valueOf(value).setScale(0, RoundingMode.UNNECESSARY);
    }

    private static double grown(Map<Integer, Integer> known, int year, double growth) {
        Integer value = known.get(year);
        if (value != null) {
            return value;
        }
        return year < 2016
                ? known.getOrDefault(2016, 0) * Math.pow(growth, year - 2016)
                : known.getOrDefault(2022, 0) * Math.pow(growth, year - 2022);
    }
}
