package cn.xiaokang.etl.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes values as people write them: in every form the convention accepts, the plain one most often. */
final class Rough {
    private final Dice dice;
    private final double noise;

    Rough(Dice dice, double noise) {
        this.dice = dice;
        this.noise = noise;
    }

    private boolean roughly(double share) {
        return dice.chance(share * noise);
    }

    String written(Sheet.Column column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (column.type()) {
            case "date" -> date((LocalDate) value);
            case "money" -> money((Long) value);
            case "flag" -> flag((Boolean) value);
            case "code" -> code(column, value.toString());
            case "id_number" -> identity(value.toString());
            case "account", "phone" -> grouped(value.toString());
            case "year" -> roughly(0.05) ? value + "年" : value.toString();
            case "period", "month" -> period(value.toString());
            case "integer" -> roughly(0.02) ? wide(value.toString()) : value.toString();
            case "decimal" -> decimal((BigDecimal) value);
            case "uscc" -> roughly(0.05) ? value.toString().toLowerCase(java.util.Locale.ROOT) : value.toString();
            case "text" -> roughly(0.015) ? " " + value + "\u3000" : value.toString();
            default -> value.toString();
        };
    }

    private String date(LocalDate date) {
        if (!roughly(0.32)) {
            return date.toString();
        }
        int year = date.getYear();
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        return switch (dice.below(4)) {
            case 0 -> year + "/" + month + "/" + day;
            case 1 -> year + "." + month + "." + day;
            case 2 -> year * 10000L + month * 100L + day + "";
            default -> year + "年" + month + "月" + day + "日";
        };
    }

    static String plainMoney(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private String money(long cents) {
        String plain = plainMoney(cents);
        if (cents < 0 || !roughly(0.16)) {
            return plain;
        }
        return switch (dice.below(3)) {
            case 0 -> "¥" + plain;
            case 1 -> wide(plain);
            default -> String.format("%,d", cents / 100) + "." + String.format("%02d", cents % 100);
        };
    }

    private String decimal(BigDecimal value) {
        return roughly(0.02) ? wide(value.toPlainString()) : value.toPlainString();
    }

    private String flag(boolean value) {
        return value ? dice.oneOf("是", "Y", "1", "true") : dice.oneOf("否", "N", "0", "false");
    }

    private String code(Sheet.Column column, String code) {
        String label = column.labels().get(code);
        return label != null && roughly(0.4) ? label : code;
    }

    private String identity(String number) {
        if (number.endsWith("X") && roughly(0.3)) {
            return number.toLowerCase(java.util.Locale.ROOT);
        }
        if (number.startsWith("19", 6) && Numbers.check(number) == number.charAt(17) && roughly(0.02)) {
            return number.substring(0, 6) + number.substring(8, 17);
        }
        if (roughly(0.005)) {
            return number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
        }
        return roughly(0.005) ? wide(number) : number;
    }

    private String grouped(String digits) {
        if (roughly(0.01)) {
            return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
        }
        return roughly(0.005) ? wide(digits) : digits;
    }

    private String period(String period) {
        if (!roughly(0.06)) {
            return period;
        }
        if (period.length() == 4) {
            return period + "年";
        }
        String month = period.substring(5);
        return dice.chance(0.5)
                ? period.substring(0, 4) + month
                : period.substring(0, 4) + "年" + Integer.parseInt(month) + "月";
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
        }
        return wide.toString();
    }
}
