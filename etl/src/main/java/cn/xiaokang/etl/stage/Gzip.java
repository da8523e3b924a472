package cn.xiaokang.etl.stage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) member by member, to its last byte: what is torn, doesn't fit its check sum or grows beyond
 * the bounds is refused, so that no row is lost in silence.
 */
final class Gzip {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private final byte[] packed;
    private final Bounds bounds;
    private final ByteArrayOutputStream unpacked;
    private int at;

    private Gzip(byte[] packed, Bounds bounds) {
        this.packed = packed;
        this.bounds = bounds;
        this.unpacked = new ByteArrayOutputStream(Math.max(BUFFER_BYTES, packed.length));
    }

    static byte[] unpack(byte[] packed, Bounds bounds) throws UnreadableException {
        Gzip gzip = new Gzip(packed, bounds);
        do {
            gzip.header();
            gzip.member();
        } while (!gzip.atEnd());
        return gzip.unpacked.toByteArray();
    }

    private boolean atEnd() {
        int rest = at;
        while (rest < packed.length && packed[rest] == 0) { // tapes pad with zeros
            rest++;
        }
        return rest == packed.length;
    }

    private void header() throws UnreadableException {
        need(HEADER_BYTES);
        if ((packed[at] & 0xff) != 0x1f || (packed[at + 1] & 0xff) != 0x8b || packed[at + 2] != 8) {
            throw torn();
        }
        int flags = packed[at + 3];
        at += HEADER_BYTES;
        if ((flags & EXTRA) != 0) {
            need(2);
            int length = (packed[at] & 0xff) | (packed[at + 1] & 0xff) << 8;
            at += 2;
            need(length);
            at += length;
        }
        if ((flags & NAME) != 0) {
            String name = zeroEnded();
            if (name.contains("/") || name.contains("\\") || name.contains("..")) {
                throw new UnreadableException(
                        "压缩包内的文件名含路径，请重新压缩后交换。",
                        "The archive names a path inside: pack the file again and deliver it.");
            }
        }
        if ((flags & COMMENT) != 0) {
            zeroEnded();
        }
        if ((flags & HEADER_CHECK) != 0) {
            need(2);
            at += 2;
        }
    }

    private void member() throws UnreadableException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, at, packed.length - at);
            CRC32 check = new CRC32();
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw torn();
                }
                check.update(buffer, 0, read);
                unpacked.write(buffer, 0, read);
                if (bounds.isBomb(packed.length, unpacked.size())) {
                    throw new UnreadableException(
                            "压缩包解开后超出限额，请分批交换。", "The archive unpacks beyond its limit: deliver it in parts.");
                }
            }
            at = packed.length - inflater.getRemaining();
            need(TRAILER_BYTES);
            if (fourBytes(at) != check.getValue() || fourBytes(at + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
                throw torn();
            }
            at += TRAILER_BYTES;
        } catch (DataFormatException e) {
            throw torn();
        } finally {
            inflater.end();
        }
    }

    private String zeroEnded() throws UnreadableException {
        int end = at;
        while (end < packed.length && packed[end] != 0) {
            end++;
        }
        String text = new String(packed, at, end - at, StandardCharsets.ISO_8859_1);
        at = end;
        need(1);
        at++;
        return text;
    }

    private long fourBytes(int from) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number << 8 | (packed[from + i] & 0xff);
        }
        return number;
    }

    private void need(int bytes) throws UnreadableException {
        if (packed.length - at < bytes) {
            throw torn();
        }
    }

    private static UnreadableException torn() {
        return new UnreadableException(
                "压缩包已损坏，请重新压缩后交换。", "The archive is broken: pack the file again and deliver it.");
    }
}
