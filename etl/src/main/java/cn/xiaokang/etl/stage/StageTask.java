package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.warehouse.identity.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/** Reads the files of one partition, one after another, into staged rows. */
final class StageTask implements FlatMapFunction<Iterator<DeliveredFile[]>, Row> {
    private static final long serialVersionUID = 1L;

    private final SourcePlan plan;
    private final Broadcast<DivisionHistory> divisions;
    private final byte[] key;
    private final Bounds bounds;
    private final InboxBytes inbox;
    private final LongAccumulator filesRead;
    private final LongAccumulator rowsRead;

    StageTask(
            SourcePlan plan,
            Broadcast<DivisionHistory> divisions,
            byte[] key,
            Bounds bounds,
            InboxBytes inbox,
            LongAccumulator filesRead,
            LongAccumulator rowsRead) {
        this.plan = plan;
        this.divisions = divisions;
        this.key = key;
        this.bounds = bounds;
        this.inbox = inbox;
        this.filesRead = filesRead;
        this.rowsRead = rowsRead;
    }

    @Override
    public Iterator<Row> call(Iterator<DeliveredFile[]> partition) {
        List<DeliveredFile> files = new ArrayList<>();
        partition.forEachRemaining(share -> files.addAll(List.of(share)));
        return new Rows(files.iterator());
    }

    private final class Rows implements Iterator<Row> {
        private final Iterator<DeliveredFile> files;
        private final Tokens tokens = new Tokens(key);
        private @Nullable DeliveryRows current;

        Rows(Iterator<DeliveredFile> files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            while (current == null || !current.hasNext()) {
                if (current != null) {
                    filesRead.add(1);
                    rowsRead.add(current.delivered());
                    current = null;
                }
                if (!files.hasNext()) {
                    return false;
                }
                current = new DeliveryRows(files.next(), plan, divisions.value(), tokens, bounds, inbox);
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext() || current == null) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
