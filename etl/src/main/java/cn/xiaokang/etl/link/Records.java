package cn.xiaokang.etl.link;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What is linked: the records of one set, or of two whose numbers count on from the first to the second. */
interface Records {
    /** Grain: a record. {@code no} its number from 0, {@code v} its values in normal form in the order of the fields. */
    StructType SCHEMA = new StructType()
            .add("no", DataTypes.IntegerType, false)
            .add("v", DataTypes.createArrayType(DataTypes.StringType, false), false);

    List<LinkField> fields();

    /** How many records the first set has. */
    int left();

    /** How many there are in all. */
    int count();

    /** Whether records are compared within one set. */
    boolean isOneFile();

    /** The records, with the columns of {@link #SCHEMA}. */
    Dataset<Row> read(SparkSession spark);

    /** How many records the second set has; of one set, as many as there are. */
    default int right() {
        return isOneFile() ? left() : count() - left();
    }

    /** How many pairs could be compared. */
    default double pairs() {
        return isOneFile() ? left() * (left() - 1.0) / 2 : (double) left() * right();
    }
}
