package cn.xiaokang.warehouse.value;

/** White space as it is met in deliveries: ordinary, full-width, non-breaking and zero-width blanks. */
public final class Blanks {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char FIGURE_SPACE = '\u2007';
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char NEXT_LINE = '\u0085';

    private Blanks() {}

    public static boolean isBlank(char c) {
        if (c <= 0x7f) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return Character.isWhitespace(c)
                || c == NO_BREAK_SPACE
                || c == FIGURE_SPACE
                || c == NARROW_NO_BREAK_SPACE
                || c == ZERO_WIDTH_SPACE
                || c == BYTE_ORDER_MARK
                || c == NEXT_LINE;
    }

    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text without the blanks around it. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text without any blank, around it or inside. */
    public static String removed(String text) {
        int at = 0;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isBlank(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
