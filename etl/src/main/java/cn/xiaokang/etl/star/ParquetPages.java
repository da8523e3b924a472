package cn.xiaokang.etl.star;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.input.BoundedInputStream;

/** The pages of a Parquet file, which hold its rows, apart from the footer, in which the writer lists a column's encodings in any order. */
public final class ParquetPages {
    /** The footer's length and the magic number, at the very end of the file (Apache Parquet format, "File format"). */
    private static final int END = 8;

    private ParquetPages() {}

    /** SHA-256 of a file without its footer: equal for the same rows in the same order, written by the same writer at the same schema. */
    public static String digest(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - END);
            int footer = Integer.reverseBytes(bytes.readInt());
            long pages = bytes.length() - END - footer;
            if (footer < 0 || pages < 0) {
                throw new IOException(file + " is no Parquet file");
            }
            bytes.seek(0);
            try (InputStream limited = BoundedInputStream.builder()
                    .setInputStream(Channels.newInputStream(bytes.getChannel()))
                    .setMaxCount(pages)
                    .get()) {
                return DigestUtils.sha256Hex(limited);
            }
        }
    }
}
