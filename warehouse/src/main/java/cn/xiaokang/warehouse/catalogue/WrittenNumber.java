package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number as the policy document writes it, with what it counts: 15%, 150万元, 5—10万元, 1:1, 2倍, 一年, 全额. */
final class WrittenNumber {
    private static final String UNIT = "(%|万元|元|倍|户|个|年)?";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:[—:][0-9]+)?" + UNIT);
    private static final Pattern ONE = Pattern.compile("([0-9]+)" + UNIT);
    private static final Pattern RANGE = Pattern.compile("([0-9]+)—([0-9]+)" + UNIT);
    private static final Pattern RATIO = Pattern.compile("([0-9]+):([0-9]+)");
    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}年");
    private static final Map<String, BigDecimal> IN_WORDS = Map.of("一年", BigDecimal.ONE, "全额", BigDecimal.ONE);
    private static final Map<String, BigDecimal> SCALES =
            Map.of("%", new BigDecimal("0.01"), "万元", new BigDecimal("10000"));

    private WrittenNumber() {}

    /** The numbers in digits of a text, as they are written. */
    static List<String> in(String words) {
        return DIGITS.matcher(words).results().map(result -> result.group()).toList();
    }

    static boolean isYear(String written) {
        return YEAR.matcher(written).matches();
    }

    /** The values that it stands for, two of a range; none where it is no number. */
    static Optional<List<BigDecimal>> values(String written) {
        BigDecimal inWords = IN_WORDS.get(written);
        if (inWords != null) {
            return Optional.of(List.of(inWords));
        }
        Matcher ratio = RATIO.matcher(written);
        if (ratio.matches() && ratio.group(2).equals("1")) {
            return Optional.of(List.of(new BigDecimal(ratio.group(1))));
        }
        Matcher range = RANGE.matcher(written);
        if (range.matches()) {
            return Optional.of(List.of(value(range.group(1), range.group(3)), value(range.group(2), range.group(3))));
        }
        Matcher one = ONE.matcher(written);
        return one.matches() ? Optional.of(List.of(value(one.group(1), one.group(2)))) : Optional.empty();
    }

    private static BigDecimal value(String digits, @org.jspecify.annotations.Nullable String unit) {
        BigDecimal scale = unit == null ? BigDecimal.ONE : SCALES.getOrDefault(unit, BigDecimal.ONE);
        return new BigDecimal(digits).multiply(scale);
    }
}
