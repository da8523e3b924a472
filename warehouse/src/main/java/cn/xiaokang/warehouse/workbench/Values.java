package cn.xiaokang.warehouse.workbench;

import cn.xiaokang.warehouse.catalogue.ColumnType;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an asker writes into the type of the column that it is held against. */
final class Values {
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,14}([.][0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private Values() {}

    /** The value as it is bound; a fault that names the column and the form where it isn't of the type. */
    static Object of(TableColumn column, @Nullable String given) {
        String written = given == null ? "" : given.strip();
        return switch (column.type().kind()) {
            case STRING -> {
                if (written.isEmpty() || written.length() > LONGEST) {
                    throw wrong(column, written, "1 至 200 字", "1 to 200 characters");
                }
                yield written;
            }
            case INTEGER, LONG -> {
                if (!WHOLE.matcher(written).matches()) {
                    throw wrong(column, written, "整数，如 2021", "a whole number such as 2021");
                }
                yield Long.valueOf(written);
            }
            case DECIMAL -> {
                if (!NUMBER.matcher(written).matches() || !fits(column.type(), written)) {
                    throw wrong(column, written, "数字，如 1234.50", "a number such as 1234.50");
                }
                yield new BigDecimal(written);
            }
            case BOOLEAN ->
                switch (written) {
                    case "true", "是" -> true;
                    case "false", "否" -> false;
                    default -> throw wrong(column, written, "是或否", "true or false");
                };
            case DATE -> {
                try {
                    yield LocalDate.parse(written);
                } catch (DateTimeParseException e) {
                    throw wrong(column, written, "日期，如 2021-03-31", "a day such as 2021-03-31");
                }
            }
        };
    }

    private static boolean fits(ColumnType type, String written) {
        BigDecimal number = new BigDecimal(written);
        return number.scale() <= type.scale() && number.precision() - number.scale() <= type.precision() - type.scale();
    }

    private static FaultException wrong(TableColumn column, String written, String zh, String en) {
        String shown = WorkbenchFault.shown(written);
        return new FaultException(
                WorkbenchFault.BAD_VALUE,
                WorkbenchFault.BAD_VALUE.with(column.name(), shown, zh).zh(),
                WorkbenchFault.BAD_VALUE.with(column.name(), shown, en).en());
    }
}
