package cn.xiaokang.etl.csv;

import cn.xiaokang.warehouse.fault.FaultException;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The rows of a CSV file after its header, one at a time: {@link #next} goes to a row, {@link #at} reads it. */
public final class CsvRows implements AutoCloseable {
    private final Path file;
    private final int width;
    private final CloseableIterator<CsvRecord> records;
    private CsvRecord row;

    CsvRows(Path file, int width, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.width = width;
        this.records = records;
        this.row = records.next(); // the header
    }

    /** Whether there is another row. */
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw CsvTable.unreadable(file, e);
        }
    }

    /**
     * Goes to the next row.
     *
     * @throws FaultException where it has more or fewer fields than the header
     */
    public void next() {
        try {
            row = records.next();
        } catch (CsvParseException | UncheckedIOException e) {
            throw CsvTable.unreadable(file, e);
        }
        if (row.getFieldCount() != width) {
            throw new FaultException(
                    CsvFault.MALFORMED,
                    "%s 第 %d 行有 %d 个字段，表头有 %d 个。请核对逗号与引号。".formatted(file, line(), row.getFieldCount(), width),
                    "%s, line %d has %d fields, the header has %d. Check commas and quotes."
                            .formatted(file, line(), row.getFieldCount(), width));
        }
    }

    /** Where the row begins; the header is line 1. */
    public long line() {
        return row.getStartingLineNumber();
    }

    /** The field at a place of the header, stripped; empty where nothing was written. */
    public String at(int column) {
        return row.getField(column).strip();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw CsvTable.unreadable(file, e);
        }
    }
}
