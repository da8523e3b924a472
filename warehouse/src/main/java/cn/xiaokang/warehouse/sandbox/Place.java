package cn.xiaokang.warehouse.sandbox;

import java.nio.charset.StandardCharsets;

/** A place in the asker's text, in lines and characters counted from 1; 0 where it isn't known. */
record Place(int line, int column) {
    static final Place UNKNOWN = new Place(0, 0);

    /** The place of a byte of the text, as DuckDB counts; unknown where there is no such byte. */
    static Place ofByte(String text, long offset) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (offset < 0 || offset > bytes.length) {
            return UNKNOWN;
        }
        String before = new String(bytes, 0, (int) offset, StandardCharsets.UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1);
    }

    /** The place of the first such word of the text, whatever its case. */
    static Place ofWord(String text, String word) {
        int index = text.toLowerCase(java.util.Locale.ROOT).indexOf(word.toLowerCase(java.util.Locale.ROOT));
        return index < 0 || word.isEmpty()
                ? UNKNOWN
                : ofByte(text, text.substring(0, index).getBytes(StandardCharsets.UTF_8).length);
    }

    String zh() {
        return line == 0 ? "" : "第 " + line + " 行第 " + column + " 个字：";
    }

    String en() {
        return line == 0 ? "" : "Line " + line + ", character " + column + ": ";
    }
}
