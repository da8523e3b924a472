package cn.xiaokang.warehouse.identity;

import cn.xiaokang.warehouse.value.Blanks;
import cn.xiaokang.warehouse.value.HalfWidth;
import java.util.Locale;

/** A unified social credit code (GB 32100-2015) in normal form: half-width, upper case, no blanks. */
public record CreditCode(String text) {
    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_STARTS = 8;
    private static final int ORGANISATION_CHECK = 16;

    public static CreditCode of(String written) {
        return new CreditCode(HalfWidth.of(Blanks.removed(written)).toUpperCase(Locale.ROOT));
    }

    /**
     * Whether it has 18 characters of the code's alphabet and the last fits the others. Registers hold codes whose inner
     * organisation code does not fit; those stand for a body all the same.
     */
    public boolean isWellFormed() {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.charAt(LENGTH - 1) == check();
    }

    /** Whether it is well formed and the check character of the organisation code inside fits too. */
    public boolean isValid() {
        return isWellFormed() && text.charAt(ORGANISATION_CHECK) == organisationCheck();
    }

    private char check() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * WEIGHTS[i];
        }
        int modulus = ALPHABET.length();
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }

    /** The check character of the organisation code (GB 11714-1997) inside. */
    private char organisationCheck() {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(text.charAt(ORGANISATION_STARTS + i), Character.MAX_RADIX) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
