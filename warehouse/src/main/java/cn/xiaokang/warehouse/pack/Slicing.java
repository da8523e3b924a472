package cn.xiaokang.warehouse.pack;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckMemory;
import cn.xiaokang.warehouse.engine.FlagRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes from a snapshot the rows that a flag needs: the smallest scope in which the rule's own SQL gives the very same flag. */
public final class Slicing {
    /** Small tables that every rule may read whole. */
    private static final Set<String> WHOLE = Set.of(
            "dim_parameter", "dim_horizon", "dim_programme", "dim_fund_source", "dim_division", "fact_statistic");

    private static final Pattern NUMBER = Pattern.compile(".*(_id|_no|_token|uscc|payee_code)");
    private static final Set<String> NO_NUMBER =
            Set.of("delivery_id", "bank_delivery_id", "publication_no", "batch_no");
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_KEYS = 5_000;

    private final Catalogue catalogue;

    /** By the tables and rules of that catalogue. */
    public Slicing(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The flag with its rows; none where the snapshot doesn't have it, or it needs more rows than a pack holds.
     *
     * @param connection to the snapshot
     */
    public Optional<PackedFlag> pack(Connection connection, String flagId) throws SQLException {
        List<List<@Nullable String>> found = read(
                        connection, catalogue.table("fact_flag"), "where flag_id = ?", List.of(flagId))
                .rows();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable String> flag = byColumn(catalogue.table("fact_flag"), found.get(0));
        Rule rule = catalogue.rules().get(String.valueOf(flag.get("rule")));
        if (rule == null || !rule.isBuilt()) {
            return Optional.empty();
        }
        Set<String> keys = keys(connection, flag, rule);
        for (Scope scope : Scope.values()) {
            if (scope == Scope.RING) {
                addRing(connection, keys);
            }
            List<PackedTable> tables = new ArrayList<>();
            for (String name : Stream.concat(rule.reads().stream(), Stream.of("dim_parameter"))
                    .distinct()
                    .toList()) {
                tables.add(slice(connection, catalogue.table(name), scope, keys, flag));
            }
            if (tables.stream().anyMatch(table -> table.rows().size() > MOST_ROWS)) {
                return Optional.empty();
            }
            PackedFlag packed =
                    new PackedFlag(flag, scope, FlagRows.sql(catalogue, rule), catalogue.macros("duckdb"), tables);
            if (flag.equals(rerun(packed).orElse(null))) {
                return Optional.of(packed);
            }
        }
        return Optional.empty();
    }

    /** The flag that the packed statement gives over the packed rows; none where it gives none of that number. */
    public static Optional<Map<String, @Nullable String>> rerun(PackedFlag packed) throws SQLException {
        try (DuckMemory memory = new DuckMemory(packed.macros())) {
            for (PackedTable table : packed.tables()) {
                memory.table(table.name(), table.types(), table.rows());
            }
            return memory.rows(packed.sql()).stream()
                    .filter(row -> String.valueOf(packed.flag().get("flag_id")).equals(row.get("flag_id")))
                    .findFirst();
        }
    }

    /** The numbers of the flag and its evidence, of the members of its households, and of their kin. */
    private Set<String> keys(Connection connection, Map<String, @Nullable String> flag, Rule rule) throws SQLException {
        Set<String> keys = new TreeSet<>();
        for (String column : List.of("subject_no", "household_id")) {
            String value = flag.get(column);
            if (value != null) {
                keys.add(value);
            }
        }
        Map<String, String> evidence = Json.texts(String.valueOf(flag.get("evidence")));
        evidence.forEach((column, value) -> {
            if (isNumber(column) || column.endsWith("_ids") || column.endsWith("_nos")) {
                keys.addAll(List.of(value.split(",", -1)));
            }
        });
        if (!rule.subject().equals("village")) {
            more(connection, keys, "fact_payment", "payment_no", "person_id");
            more(connection, keys, "bridge_membership", "person_id", "household_id");
            more(connection, keys, "fact_member", "household_id", "person_id");
            more(connection, keys, "fact_kinship", "person_id", "relative_person_id");
            more(connection, keys, "fact_kinship", "relative_person_id", "person_id");
        }
        keys.remove("");
        return keys;
    }

    private void addRing(Connection connection, Set<String> keys) throws SQLException {
        for (int before = -1; before < keys.size() && keys.size() < MOST_KEYS; ) {
            before = keys.size();
            more(connection, keys, "fact_register", "household_id", "account_id");
            more(connection, keys, "fact_register", "household_id", "phone_id");
            more(connection, keys, "fact_register", "account_id", "household_id");
            more(connection, keys, "fact_register", "phone_id", "household_id");
        }
        more(connection, keys, "fact_member", "household_id", "person_id");
    }

    private void more(Connection connection, Set<String> keys, String table, String known, String wanted)
            throws SQLException {
        String sql = "select distinct cast(" + wanted + " as varchar) from " + table + " where " + known
                + " in (select unnest(string_split(?, ','))) and " + wanted + " is not null";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, String.join(",", keys));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
    }

    private PackedTable slice(
            Connection connection,
            TableDefinition table,
            Scope scope,
            Set<String> keys,
            Map<String, @Nullable String> flag)
            throws SQLException {
        List<String> names = table.columns().stream().map(TableColumn::name).toList();
        String area = scope == Scope.VILLAGE ? "village_code" : "county_code";
        List<String> numbers = table.columns().stream()
                .filter(column -> column.type().sql().equalsIgnoreCase("varchar")
                        || column.type().sql().equalsIgnoreCase("string"))
                .map(TableColumn::name)
                .filter(Slicing::isNumber)
                .toList();
        boolean hasArea = names.contains(area) && flag.get(area) != null;
        boolean isWhole = WHOLE.contains(table.name())
                || scope == Scope.CITY
                || (scope == Scope.COUNTY && !names.contains("county_code"));
        if (isWhole) {
            return read(connection, table, "", List.of());
        }
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        String among = String.join(",", keys);
        for (String number : numbers) {
            conditions.add(number + " in (select unnest(string_split(?, ',')))");
            values.add(among);
        }
        if (scope.compareTo(Scope.RING) > 0 && hasArea) {
            conditions.add(area + " = ?");
            values.add(String.valueOf(flag.get(area)));
        }
        return conditions.isEmpty()
                ? read(connection, table, "", List.of())
                : read(connection, table, "where " + String.join(" or ", conditions), values);
    }

    private static PackedTable read(Connection connection, TableDefinition table, String where, List<String> values)
            throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(column -> types.put(column.name(), column.type().sql()));
        String columns = types.keySet().stream()
                .map(name -> "cast(\"" + name + "\" as varchar)")
                .collect(Collectors.joining(", "));
        String sql =
                "select " + columns + " from " + table.name() + " " + where + " order by all limit " + (MOST_ROWS + 1);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<List<@Nullable String>> read = new ArrayList<>();
                while (rows.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= types.size(); i++) {
                        row.add(rows.getString(i));
                    }
                    read.add(row);
                }
                return new PackedTable(table.name(), types, read);
            }
        }
    }

    private static Map<String, @Nullable String> byColumn(TableDefinition table, List<@Nullable String> row) {
        Map<String, @Nullable String> flag = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            flag.put(table.columns().get(i).name(), row.get(i));
        }
        return flag;
    }

    private static boolean isNumber(String column) {
        return NUMBER.matcher(column).matches() && !NO_NUMBER.contains(column);
    }
}
