package cn.xiaokang.warehouse.workbench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two tables compared without SQL: what stands in both, in one alone, or differs between them.
 *
 * @param keys by which a row of the left table meets one of the right table
 * @param rows which rows are asked for
 * @param differing the columns that must differ, or null where that isn't asked
 * @param conditions all of which hold; those of a table that a row must be missing from say which rows of it count
 * @param columns to be shown; only of tables in which the row stands
 */
public record RegisterQuery(
        String left,
        String right,
        List<Pair> keys,
        Rows rows,
        @Nullable Pair differing,
        List<Condition> conditions,
        List<Shown> columns) {
    public RegisterQuery {
        keys = keys == null ? List.of() : List.copyOf(keys);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** A column of the left table and one of the right table. */
    public record Pair(String left, String right) {}

    /** A column to be shown. */
    public record Shown(Side side, String column) {}

    /**
     * What must hold of a column.
     *
     * @param value as the asker writes it; null where the operator takes none
     */
    public record Condition(
            Side side,
            String column,
            Operator operator,
            @Nullable String value) {}

    /** One of the two tables. */
    public enum Side {
        @JsonProperty("left")
        LEFT,
        @JsonProperty("right")
        RIGHT
    }

    /** Which rows are asked for. */
    public enum Rows {
        @JsonProperty("both")
        BOTH,
        @JsonProperty("only_left")
        ONLY_LEFT,
        @JsonProperty("only_right")
        ONLY_RIGHT,
        @JsonProperty("differing")
        DIFFERING
    }

    /** How a column is held against a value. */
    public enum Operator {
        @JsonProperty("equals")
        EQUALS("%s = %s"),
        @JsonProperty("differs")
        DIFFERS("%s <> %s"),
        @JsonProperty("less")
        LESS("%s < %s"),
        @JsonProperty("at_most")
        AT_MOST("%s <= %s"),
        @JsonProperty("more")
        MORE("%s > %s"),
        @JsonProperty("at_least")
        AT_LEAST("%s >= %s"),
        @JsonProperty("contains")
        CONTAINS("contains(%s, %s)"),
        @JsonProperty("begins")
        BEGINS("starts_with(%s, %s)"),
        @JsonProperty("empty")
        EMPTY("%s is null"),
        @JsonProperty("filled")
        FILLED("%s is not null");

        private final String form;

        Operator(String form) {
            this.form = form;
        }

        /** Whether it is held against a value. */
        public boolean takesValue() {
            return this != EMPTY && this != FILLED;
        }

        /** Whether it is for texts alone. */
        public boolean isOfText() {
            return this == CONTAINS || this == BEGINS;
        }

        /** The condition in SQL; the value is a place to bind. */
        String sql(String column, String value) {
            return form.formatted(column, value);
        }
    }
}
