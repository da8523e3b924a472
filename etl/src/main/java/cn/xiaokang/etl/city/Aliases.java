package cn.xiaokang.etl.city;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Persons whom some departments know under a second number: a slip that is valid again, or another serial of the same day; one in three of
 * them with a name written by ear too. The registers of households and residence keep the first. Rows are changed before anyone sees them, so
 * that the city's truth is told of the two numbers as of two persons; who is who is told apart.
 */
final class Aliases {
    /** A second number of a person and how it came about: SLIP or SECOND. */
    record Alias(String number, String writtenAs, String kind, String name, String writtenName) {}

    private static final Set<String> REGISTERS =
            Set.of("member", "household", "residence", "dibao", "death", "cadre", "breadwinner", "loan");
    private static final int AREA = 6;
    private static final int BODY = 17;
    private static final double SOURCES_THAT_ERR = 0.5;
    /** Characters that sound alike, the tone apart. */
    private static final List<String> SOUNDS = List.of(
            "英瑛颖莹", "明铭鸣", "华桦", "军君钧均", "丽莉俐", "芳方", "伟玮炜", "珍贞真", "林琳霖", "文雯", "建健", "红虹宏", "金锦", "福富", "海", "萍平",
            "杰洁", "娟", "敏闽", "玉育", "根", "秀", "庆", "志智", "强", "国", "生声", "凤奉", "云芸", "珠", "燕艳", "静敬");

    private final CityPlan plan;
    private final Map<String, Alias> made = new HashMap<>();
    private final Map<String, Boolean> decided = new HashMap<>();
    private final Map<String, Alias> used = new java.util.TreeMap<>();

    Aliases(CityPlan plan) {
        this.plan = plan;
    }

    /** The row as the department has it. */
    Row of(Row row) {
        if (plan.aliases() == 0
                || REGISTERS.contains(row.sheet.source)
                || !row.sheet.has("id_number")
                || !row.sheet.has("name")) {
            return row;
        }
        String number = row.text("id_number");
        Alias alias = alias(number, row.text("name"));
        boolean errs = alias != null
                && decided.computeIfAbsent(
                        number + row.sheet.source,
                        key -> plan.dice("alias of " + key).chance(SOURCES_THAT_ERR));
        if (alias == null || !errs || !row.text("name").equals(alias.name())) {
            return row;
        }
        used.put(number, alias);
        return row.with("id_number", alias.writtenAs()).with("name", alias.writtenName());
    }

    private @Nullable Alias alias(String number, String name) {
        Dice dice = plan.dice("alias " + number);
        if (!dice.chance(plan.aliases() / 1000)) {
            return null;
        }
        return made.computeIfAbsent(number, key -> {
            boolean isSlip = dice.chance(0.5);
            String other = isSlip ? slip(number, dice) : second(number, dice);
            String heard = dice.chance(1 / 3.0) ? byEar(name, dice) : name;
            return new Alias(number, other, isSlip ? "SLIP" : "SECOND", name, heard);
        });
    }

    /** One digit wrong, with the check digit that the wrong number has. */
    private static String slip(String number, Dice dice) {
        while (true) {
            int at = dice.between(AREA, BODY - 1);
            char digit = (char) ('0' + (number.charAt(at) - '0' + dice.between(1, 9)) % 10);
            String body = number.substring(0, at) + digit + number.substring(at + 1, BODY);
            if (isDay(body.substring(AREA, AREA + 8))) {
                return body + Numbers.check(body);
            }
        }
    }

    private static boolean isDay(String digits) {
        try {
            LocalDate day = LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
            return day.getYear() > 1920 && day.getYear() < 2018;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Another serial of the same day and sex. */
    private static String second(String number, Dice dice) {
        int sex = (number.charAt(BODY - 1) - '0') % 2;
        String body;
        do {
            body = number.substring(0, AREA + 8) + String.format("%03d", dice.between(1, 499) * 2 + sex);
        } while (number.startsWith(body));
        return body + Numbers.check(body);
    }

    private static String byEar(String name, Dice dice) {
        for (int at = name.length() - 1; at > 0; at--) {
            for (String sound : SOUNDS) {
                if (sound.length() > 1 && sound.indexOf(name.charAt(at)) >= 0) {
                    char heard;
                    do {
                        heard = sound.charAt(dice.below(sound.length()));
                    } while (heard == name.charAt(at));
                    return name.substring(0, at) + heard + name.substring(at + 1);
                }
            }
        }
        return name;
    }

    /** Those that stand in some row, by the first number. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        used.values()
                .forEach(alias -> rows.add(
                        List.of(alias.number(), alias.writtenAs(), alias.kind(), alias.name(), alias.writtenName())));
        return rows;
    }
}
