package cn.xiaokang.warehouse.workbench;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.RowScope;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables that may be asked freely, each with its rows of one county (or all) and without the columns that name a person or tell
 * what harms one. A masked column isn't there at all: were it empty, a question about it would be answered wrongly.
 */
public final class OpenTables {
    private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");

    private final Map<String, TableDefinition> tables = new LinkedHashMap<>();

    /** The open tables of that catalogue. */
    public OpenTables(Catalogue catalogue) {
        catalogue.tables().values().stream()
                .filter(table -> table.scope() != RowScope.NOBODY)
                .forEach(table -> tables.put(table.name(), table));
    }

    /** All of them, in the catalogue's order. */
    public Collection<TableDefinition> all() {
        return tables.values();
    }

    /** The table of that name, where it is open. */
    public Optional<TableDefinition> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The columns of a table that may be asked for. */
    public static List<TableColumn> columns(TableDefinition table) {
        return table.columns().stream().filter(OpenTables::isOpen).toList();
    }

    /** The columns of all tables that are masked, by name. */
    public Collection<String> masked() {
        return tables.values().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> !isOpen(column))
                .map(TableColumn::name)
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(TableColumn column) {
        return column.privacy() == null || column.privacy() == Privacy.TOKEN;
    }

    /**
     * A table's open columns and its rows of a county, as a query.
     *
     * @param schema what stands before the names of tables, such as {@code stored.}, or empty
     * @param county six digits, or null for the whole city
     */
    public String select(TableDefinition table, String schema, @Nullable String county) {
        String columns =
                columns(table).stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
        String where = county == null ? "" : where(table.scope(), schema, county);
        return "select " + columns + " from " + schema + '"' + table.name() + '"' + where;
    }

    private static String where(RowScope scope, String schema, String county) {
        if (!COUNTY.matcher(county).matches()) {
            throw new IllegalArgumentException("not a county: " + county);
        }
        if (scope == RowScope.EVERYONE) {
            return "";
        }
        String households = "select household_id from " + schema + "dim_household where county_code = '" + county + "'";
        String column = Objects.requireNonNull(scope.column(), "a scope by rows");
        return " where " + column
                + switch (scope) {
                    case COUNTY -> " = '" + county + "'";
                    case VILLAGE, AREA -> " like '" + county + "%'";
                    case HOUSEHOLD -> " in (" + households + ")";
                    case PERSON ->
                        " in (select person_id from " + schema + "bridge_membership where household_id in ("
                                + households + "))";
                    case PROJECT ->
                        " in (select project_no from " + schema + "dim_project where county_code = '" + county + "')";
                    case ACCOUNT ->
                        " in (select account_id from " + schema + "dim_household where county_code = '" + county + "')";
                    case EVERYONE, NOBODY -> throw new IllegalStateException("no rows are placed by " + scope);
                };
    }
}
