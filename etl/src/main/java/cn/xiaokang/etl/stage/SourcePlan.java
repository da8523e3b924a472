package cn.xiaokang.etl.stage;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ValueType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * How the files of one source are read, as a task needs it, and the schema of its staged rows: the record's own
 * columns, the contract's columns in plain, the tokens, and whether identity numbers can be right.
 *
 * @param key positions of the key's columns
 * @param datedBy position of the column that dates a row; null where none does
 */
record SourcePlan(
        String source,
        List<ColumnPlan> columns,
        List<Integer> key,
        @Nullable Integer datedBy) implements Serializable {
    static final String DELIVERY_ID = "delivery_id";
    static final String LINE = "line";
    static final String REASON = "reason";
    static final String REASON_COLUMN = "reason_column";
    static final String SAYS = "says";
    static final String RAW = "raw";

    /** The columns that staged rows of all sources have; the record of a file itself has line 0. */
    static final StructType RECORD = new StructType(new StructField[] {
        DataTypes.createStructField(DELIVERY_ID, DataTypes.StringType, true),
        DataTypes.createStructField(LINE, DataTypes.IntegerType, true),
        DataTypes.createStructField(REASON, DataTypes.StringType, true),
        DataTypes.createStructField(REASON_COLUMN, DataTypes.StringType, true),
        DataTypes.createStructField(SAYS, DataTypes.StringType, true),
        DataTypes.createStructField(RAW, DataTypes.StringType, true)
    });

    static SourcePlan of(Contract contract, Catalogue catalogue) {
        List<String> names = new ArrayList<>();
        List<ColumnPlan> columns = new ArrayList<>();
        contract.columns().forEach(column -> {
            names.add(column.name());
            columns.add(ColumnPlan.of(column, catalogue.codeLists()));
        });
        String datedBy = contract.datedBy();
        return new SourcePlan(
                contract.source(),
                List.copyOf(columns),
                contract.key().stream().map(names::indexOf).toList(),
                datedBy == null ? null : names.indexOf(datedBy));
    }

    /** The columns whose values hardly come again in one file: what names one person, account or phone, the text of a key, the line. */
    Set<String> scattered() {
        Set<String> names = new HashSet<>(Set.of(LINE));
        for (ColumnPlan column : columns) {
            if (column.tokenKind() != null) {
                names.add(column.name());
                names.add(column.tokenName());
            }
        }
        key.stream()
                .map(columns::get)
                .filter(column -> column.type() == ValueType.TEXT)
                .forEach(column -> names.add(column.name()));
        return names;
    }

    StructType schema() {
        StructType schema = RECORD;
        for (ColumnPlan column : columns) {
            schema = schema.add(column.name(), column.dataType(), true);
        }
        for (ColumnPlan column : columns) {
            if (column.tokenKind() != null) {
                schema = schema.add(column.tokenName(), DataTypes.StringType, true);
            }
            if (column.isIdentityNumber()) {
                schema = schema.add(column.validName(), DataTypes.BooleanType, true);
            }
        }
        return schema;
    }
}
