package cn.xiaokang.warehouse.workbench;

import cn.xiaokang.warehouse.catalogue.ColumnType;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Condition;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Operator;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Pair;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Rows;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Shown;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of two registers as SQL: names out of the catalogue alone, and every value of the asker's bound to a place.
 *
 * @param sql one statement with a place for each of {@code values}, and one more behind them for the most rows
 * @param columns the names of what it answers, none twice
 */
public record RegisterSql(String sql, List<Object> values, List<String> columns) {
    private static final String HOUSEHOLD = "household_id";
    private static final int LONGEST_SECONDS = 20;
    private static final int MOST_PAIRS = 4;
    private static final int MOST_CONDITIONS = 12;
    private static final int MOST_COLUMNS = 30;

    /**
     * Compiles a question.
     *
     * @param county whose rows are asked for, or null for all
     * @throws cn.xiaokang.warehouse.fault.FaultException where it names what isn't open, or a value isn't of its column's type
     */
    public static RegisterSql of(OpenTables open, RegisterQuery query, @Nullable String county) {
        return new Compiler(open, query).compiled(county);
    }

    /**
     * Runs it.
     *
     * @param connection to the snapshot; the caller closes it
     * @param most rows that are let through
     */
    public RowSet run(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.setInt(values.size() + 1, most + 1);
            try (ResultSet rows = statement.executeQuery()) {
                List<List<@Nullable String>> read = new ArrayList<>();
                while (rows.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(rows.getString(i));
                    }
                    read.add(row);
                }
                boolean isCut = read.size() > most;
                return new RowSet(columns, isCut ? read.subList(0, most) : read, isCut);
            }
        }
    }

    /** One compilation. */
    private static final class Compiler {
        private final OpenTables open;
        private final RegisterQuery query;
        private final TableDefinition left;
        private final TableDefinition right;
        private final List<Object> values = new ArrayList<>();

        Compiler(OpenTables open, RegisterQuery query) {
            this.open = open;
            this.query = query;
            this.left = table(query.left());
            this.right = table(query.right());
        }

        RegisterSql compiled(@Nullable String county) {
            List<Pair> keys = query.keys();
            if (query.rows() == null) {
                throw WorkbenchFault.INCOMPLETE.with("rows");
            }
            requireSize(keys.size(), 1, MOST_PAIRS, "keys: 1 – " + MOST_PAIRS);
            requireSize(query.conditions().size(), 0, MOST_CONDITIONS, "conditions: 0 – " + MOST_CONDITIONS);
            boolean isOnlyRight = query.rows() == Rows.ONLY_RIGHT;
            boolean isInBoth = query.rows() == Rows.BOTH || query.rows() == Rows.DIFFERING;
            List<Shown> shown = shown(isInBoth, isOnlyRight);
            requireSize(shown.size(), 1, MOST_COLUMNS, "columns: 1 – " + MOST_COLUMNS);
            String meet = keys.stream().map(pair -> pair(pair, "%s = %s")).collect(Collectors.joining(" and "));
            Side present = isOnlyRight ? Side.RIGHT : Side.LEFT;
            Side absent = isOnlyRight ? Side.LEFT : Side.RIGHT;
            String from;
            String where;
            if (isInBoth) {
                from = alias(Side.LEFT) + " join " + alias(Side.RIGHT) + " on " + meet;
                where = Stream.of(conditions(Side.LEFT), conditions(Side.RIGHT), Stream.of(differing()))
                        .flatMap(each -> each)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" and "));
            } else {
                from = alias(present);
                // places are bound in the order in which they stand
                String own = conditions(present).map(each -> each + " and ").collect(Collectors.joining());
                String missing =
                        Stream.concat(Stream.of(meet), conditions(absent)).collect(Collectors.joining(" and "));
                where = own + "not exists (select 1 from " + alias(absent) + " where " + missing + ")";
            }
            List<String> names = names(shown);
            List<String> selected = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                selected.add(place(shown.get(i).side(), shown.get(i).column()) + " as \"" + names.get(i) + '"');
            }
            String sql = "with \"left\" as (" + open.select(left, "", county) + "), \"right\" as ("
                    + open.select(right, "", county) + ") select " + String.join(", ", selected) + " from " + from
                    + (where.isEmpty() ? "" : " where " + where) + " order by all limit ?";
            return new RegisterSql(sql, List.copyOf(values), names);
        }

        /** What was asked for, and the household that the row is of, so that it can become a case. */
        private List<Shown> shown(boolean isInBoth, boolean isOnlyRight) {
            Set<Shown> shown = new LinkedHashSet<>();
            for (Side side : Side.values()) {
                boolean isThere = isInBoth || (side == Side.RIGHT) == isOnlyRight;
                if (isThere && has(side, HOUSEHOLD)) {
                    shown.add(new Shown(side, HOUSEHOLD));
                    break;
                }
            }
            for (Shown each : query.columns()) {
                if (each.side() == null || (!isInBoth && (each.side() == Side.RIGHT) != isOnlyRight)) {
                    throw WorkbenchFault.INCOMPLETE.with(
                            "columns: " + WorkbenchFault.shown(String.valueOf(each.column())));
                }
                assert column(each.side(), each.column()) != null;
                shown.add(each);
            }
            return List.copyOf(shown);
        }

        private static List<String> names(List<Shown> shown) {
            List<String> names = new ArrayList<>();
            for (Shown each : shown) {
                names.add(names.contains(each.column()) ? each.column() + "_2" : each.column());
            }
            return List.copyOf(names);
        }

        private String differing() {
            Pair differing = query.differing();
            if (query.rows() != Rows.DIFFERING) {
                return "";
            }
            if (differing == null) {
                throw WorkbenchFault.INCOMPLETE.with("differing");
            }
            return pair(differing, "%s is distinct from %s");
        }

        private String pair(Pair pair, String form) {
            TableColumn ofLeft = column(Side.LEFT, pair.left());
            TableColumn ofRight = column(Side.RIGHT, pair.right());
            if (kind(ofLeft) != kind(ofRight)) {
                throw WorkbenchFault.OTHER_TYPE.with(
                        left.name() + "." + ofLeft.name(), right.name() + "." + ofRight.name());
            }
            return form.formatted(place(Side.LEFT, ofLeft.name()), place(Side.RIGHT, ofRight.name()));
        }

        private Stream<String> conditions(Side side) {
            List<String> sql = new ArrayList<>();
            for (Condition condition : query.conditions()) {
                if (condition.side() == null || condition.operator() == null) {
                    throw WorkbenchFault.INCOMPLETE.with("conditions");
                }
                if (condition.side() == side) {
                    sql.add(condition(condition));
                }
            }
            return sql.stream();
        }

        private String condition(Condition condition) {
            TableColumn column = column(condition.side(), condition.column());
            Operator operator = condition.operator();
            if (operator.isOfText() && column.type().kind() != ColumnType.Kind.STRING) {
                throw WorkbenchFault.BAD_OPERATOR.with(
                        operator.name().toLowerCase(java.util.Locale.ROOT), column.name());
            }
            if (operator.takesValue()) {
                values.add(Values.of(column, condition.value()));
            }
            return operator.sql(
                    place(condition.side(), column.name()),
                    "cast(? as " + column.type().sql() + ")");
        }

        private TableDefinition table(@Nullable String name) {
            return open.table(String.valueOf(name))
                    .orElseThrow(() -> WorkbenchFault.NO_TABLE.with(WorkbenchFault.shown(String.valueOf(name))));
        }

        private boolean has(Side side, String column) {
            return OpenTables.columns(side == Side.LEFT ? left : right).stream()
                    .anyMatch(each -> each.name().equals(column));
        }

        private TableColumn column(Side side, @Nullable String name) {
            TableDefinition table = side == Side.LEFT ? left : right;
            return OpenTables.columns(table).stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            WorkbenchFault.NO_COLUMN.with(table.name(), WorkbenchFault.shown(String.valueOf(name))));
        }

        /** Whole numbers and decimals may be held against each other. */
        private static ColumnType.Kind kind(TableColumn column) {
            ColumnType.Kind kind = column.type().kind();
            return kind == ColumnType.Kind.INTEGER || kind == ColumnType.Kind.LONG ? ColumnType.Kind.DECIMAL : kind;
        }

        private static String alias(Side side) {
            return side == Side.LEFT ? "\"left\"" : "\"right\"";
        }

        private static String place(Side side, String column) {
            return alias(side) + ".\"" + column + '"';
        }

        private static void requireSize(int size, int least, int most, String otherwise) {
            if (size < least || size > most) {
                throw WorkbenchFault.INCOMPLETE.with(otherwise);
            }
        }
    }
}
