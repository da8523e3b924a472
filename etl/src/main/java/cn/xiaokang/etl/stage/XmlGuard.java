package cn.xiaokang.etl.stage;

/**
 * Watches the bytes of a workbook's part go by. Document types, entities and everything else that begins with a mark of
 * exclamation are refused, and so is a cell whose address lies outside any sheet, for which a reader would make room.
 */
final class XmlGuard {
    private static final int LONGEST_NAME = 32;
    private static final int MOST_ROW_DIGITS = 7;
    private static final int MOST_COLUMN_LETTERS = 3;
    private static final int NO_QUOTE = 0;
    private static final String CELL = "c";
    private static final String ROW = "row";
    private static final String ADDRESS = "r";

    private enum State {
        START,
        NOT_XML,
        TEXT,
        OPENED,
        INSTRUCTION,
        TAG_NAME,
        TAG,
        VALUE
    }

    private State state = State.START;
    private boolean isRefused;
    private int previous;
    private int quote = NO_QUOTE;
    private final StringBuilder tag = new StringBuilder();
    private final StringBuilder attribute = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private boolean namesPlace;
    private boolean isCell;

    boolean isRefused() {
        return isRefused;
    }

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length && !isRefused && state != State.NOT_XML; i++) {
            i = passedOver(bytes, i, length);
            if (i < length) {
                accept(bytes[i] & 0xff);
            }
        }
    }

    /** Where the next byte lies that matters: most of a sheet is text and values that name no place. */
    private int passedOver(byte[] bytes, int from, int length) {
        if (state != State.TEXT && (state != State.VALUE || namesPlace)) {
            return from;
        }
        int end = state == State.TEXT ? '<' : quote;
        int at = from;
        while (at < length && bytes[at] != end && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    private void accept(int c) {
        isRefused |= c == 0 && state != State.START;
        switch (state) {
            case START -> begin(c);
            case TEXT -> {
                if (c == '<') {
                    state = State.OPENED;
                }
            }
            case OPENED -> open(c);
            case INSTRUCTION -> {
                if (c == '>' && previous == '?') {
                    state = State.TEXT;
                }
            }
            case TAG_NAME -> {
                if (c == '>') {
                    state = State.TEXT;
                } else if (isBlank(c) || c == '/') {
                    state = State.TAG;
                    attribute.setLength(0);
                } else {
                    appendLocal(tag, c);
                }
            }
            case TAG -> insideTag(c);
            case VALUE -> {
                if (c == quote) {
                    isRefused |= namesPlace && isOutside();
                    attribute.setLength(0);
                    state = State.TAG;
                } else if (namesPlace && value.length() < LONGEST_NAME) {
                    value.append((char) c);
                }
            }
            case NOT_XML -> {}
        }
        previous = c;
    }

    /** UTF-8 alone: its mark and blanks may stand before the first tag; what looks like UTF-16 or UTF-32 is refused. */
    private void begin(int c) {
        if (c == '<') {
            state = State.OPENED;
        } else if (c == 0 || c == 0xfe) {
            isRefused = true;
        } else if (!isBlank(c) && c != 0xef && c != 0xbb && c != 0xbf && c != 0xff) {
            state = State.NOT_XML;
        }
    }

    private void open(int c) {
        isRefused |= c == '!';
        tag.setLength(0);
        if (c == '?') {
            state = State.INSTRUCTION;
        } else {
            state = State.TAG_NAME;
            appendLocal(tag, c);
        }
    }

    private void insideTag(int c) {
        if (c == '>') {
            state = State.TEXT;
        } else if (c == '"' || c == '\'') {
            quote = c;
            value.setLength(0);
            isCell = CELL.contentEquals(tag);
            namesPlace = ADDRESS.contentEquals(attribute) && (isCell || ROW.contentEquals(tag));
            state = State.VALUE;
        } else if (!isBlank(c) && c != '=' && c != '/') {
            appendLocal(attribute, c);
        }
    }

    /** Whether this is the address of a cell or row that no sheet has. */
    private boolean isOutside() {
        int letters = 0;
        while (letters < value.length() && value.charAt(letters) >= 'A' && value.charAt(letters) <= 'Z') {
            letters++;
        }
        int digits = letters;
        while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        boolean lettersFit = isCell ? letters >= 1 && letters <= MOST_COLUMN_LETTERS : letters == 0;
        return !lettersFit || digits == letters || digits - letters > MOST_ROW_DIGITS || digits < value.length();
    }

    private static void appendLocal(StringBuilder name, int c) {
        if (c == ':') {
            name.setLength(0);
        } else if (name.length() < LONGEST_NAME) {
            name.append((char) c);
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
