package cn.xiaokang.dashboards.figure;

import cn.xiaokang.dashboards.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Turns numbers into {@link Figure}s for one language. Money is shown in 元, 万元 or 亿元 by its size and kept exact
 * beside; shares are percent, their differences percentage points. Rounding is half up and happens here alone.
 */
public final class Figures {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

    private static final int GROUP = 3;

    private final Language language;

    public Figures(Language language) {
        this.language = language;
    }

    /** An amount in yuan, in the unit that suits its size. */
    public Figure money(@Nullable BigDecimal yuan) {
        if (yuan == null) {
            return missing("");
        }
        String exact = grouped(yuan, 2) + language.of(" 元", " yuan");
        BigDecimal size = yuan.abs();
        if (language == Language.EN) {
            return size.compareTo(MILLION) >= 0
                    ? new Figure(grouped(yuan.divide(MILLION), 2), "m yuan", exact, yuan.toPlainString())
                    : new Figure(grouped(yuan, 2), "yuan", exact, yuan.toPlainString());
        }
        if (size.compareTo(HUNDRED_MILLION) >= 0) {
            return new Figure(grouped(yuan.divide(HUNDRED_MILLION), 2), "亿元", exact, yuan.toPlainString());
        }
        if (size.compareTo(TEN_THOUSAND) >= 0) {
            return new Figure(grouped(yuan.divide(TEN_THOUSAND), 2), "万元", exact, yuan.toPlainString());
        }
        return new Figure(grouped(yuan, 2), "元", exact, yuan.toPlainString());
    }

    /** An amount in yuan to the cent, for rows of a ledger. */
    public Figure exactMoney(@Nullable BigDecimal yuan) {
        if (yuan == null) {
            return missing("");
        }
        String text = grouped(yuan, 2);
        return new Figure(text, "", text + language.of(" 元", " yuan"), yuan.toPlainString());
    }

    /** A number whose unit is told elsewhere: exact, to six decimals. */
    public Figure number(@Nullable BigDecimal number) {
        if (number == null) {
            return missing("");
        }
        String text = plain(number, 6);
        return new Figure(text, "", text, number.toPlainString());
    }

    /** A count of rows, households, persons. */
    public Figure count(long number, String unit) {
        String text = grouped(BigDecimal.valueOf(number), 0);
        return new Figure(text, unit, unit.isEmpty() ? text : text + " " + unit, Long.toString(number));
    }

    /** A share, as percent. */
    public Figure share(@Nullable BigDecimal ratio) {
        if (ratio == null) {
            return missing("");
        }
        BigDecimal percent = ratio.movePointRight(2);
        return new Figure(grouped(percent, 1), "%", plain(percent, 6) + "%", ratio.toPlainString());
    }

    /** The distance between two shares, as percentage points. */
    public Figure points(BigDecimal distance) {
        BigDecimal points = distance.movePointRight(2);
        String word = language.of("百分点", "pp");
        return new Figure(grouped(points, 1), word, plain(points, 6) + " " + word, distance.toPlainString());
    }

    /** One part of a whole; empty where the whole is zero or unknown. */
    public Figure share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return missing(language.of("没有分母", "no denominator"));
        }
        return share(part.divide(whole, 8, RoundingMode.HALF_UP));
    }

    /** The value of an indicator in its own unit: ratio, yuan, households, persons, visits. */
    public Figure indicator(@Nullable BigDecimal value, String unit, String whyEmpty) {
        if (value == null) {
            return missing(whyEmpty);
        }
        if (unit.equals("ratio")) {
            return share(value);
        }
        if (unit.equals("yuan")) {
            String exact = plain(value, 6);
            String word = language.of("元", "yuan");
            return new Figure(grouped(value, 0), word, exact + " " + word, value.toPlainString());
        }
        int digits = value.stripTrailingZeros().scale() > 0 ? 1 : 0;
        String word = unitName(unit);
        return new Figure(grouped(value, digits), word, plain(value, 6) + " " + word, value.toPlainString());
    }

    /**
     * How an indicator moved from one year to the next: percentage points between shares, percent between amounts, the
     * plain difference between counts.
     */
    public Figure change(@Nullable BigDecimal now, @Nullable BigDecimal before, String unit) {
        if (now == null || before == null) {
            return missing(language.of("没有可比的上年数", "no figure of the year before"));
        }
        BigDecimal difference = now.subtract(before);
        if (unit.equals("ratio")) {
            BigDecimal points = difference.movePointRight(2);
            String word = language.of("百分点", "pp");
            return new Figure(signed(points, 1), word, plain(points, 6) + " " + word, difference.toPlainString());
        }
        if (unit.equals("yuan") && before.signum() > 0) {
            BigDecimal growth =
                    difference.divide(before, 8, RoundingMode.HALF_UP).movePointRight(2);
            return new Figure(signed(growth, 1), "%", plain(growth, 6) + "%", difference.toPlainString());
        }
        int digits = difference.stripTrailingZeros().scale() > 0 ? 1 : 0;
        return new Figure(signed(difference, digits), unitName(unit), plain(difference, 6), difference.toPlainString());
    }

    /** No number, and why. */
    public Figure missing(String why) {
        return new Figure("—", "", why, null);
    }

    /** A unit of the catalogue in words. */
    public String unitName(String unit) {
        return switch (unit) {
            case "ratio" -> "%";
            case "yuan" -> language.of("元", "yuan");
            case "households" -> language.of("户", "households");
            case "persons" -> language.of("人", "persons");
            case "visits" -> language.of("次", "visits");
            case "villages" -> language.of("个村", "villages");
            default -> unit;
        };
    }

    private static String signed(BigDecimal number, int digits) {
        String text = grouped(number, digits);
        return number.setScale(digits, RoundingMode.HALF_UP).signum() > 0 ? "+" + text : text;
    }

    /** Digits in threes; by hand, since a page has hundreds of numbers and a format of the library's must be made anew for each. */
    private static String grouped(BigDecimal number, int digits) {
        String text = number.setScale(digits, RoundingMode.HALF_UP).toPlainString();
        int begin = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end - begin <= GROUP) {
            return text;
        }
        StringBuilder grouped = new StringBuilder(text.length() + (end - begin) / GROUP);
        for (int at = 0; at < text.length(); at++) {
            if (at > begin && at < end && (end - at) % GROUP == 0) {
                grouped.append(',');
            }
            grouped.append(text.charAt(at));
        }
        return grouped.toString();
    }

    private static String plain(BigDecimal number, int digits) {
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return grouped(rounded, Math.max(0, rounded.scale()));
    }
}
