package cn.xiaokang.warehouse.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type of a star table's column; its text is understood by both engines. Precision and scale are of decimals alone. */
public record ColumnType(Kind kind, int precision, int scale) {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");

    /** The kinds of types that a table may have. */
    public enum Kind {
        STRING,
        INTEGER,
        LONG,
        BOOLEAN,
        DATE,
        DECIMAL
    }

    static Optional<ColumnType> parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision >= 1 && precision <= 38 && scale <= precision
                    ? Optional.of(new ColumnType(Kind.DECIMAL, precision, scale))
                    : Optional.empty();
        }
        return switch (text) {
            case "string" -> Optional.of(new ColumnType(Kind.STRING, 0, 0));
            case "integer" -> Optional.of(new ColumnType(Kind.INTEGER, 0, 0));
            case "long" -> Optional.of(new ColumnType(Kind.LONG, 0, 0));
            case "boolean" -> Optional.of(new ColumnType(Kind.BOOLEAN, 0, 0));
            case "date" -> Optional.of(new ColumnType(Kind.DATE, 0, 0));
            default -> Optional.empty();
        };
    }

    /** The type as SQL that Spark and DuckDB both take in a cast. */
    public String sql() {
        return switch (kind) {
            case STRING -> "string";
            case INTEGER -> "integer";
            case LONG -> "bigint";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DECIMAL -> "decimal(" + precision + "," + scale + ")";
        };
    }
}
