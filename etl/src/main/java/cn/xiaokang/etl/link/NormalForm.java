package cn.xiaokang.etl.link;

import cn.xiaokang.warehouse.identity.IdentityNumber;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as they are compared: one width, one case, no punctuation; an empty text is a missing value. */
final class NormalForm {
    private static final int OLD_IDENTITY_DIGITS = 15;
    private static final Pattern GROUPS = Pattern.compile("(\\d+)\\D+(\\d+)\\D+(\\d+).*");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private NormalForm() {}

    /** The normal form of a value as written; empty where nothing is left of it. */
    static String of(FieldKind kind, String written) {
        if (written.isBlank()) {
            return "";
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return switch (kind.family()) {
            case NAME -> closed(words(text));
            case TEXT -> closed(words(text));
            case NUMBER, CODE -> number(kind, text);
            case DATE -> day(text);
        };
    }

    private static String words(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NOT_A_LETTER_OR_DIGIT
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Blanks between Chinese characters say nothing: 张 三 is 张三. */
    private static String closed(String words) {
        return Han.isHan(words) ? words.replace(" ", "") : words;
    }

    private static String number(FieldKind kind, String text) {
        String plain = NOT_A_LETTER_OR_DIGIT.matcher(text).replaceAll("");
        return kind == FieldKind.ID && plain.length() == OLD_IDENTITY_DIGITS
                ? IdentityNumber.of(plain).text().toLowerCase(Locale.ROOT)
                : plain;
    }

    /** A day as eight digits, year first; what is no day stays as its digits. */
    private static String day(String text) {
        Matcher groups = GROUPS.matcher(text);
        if (groups.matches()) {
            String first = groups.group(1);
            String second = groups.group(2);
            String third = groups.group(3);
            if (first.length() == 4) {
                return first + twoDigits(second) + twoDigits(third);
            }
            if (third.length() == 4) {
                return third + twoDigits(second) + twoDigits(first);
            }
        }
        return NOT_A_LETTER_OR_DIGIT.matcher(text).replaceAll("");
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
