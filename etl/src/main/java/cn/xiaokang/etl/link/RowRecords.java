package cn.xiaokang.etl.link;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of one data set as records, compared with each other.
 *
 * @param rows with {@code no} from 0 without a gap, and a text column for each field, as it was written
 */
record RowRecords(Dataset<Row> rows, List<LinkField> fields, int count) implements Records {
    @Override
    public int left() {
        return count;
    }

    @Override
    public boolean isOneFile() {
        return true;
    }

    @Override
    public Dataset<Row> read(SparkSession spark) {
        List<FieldKind> kinds = fields.stream().map(LinkField::kind).toList();
        List<Column> columns = new ArrayList<>(List.of(col("no")));
        fields.forEach(field -> columns.add(col(field.left())));
        MapFunction<Row, Row> normalised = row -> {
            String[] values = new String[kinds.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.isNullAt(i + 1) ? "" : NormalForm.of(kinds.get(i), row.getString(i + 1));
            }
            return RowFactory.create(row.getInt(0), values);
        };
        return rows.select(columns.toArray(Column[]::new)).map(normalised, Encoders.row(SCHEMA));
    }
}
