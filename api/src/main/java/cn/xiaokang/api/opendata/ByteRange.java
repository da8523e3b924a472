package cn.xiaokang.api.opendata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one range of bytes of a file that a request asks for (RFC 9110, section 14); several ranges at once are answered with the whole
 * file, as the RFC lets a server do.
 *
 * @param from the first byte, counted from 0
 * @param to the last one
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** The range of a header in a file of that size; null where the whole file is meant; a 416 problem where it lies outside. */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        if (header == null) {
            return null;
        }
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return null;
        }
        if (range.group(1).isEmpty()) {
            long last = Long.parseLong(range.group(2));
            if (last == 0 || size == 0) {
                throw DataFault.BAD_RANGE.with();
            }
            return new ByteRange(Math.max(0, size - last), size - 1);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (from >= size) {
            throw DataFault.BAD_RANGE.with();
        }
        return to < from ? null : new ByteRange(from, to);
    }

    long length() {
        return to - from + 1;
    }
}
