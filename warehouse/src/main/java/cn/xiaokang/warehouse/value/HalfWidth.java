package cn.xiaokang.warehouse.value;

/** Full-width Latin letters, digits and signs (U+FF01 to U+FF5E) turned to their ordinary forms. */
public final class HalfWidth {
    private static final char FIRST = '\uff01';
    private static final char LAST = '\uff5e';
    private static final int OFFSET = FIRST - '!';
    private static final char FULL_WIDTH_YEN = '\uffe5';
    private static final char YEN = '\u00a5';

    private HalfWidth() {}

    public static String of(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < FIRST) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (; at < characters.length; at++) {
            char c = characters[at];
            if (c >= FIRST && c <= LAST) {
                characters[at] = (char) (c - OFFSET);
            } else if (c == FULL_WIDTH_YEN) {
                characters[at] = YEN;
            }
        }
        return new String(characters);
    }
}
