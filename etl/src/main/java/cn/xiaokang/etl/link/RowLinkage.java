package cn.xiaokang.etl.link;

import cn.xiaokang.etl.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The entrance for a step of a load: finds which rows of one data set are the same thing, by the run that {@link Linkage} gives to files. */
public final class RowLinkage {
    private final List<LinkField> fields;
    private final LinkOptions options;

    public RowLinkage(List<LinkField> fields, LinkOptions options) {
        this.fields = List.copyOf(fields);
        this.options = options;
    }

    /**
     * The pairs that are probably the same. Columns: {@code l}, {@code r} (numbers of rows, the lower first), {@code weight} (bits),
     * {@code probability}, and for each field, under its name, how it compares: exact, close, alike, swapped, different, missing.
     *
     * @param rows with {@code no} from 0 without a gap, and a text column for each field
     * @param count how many rows there are
     * @return no pairs where there are too few rows to compare
     */
    public Dataset<Row> pairs(SparkSession spark, Dataset<Row> rows, int count) {
        List<Row> pairs = new ArrayList<>();
        if (count > 1) {
            LinkRun run = new LinkRun(spark, new RowRecords(rows, fields, count), options, Progress.silent());
            run.runIfAny().ifPresent(result -> addTo(pairs, result.links()));
        }
        return spark.createDataFrame(pairs, schema());
    }

    private void addTo(List<Row> pairs, Links links) {
        for (int link = 0; link < links.size(); link++) {
            if (options.isLikely(links.probability(link))) {
                Object[] values = new Object[4 + fields.size()];
                values[0] = links.left(link);
                values[1] = links.right(link);
                values[2] = (double) links.weight(link);
                values[3] = (double) links.probability(link);
                for (int field = 0; field < fields.size(); field++) {
                    values[4 + field] = Comparison.name(Comparison.level(links.pattern(link), field));
                }
                pairs.add(RowFactory.create(values));
            }
        }
    }

    private StructType schema() {
        StructType schema = new StructType()
                .add("l", DataTypes.IntegerType, false)
                .add("r", DataTypes.IntegerType, false)
                .add("weight", DataTypes.DoubleType, false)
                .add("probability", DataTypes.DoubleType, false);
        for (LinkField field : fields) {
            schema = schema.add(field.left(), DataTypes.StringType, false);
        }
        return schema;
    }
}
