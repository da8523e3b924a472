package cn.xiaokang.warehouse.publication;

import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.CodeList;
import cn.xiaokang.warehouse.catalogue.CodeLists;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value of a column that may be published; what is not of the column's kind has no way in. */
public final class PublicField implements PublicValue {
    private final String text;

    private PublicField(String text) {
        this.text = text;
    }

    /**
     * The value as it is published: a code by its label, a division by its name, money in yuan with two decimals, a date as ISO.
     *
     * @param placeNames a division's name by its code
     * @throws FaultException where the column is a name (those come in masked alone), or the value isn't of the column's kind
     */
    public static PublicField of(
            NoticeColumn column, @Nullable Object value, CodeLists codes, UnaryOperator<String> placeNames) {
        if (value == null) {
            return new PublicField("");
        }
        return new PublicField(
                switch (column.kind()) {
                    case NAME -> throw PublicationFault.NOT_OF_ITS_KIND.with(column.name());
                    case CODE -> label(column, value, codes);
                    case PLACE -> placeNames.apply(value.toString());
                    case MONEY, NUMBER -> amount(column, value);
                    case DATE -> date(column, value);
                    case WHOLE -> whole(column, value);
                    case PERIOD, WORDS -> value.toString();
                });
    }

    private static String label(NoticeColumn column, Object value, CodeLists codes) {
        CodeList list = codes.all().get(String.valueOf(column.codes()));
        Code code = list == null ? null : list.codes().get(value.toString());
        if (code == null) {
            throw PublicationFault.NOT_OF_ITS_KIND.with(column.name());
        }
        return code.label();
    }

    private static String amount(NoticeColumn column, Object value) {
        if (!(value instanceof BigDecimal amount)) {
            throw PublicationFault.NOT_OF_ITS_KIND.with(column.name());
        }
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String date(NoticeColumn column, Object value) {
        if (!(value instanceof LocalDate day)) {
            throw PublicationFault.NOT_OF_ITS_KIND.with(column.name());
        }
        return day.toString();
    }

    private static String whole(NoticeColumn column, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        throw PublicationFault.NOT_OF_ITS_KIND.with(column.name());
    }

    @Override
    public String text() {
        return text;
    }
}
