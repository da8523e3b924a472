package cn.xiaokang.etl.stage;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text file: UTF-8 with or without its mark, else GB18030, each held strictly. Every byte of a comma,
 * quote or line end is such a sign in both encodings, never part of another character.
 *
 * @param bomBytes bytes before the text
 */
record TextEncoding(Charset charset, int bomBytes) {
    private static final int BUFFER_CHARACTERS = 1 << 13;
    private static final int LONGEST_UTF_8 = 4;
    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};
    private static final int[] GB18030_MARK = {0x84, 0x31, 0x95, 0x33};
    private static final Charset GB18030 = Charset.forName("GB18030");

    static TextEncoding of(byte[] bytes) throws UnreadableException {
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            throw new UnreadableException(
                    "文件为 UTF-16 编码，请另存为 UTF-8 或 GB18030 后交换。",
                    "The file is UTF-16: save it as UTF-8 or GB18030 and deliver it.");
        }
        boolean marked = startsWith(bytes, UTF_8_MARK);
        int start = marked ? UTF_8_MARK.length : 0;
        int utf8Ends = strictUntil(bytes, start, StandardCharsets.UTF_8);
        if (utf8Ends == bytes.length) {
            return new TextEncoding(StandardCharsets.UTF_8, start);
        }
        if (marked || isCutUtf8(bytes, utf8Ends)) {
            throw neither();
        }
        start = startsWith(bytes, GB18030_MARK) ? GB18030_MARK.length : 0;
        if (strictUntil(bytes, start, GB18030) < bytes.length) {
            throw neither();
        }
        return new TextEncoding(GB18030, start);
    }

    String label() {
        return charset.equals(StandardCharsets.UTF_8) && bomBytes > 0 ? "UTF-8 BOM" : charset.name();
    }

    /** Where the bytes cease to be text of the charset; their length where they never do. */
    private static int strictUntil(byte[] bytes, int start, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(BUFFER_CHARACTERS);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? in.position() : bytes.length;
    }

    /** Whether all is UTF-8 but the last character, which is cut, and there are other characters than ASCII before. */
    private static boolean isCutUtf8(byte[] bytes, int ends) {
        int rest = bytes.length - ends;
        if (rest >= LONGEST_UTF_8) {
            return false;
        }
        int lead = bytes[ends] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        if (rest >= length) {
            return false;
        }
        for (int i = 0; i < ends; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static UnreadableException neither() {
        return new UnreadableException(
                "文件既不是 UTF-8 也不是 GB18030 编码，或已损坏，请另存后重新交换。",
                "The file is neither UTF-8 nor GB18030, or it is damaged: save it anew and deliver it.");
    }
}
