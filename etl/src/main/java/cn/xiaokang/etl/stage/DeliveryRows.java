package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.inbox.DeliveredPeriod;
import cn.xiaokang.etl.inbox.Digests;
import cn.xiaokang.etl.inbox.FileFormat;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.identity.Tokens;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The staged rows of one file as they are read, and behind them the file's summary with line 0. At no time more than the
 * file's bytes and keys are held.
 */
final class DeliveryRows implements Iterator<Row> {
    private final DeliveredFile file;
    private final SourcePlan plan;
    private final Bounds bounds;
    private final InboxBytes inbox;
    private @Nullable Records records;
    private @Nullable RowReader reader;
    private List<String> unknownColumns = List.of();
    private int delivered;
    private @Nullable Row next;
    private boolean isOver;

    DeliveryRows(
            DeliveredFile file,
            SourcePlan plan,
            DivisionHistory divisions,
            Tokens tokens,
            Bounds bounds,
            InboxBytes inbox) {
        this.inbox = inbox;
        this.file = file;
        this.plan = plan;
        this.bounds = bounds;
        open(divisions, tokens);
        if (next == null) {
            step();
        }
    }

    /** Rows that the file had, once all are read. */
    int delivered() {
        return delivered;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = null;
        if (!isOver) {
            step();
        }
        return row;
    }

    private void open(DivisionHistory divisions, Tokens tokens) {
        try {
            byte[] bytes = readAll();
            if (bytes == null || !Digests.of(bytes).equals(file.sha256())) {
                finish(FileSummary.changed());
                return;
            }
            records = recordsOf(bytes);
            if (!records.advance()) {
                throw new UnreadableException("文件为空，没有表头。", "The file is empty: it has no header.");
            }
            Header header = Header.of(records, plan);
            unknownColumns = header.unknown();
            records.expect(header, typesOf(header));
            reader = new RowReader(
                    plan, header, divisions, tokens, file.deliveryId(), DeliveredPeriod.require(file.period()));
        } catch (UnreadableException e) {
            refuse(e);
        }
    }

    private void step() {
        if (records == null || reader == null) {
            return;
        }
        try {
            if (records.advance()) {
                delivered++;
                next = reader.read(records);
            } else {
                finish(new FileSummary(
                        false, records.encoding(), delivered, reader.loaded(), null, null, unknownColumns));
            }
        } catch (UnreadableException e) {
            refuse(e);
        }
    }

    /** Refuses the file; what can be counted of its rows is delivered and in quarantine with it. */
    private void refuse(UnreadableException cause) {
        String encoding = records == null ? null : records.encoding();
        try {
            while (records != null && records.advance()) {
                delivered++;
            }
        } catch (UnreadableException e) {
            cause.addSuppressed(e); // as far as it went
        }
        finish(FileSummary.refused(cause, encoding, delivered));
    }

    private void finish(FileSummary summary) {
        @Nullable Object[] cells = new Object[plan.schema().length()];
        cells[0] = file.deliveryId();
        cells[1] = 0;
        cells[2] = summary.reason() == null ? null : summary.reason().name();
        cells[4] = summary.says();
        cells[5] = summary.json();
        next = RowFactory.create(cells);
        isOver = true;
        records = null;
        reader = null;
    }

    /** The file's bytes; null where it is gone or has another size than when it was found. */
    private byte @Nullable [] readAll() throws UnreadableException {
        if (file.bytes() > bounds.fileBytes()) {
            throw new UnreadableException("文件超出大小上限，请分批交换。", "The file is larger than the limit: deliver it in parts.");
        }
        return inbox.of(file);
    }

    private Records recordsOf(byte[] bytes) throws UnreadableException {
        if (file.format() == FileFormat.XLSX) {
            return new XlsxRecords(bytes, bounds);
        }
        return new CsvRecords(file.format() == FileFormat.CSV_GZ ? Gzip.unpack(bytes, bounds) : bytes, bounds);
    }

    private ValueType[] typesOf(Header header) {
        ValueType[] types = new ValueType[header.fieldCount()];
        Arrays.fill(types, ValueType.TEXT);
        for (int column = 0; column < plan.columns().size(); column++) {
            int field = header.fieldOfColumn().get(column);
            if (field != Header.ABSENT) {
                types[field] = plan.columns().get(column).type();
            }
        }
        return types;
    }
}
