package cn.xiaokang.etl.link;

import cn.xiaokang.etl.csv.CsvRows;
import cn.xiaokang.etl.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The records of one or two files. A record's number counts on from the first file to the second.
 *
 * @param ids what a record is called in the output, by its number
 * @param left how many records the first file has
 * @param isOneFile whether records are compared within one file
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
record FileRecords(Path first, @Nullable Path second, List<LinkField> fields, String[] ids, int left, boolean isOneFile)
        implements Records {
    /**
     * Reads the files once for what may be wrong with them: columns, rows, identifiers.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException with file and line
     */
    static FileRecords open(Path first, @Nullable Path second, LinkMapping mapping) {
        List<String> ids = new ArrayList<>();
        check(
                CsvTable.open(first),
                mapping.fields().stream().map(LinkField::left).toList(),
                mapping.id(),
                ids);
        int left = ids.size();
        if (second != null) {
            check(
                    CsvTable.open(second),
                    mapping.fields().stream().map(LinkField::right).toList(),
                    mapping.id(),
                    ids);
        }
        int right = ids.size() - left;
        if (left < 2 || (second != null && right < 2)) {
            throw LinkFault.TOO_FEW.told(
                    "记录太少（%d 与 %d），无从估计。".formatted(left, right),
                    "Too few records to estimate from (%d and %d).".formatted(left, right));
        }
        return new FileRecords(first, second, mapping.fields(), ids.toArray(String[]::new), left, second == null);
    }

    private static void check(CsvTable table, List<String> columns, @Nullable String id, List<String> ids) {
        columns.forEach(table::column);
        int idColumn = id == null ? -1 : table.column(id);
        Map<String, Long> seen = new HashMap<>();
        table.read((line, row) -> {
            String name = idColumn < 0 ? Long.toString(line) : row.at(idColumn);
            Long before = seen.put(name, line);
            if (before != null) {
                throw LinkFault.ID_TWICE.told(
                        "%s 第 %d 行与第 %d 行的标识（列“%s”）相同，标识须唯一。".formatted(table.file(), before, line, id),
                        "%s: lines %d and %d have one identifier (column %s); it must be unique."
                                .formatted(table.file(), before, line, id));
            }
            ids.add(name);
        });
    }

    @Override
    public int count() {
        return ids.length;
    }

    /** The records in normal form. Each file is read by one task, row by row. */
    @Override
    public Dataset<Row> read(SparkSession spark) {
        Dataset<Row> rows =
                read(spark, first, fields.stream().map(LinkField::left).toList(), 0);
        return second == null
                ? rows
                : rows.union(read(
                        spark, second, fields.stream().map(LinkField::right).toList(), left));
    }

    private Dataset<Row> read(SparkSession spark, Path file, List<String> columns, int from) {
        List<FieldKind> kinds = fields.stream().map(LinkField::kind).toList();
        FlatMapFunction<String, Row> normalised = path -> new NormalisedRows(path, columns, kinds, from);
        return spark.createDataset(List.of(file.toAbsolutePath().toString()), Encoders.STRING())
                .flatMap(normalised, Encoders.row(SCHEMA));
    }

    /** Reads a file inside a task. */
    private static final class NormalisedRows implements Iterator<Row> {
        private final CsvRows rows;
        private final int[] places;
        private final List<FieldKind> kinds;
        private int no;

        NormalisedRows(String path, List<String> columns, List<FieldKind> kinds, int from) {
            CsvTable table = CsvTable.open(Path.of(path));
            this.places = columns.stream().mapToInt(table::column).toArray();
            this.rows = table.rows();
            this.kinds = kinds;
            this.no = from;
        }

        @Override
        public boolean hasNext() {
            boolean hasNext = rows.hasNext();
            if (!hasNext) {
                rows.close();
            }
            return hasNext;
        }

        @Override
        public Row next() {
            rows.next();
            String[] values = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = NormalForm.of(kinds.get(i), rows.at(places[i]));
            }
            return RowFactory.create(no++, values);
        }
    }
}
