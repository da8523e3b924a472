package cn.xiaokang.warehouse.identity;

import cn.xiaokang.warehouse.value.Blanks;
import cn.xiaokang.warehouse.value.HalfWidth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A citizen identity number (GB 11643-1999) in normal form: no blanks, half-width, upper-case X, 18 characters where 15
 * were written. A number that can't be right is kept as it stands and says so.
 */
public record IdentityNumber(String text) {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int DIVISION_DIGITS = 6;
    private static final int FIRST_YEAR = 1850;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    /** The normal form of a number as written. */
    public static IdentityNumber of(String written) {
        String text = HalfWidth.of(Blanks.removed(written)).toUpperCase(Locale.ROOT);
        if (text.length() == OLD_LENGTH && digitsUpTo(text, OLD_LENGTH)) {
            String body = text.substring(0, DIVISION_DIGITS) + "19" + text.substring(DIVISION_DIGITS);
            return new IdentityNumber(body + checkOf(body));
        }
        return new IdentityNumber(text);
    }

    /** Whether it has 18 characters, a province, a real date of birth and the check character that fits. */
    public boolean isValid() {
        return text.length() == LENGTH
                && digitsUpTo(text, LENGTH - 1)
                && PROVINCES.contains(text.substring(0, 2))
                && hasRealDate()
                && text.charAt(LENGTH - 1) == checkOf(text);
    }

    /** Whether it is valid and its bearer was born by the day. */
    public boolean isValidOn(LocalDate day) {
        return isValid() && !birthDate().isAfter(day);
    }

    /** The day of birth that a valid number tells. */
    public Optional<LocalDate> bornOn() {
        return isValid() ? Optional.of(birthDate()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "IdentityNumber"; // a personal number must not slip into a log
    }

    private boolean hasRealDate() {
        int year = number(6, 10);
        int month = number(10, 12);
        int day = number(12, 14);
        return year >= FIRST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private LocalDate birthDate() {
        return LocalDate.of(number(6, 10), number(10, 12), number(12, 14));
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean digitsUpTo(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** The check character (ISO 7064 MOD 11-2) of the first 17 digits. */
    private static char checkOf(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
