package cn.xiaokang.warehouse.identity;

/** The check of bank card numbers (Luhn, ISO/IEC 7812-1). Passbook and corporate accounts do not follow it. */
public final class CardNumber {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardNumber() {}

    /** Whether the digits could be a card's number. */
    public static boolean isValid(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return false;
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int weighed = fromRight % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
