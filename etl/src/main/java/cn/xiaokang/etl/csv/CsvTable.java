package cn.xiaokang.etl.csv;

import cn.xiaokang.warehouse.fault.FaultException;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file with a header, read row by row: UTF-8 with or without its mark, else GB18030, each held strictly; commas, or tabs in a
 * {@code .tsv}; a name that ends in {@code .gz} is unpacked. Header and fields are stripped of the blanks around them.
 *
 * @param header the columns in the file's order
 */
public record CsvTable(Path file, Charset charset, List<String> header) {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIELD = 1 << 24;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Hears each row after the header. */
    @FunctionalInterface
    public interface RowReader {
        /**
         * Takes one row.
         *
         * @param line where the row begins; the header is line 1
         * @param row its fields in the header's order; read it at once, it is not kept
         */
        void row(long line, CsvRows row);
    }

    /**
     * Opens a file: finds its encoding out and reads its header.
     *
     * @throws FaultException where it isn't there, is empty or unreadable
     */
    public static CsvTable open(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new FaultException(
                    CsvFault.NO_FILE,
                    "找不到文件或无权读取：" + file + "。请核对路径。",
                    "No such file, or no right to read it: " + file + ". Check the path.");
        }
        Charset charset = charsetOf(file);
        try (CloseableIterator<CsvRecord> records = reader(file, charset).iterator()) {
            if (!records.hasNext()) {
                throw new FaultException(
                        CsvFault.EMPTY, file + " 是空文件：第 1 行应为表头。", file + " is empty: line 1 must name the columns.");
            }
            List<String> header = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (String name : records.next().getFields()) {
                String column = name.strip();
                if (!column.isEmpty() && !seen.add(column)) {
                    throw new FaultException(
                            CsvFault.COLUMN_TWICE,
                            file + " 第 1 行：列“" + column + "”出现两次，请改名。",
                            file + ", line 1: two columns are called \"" + column + "\"; rename one.");
                }
                header.add(column);
            }
            return new CsvTable(file, charset, List.copyOf(header));
        } catch (CsvParseException | IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The place of a column.
     *
     * @throws FaultException that names the columns there are
     */
    public int column(String name) {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new FaultException(
                    CsvFault.NO_COLUMN,
                    file + " 没有列“" + name + "”。现有各列：" + String.join("、", header) + "。",
                    file + " has no column \"" + name + "\". It has: " + String.join(", ", header) + ".");
        }
        return place;
    }

    /**
     * Reads all rows in their order. Blank lines are passed over.
     *
     * @throws FaultException with the line of the first row that can't be taken
     */
    public void read(RowReader reader) {
        try (CsvRows rows = rows()) {
            while (rows.hasNext()) {
                rows.next();
                reader.row(rows.line(), rows);
            }
        }
    }

    /** The rows one by one, for a reader that asks for them. To be closed. */
    public CsvRows rows() {
        try {
            return new CsvRows(file, header.size(), reader(file, charset).iterator());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A fault that names file, line, column and the value that isn't what its column holds. */
    public FaultException badValue(long line, int column, String value, String zh, String en) {
        return new FaultException(
                CsvFault.BAD_VALUE,
                "%s 第 %d 行，列“%s”：“%s”%s".formatted(file, line, header.get(column), value, zh),
                "%s, line %d, column %s: \"%s\" %s".formatted(file, line, header.get(column), value, en));
    }

    private static CsvReader<CsvRecord> reader(Path file, Charset charset) throws IOException {
        String name = file.getFileName().toString();
        boolean isTabbed = name.endsWith(".tsv") || name.endsWith(".tsv.gz");
        Reader text = new InputStreamReader(
                bytes(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder()
                .fieldSeparator(isTabbed ? '\t' : ',')
                .skipEmptyLines(true)
                // the reader of rows complains of them with file and line
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text);
    }

    /** The file's bytes after its mark, unpacked. */
    private static InputStream bytes(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        if (file.getFileName().toString().endsWith(".gz")) {
            in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        }
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
        return in;
    }

    private static Charset charsetOf(Path file) {
        if (isStrictly(StandardCharsets.UTF_8, file)) {
            return StandardCharsets.UTF_8;
        }
        if (isStrictly(GB18030, file)) {
            return GB18030;
        }
        throw new FaultException(
                CsvFault.UNREADABLE,
                file + " 既不是 UTF-8 也不是 GB18030 编码，请另存后重试。",
                file + " is neither UTF-8 nor GB18030: save it anew.");
    }

    private static boolean isStrictly(Charset charset, Path file) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        try (ReadableByteChannel channel = Channels.newChannel(bytes(file))) {
            boolean isAtEnd = false;
            while (!isAtEnd) {
                isAtEnd = channel.read(in) < 0;
                in.flip();
                CoderResult result;
                do {
                    out.clear();
                    result = decoder.decode(in, out, isAtEnd);
                    if (result.isError()) {
                        return false;
                    }
                } while (result.isOverflow());
                in.compact();
            }
            return true;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static FaultException unreadable(Path file, Exception cause) {
        String why = String.valueOf(cause.getMessage());
        return new FaultException(CsvFault.UNREADABLE, file + " 无法读取：" + why, file + " can't be read: " + why, cause);
    }
}
