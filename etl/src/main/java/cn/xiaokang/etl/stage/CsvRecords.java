package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Wording;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.value.Blanks;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records of comma-separated text (RFC 4180) with its lines: LF, CRLF or CR. Where a quote is not closed, stands
 * inside a bare value or opens a row that swallows others, the one line is flawed and reading goes on with the next.
 */
final class CsvRecords implements Records {
    private static final int NOT_KNOWN = -1;
    private static final int FIRST_FIELDS = 32;

    private final byte[] bytes;
    private final TextEncoding encoding;
    private final Bounds bounds;
    private int next;
    private int nextLine = 1;
    private int expected = NOT_KNOWN;

    private int start;
    private int end;
    private int line;
    private @Nullable Wording flaw;
    private int fields;
    private int[] starts = new int[FIRST_FIELDS];
    private int[] ends = new int[FIRST_FIELDS];
    private boolean[] doubled = new boolean[FIRST_FIELDS];
    private boolean quoted;
    private boolean hasNul;
    private byte[] scratch = new byte[0];

    CsvRecords(byte[] bytes, Bounds bounds) throws UnreadableException {
        this.bytes = bytes;
        this.encoding = TextEncoding.of(bytes);
        this.bounds = bounds;
        this.next = encoding.bomBytes();
    }

    @Override
    public boolean advance() {
        while (next < bytes.length) {
            start = next;
            line = nextLine;
            flaw = split();
            if (flaw == null && hasNul) {
                flaw = new Wording("该行含空字节（NUL）。", "The row holds a NUL byte.");
            }
            if (flaw == null && expected != NOT_KNOWN && fields != expected && !isBlankLine()) {
                flaw = wrongCount();
                if (nextLine > line + 1) { // a quote may have swallowed rows
                    takeOneLine();
                }
            }
            if (flaw != null || !isBlankLine()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int fieldCount() {
        return fields;
    }

    @Override
    public String field(int index) {
        int from = starts[index];
        int to = ends[index];
        if (!doubled[index]) {
            return decode(bytes, from, to);
        }
        if (scratch.length < to - from) {
            scratch = new byte[to - from];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            scratch[length++] = bytes[i];
            if (bytes[i] == '"') {
                i++;
            }
        }
        return decode(scratch, 0, length);
    }

    @Override
    public boolean isFaulty(int index) {
        return false;
    }

    @Override
    public @Nullable Wording flaw() {
        return flaw;
    }

    @Override
    public String raw() {
        // Every character has at most four bytes; a cut one at the end is left out with the rest.
        int most = (int) Math.min(end - start, 4L * bounds.rawCharacters());
        String text = new String(bytes, start, most, encoding.charset());
        return text.length() <= bounds.rawCharacters() ? text : text.substring(0, bounds.rawCharacters());
    }

    @Override
    public void expect(Header header, ValueType[] types) {
        expected = header.fieldCount();
    }

    @Override
    public String encoding() {
        return encoding.label();
    }

    private String decode(byte[] from, int start, int end) {
        Charset charset = encoding.charset();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            int at = start;
            while (at < end && from[at] >= 0) {
                at++;
            }
            if (at == end) {
                charset = StandardCharsets.ISO_8859_1; // plain ASCII, on Java's fast path
            }
        }
        return new String(from, start, end - start, charset);
    }

    private boolean isBlankLine() {
        return fields == 1 && !quoted && Blanks.isBlank(field(0));
    }

    /** Splits the record at {@code start} and goes behind it; where it is flawed, behind its first line. */
    private @Nullable Wording split() {
        fields = 0;
        quoted = false;
        hasNul = false;
        int at = start;
        int lines = 1;
        while (true) {
            if (at < bytes.length && bytes[at] == '"') {
                quoted = true;
                int open = at + 1;
                boolean hasDoubled = false;
                at = open;
                while (true) {
                    if (at >= bytes.length) {
                        return oneLineWith("引号未闭合。", "A quote is not closed.");
                    }
                    byte b = bytes[at];
                    if (b == '"') {
                        if (at + 1 < bytes.length && bytes[at + 1] == '"') {
                            hasDoubled = true;
                            at++;
                        } else {
                            break;
                        }
                    } else if (b == '\n' || (b == '\r' && (at + 1 >= bytes.length || bytes[at + 1] != '\n'))) {
                        lines++;
                    } else if (b == 0) {
                        hasNul = true;
                    }
                    at++;
                    if (at - open > bounds.fieldBytes()) {
                        return tooLong();
                    }
                }
                field(open, at, hasDoubled);
                at++;
                if (at < bytes.length && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
                    return oneLineWith("引号后有多余内容。", "Text follows a closing quote.");
                }
            } else {
                int open = at;
                while (at < bytes.length && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
                    if (bytes[at] == '"') {
                        return oneLineWith("未加引号的值中含有引号。", "A quote stands inside a value that is not quoted.");
                    }
                    hasNul |= bytes[at] == 0;
                    at++;
                }
                if (at - open > bounds.fieldBytes()) {
                    return tooLong();
                }
                field(open, at, false);
            }
            if (at - start > bounds.recordBytes()) {
                return tooLong();
            }
            if (at >= bytes.length || bytes[at] != ',') {
                end = at;
                next = behindLineEnd(at);
                nextLine = line + lines;
                return null;
            }
            at++;
        }
    }

    private void field(int from, int to, boolean hasDoubled) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            doubled = Arrays.copyOf(doubled, 2 * fields);
        }
        starts[fields] = from;
        ends[fields] = to;
        doubled[fields] = hasDoubled;
        fields++;
    }

    private Wording tooLong() {
        return oneLineWith("有一个值超出长度上限。", "A value is longer than the limit.");
    }

    private Wording wrongCount() {
        return new Wording(
                "该行有 " + fields + " 个值，表头有 " + expected + " 列。",
                "The row has " + fields + " values, the header has " + expected + ".");
    }

    private Wording oneLineWith(String zh, String en) {
        takeOneLine();
        return new Wording(zh, en);
    }

    private void takeOneLine() {
        int at = start;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        end = at;
        next = behindLineEnd(at);
        nextLine = line + 1;
    }

    private int behindLineEnd(int at) {
        if (at < bytes.length && bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
            return at + 2;
        }
        return Math.min(at + 1, bytes.length);
    }
}
