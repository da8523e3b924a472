package cn.xiaokang.etl.stage;

import cn.xiaokang.warehouse.catalogue.CodeLists;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.identity.TokenKind;
import cn.xiaokang.warehouse.value.Blanks;
import cn.xiaokang.warehouse.value.Numbers;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * How one column of a contract is read and kept.
 *
 * @param codeOf for a column of codes, the code of each code and label, both without blanks
 * @param tokenKind what its token stands for; null where it is not personal
 */
record ColumnPlan(
        String name,
        String header,
        ValueType type,
        boolean required,
        boolean mayBeNegative,
        Map<String, String> codeOf,
        @Nullable TokenKind tokenKind)
        implements Serializable {
    private static final String ID_NUMBER = "id_number";
    private static final String PERSON_ID = "person_id";

    static ColumnPlan of(ContractColumn column, CodeLists lists) {
        HashMap<String, String> codeOf = new HashMap<>();
        String codes = column.codes();
        if (codes != null) {
            // Labels first: a code is never taken for another code's label.
            lists.list(codes).codes().values().forEach(code -> codeOf.put(Blanks.removed(code.label()), code.code()));
            lists.list(codes).codes().values().forEach(code -> codeOf.put(code.code(), code.code()));
        }
        return new ColumnPlan(
                column.name(),
                column.header(),
                column.type(),
                column.required(),
                column.mayBeNegative(),
                codeOf,
                tokenKindOf(column));
    }

    /** The name of the column that holds its token. */
    String tokenName() {
        return switch (type) {
            case ID_NUMBER -> name.replace(ID_NUMBER, PERSON_ID);
            case ACCOUNT, PHONE -> name + "_id";
            default -> name + "_token";
        };
    }

    /** The name of the column that tells whether an identity number can be right. */
    String validName() {
        return name + "_is_valid";
    }

    boolean isIdentityNumber() {
        return type == ValueType.ID_NUMBER;
    }

    DataType dataType() {
        return switch (type) {
            case TEXT, CODE, MONTH, PERIOD, ID_NUMBER, ACCOUNT, PHONE, USCC, VILLAGE, COUNTY -> DataTypes.StringType;
            case DATE -> DataTypes.DateType;
            case YEAR, INTEGER -> DataTypes.IntegerType;
            case MONEY -> DataTypes.createDecimalType(Numbers.MONEY_PRECISION, Numbers.MONEY_SCALE);
            case DECIMAL -> DataTypes.createDecimalType(Numbers.DECIMAL_PRECISION, Numbers.DECIMAL_SCALE);
            case FLAG -> DataTypes.BooleanType;
        };
    }

    private static @Nullable TokenKind tokenKindOf(ContractColumn column) {
        return switch (column.type()) {
            case ID_NUMBER -> TokenKind.PERSON;
            case ACCOUNT -> TokenKind.ACCOUNT;
            case PHONE -> TokenKind.TELEPHONE;
            default -> column.privacy() == Privacy.PERSONAL ? TokenKind.NAME : null;
        };
    }
}
