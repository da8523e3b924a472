package cn.xiaokang.etl.star;

import java.util.Arrays;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Spark's Parquet, each column written as one that may be null. Else a file says so of those columns alone of which a plan doesn't prove that they never are, and the same rows
 * are other pages by another plan: then neither a digest nor a comparison could tell that nothing has changed. Spark makes it by its name.
 */
public final class NullableParquet extends ParquetFileFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public OutputWriterFactory prepareWrite(
            SparkSession spark, Job job, scala.collection.immutable.Map<String, String> options, StructType schema) {
        return super.prepareWrite(
                spark,
                job,
                options,
                new StructType(Arrays.stream(schema.fields())
                        .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                        .toArray(StructField[]::new)));
    }
}
