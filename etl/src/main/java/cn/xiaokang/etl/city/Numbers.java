package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/** Numbers of fictional people, accounts, phones and businesses: well formed, each given once. */
final class Numbers {
    /** Never given to a county, so no real person bears it. */
    static final String AREA = "330499";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private final Dice dice;
    private final Set<String> given = new HashSet<>();

    Numbers(Dice dice) {
        this.dice = dice;
    }

    String identity(LocalDate born, boolean female) {
        while (true) {
            int sequence = dice.between(1, 499) * 2 + (female ? 0 : 1);
            String body = AREA + born.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", sequence);
            String number = body + check(body);
            if (given.add(number)) {
                return number;
            }
        }
    }

    static int bornIn(String identity) {
        return Integer.parseInt(identity.substring(6, 10));
    }

    static char check(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    /** A card number of 19 digits that passes its check (Luhn), under a prefix of no issuing bank. */
    String account() {
        while (true) {
            String body = "620000" + String.format("%012d", Math.abs(dice.between(0L, 999_999_999_999L)));
            String number = body + luhn(body);
            if (given.add(number)) {
                return number;
            }
        }
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** Eleven digits that begin with 100, which no operator gives out. */
    String phone() {
        while (true) {
            String number = "100" + String.format("%08d", dice.below(100_000_000));
            if (given.add(number)) {
                return number;
            }
        }
    }

    String business(String county) {
        while (true) {
            StringBuilder organisation = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                organisation.append(ALPHABET.charAt(dice.below(ALPHABET.length())));
            }
            char inner = organisationCheck(organisation);
            if (ALPHABET.indexOf(inner) < 0) {
                continue;
            }
            String body = "91" + county + organisation + inner;
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += ALPHABET.indexOf(body.charAt(i)) * USCC_WEIGHTS[i];
            }
            String number = body + ALPHABET.charAt((31 - sum % 31) % 31);
            if (given.add(number)) {
                return number;
            }
        }
    }

    private static char organisationCheck(CharSequence organisation) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
