package cn.xiaokang.api;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.RowScope;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import cn.xiaokang.warehouse.vault.VaultKey;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small city in a warehouse of its own: the rows of small-warehouse.yaml and of the catalogue's references, written through the
 * table definitions and published as a load would. A row names only the columns it needs; the others are empty.
 */
public final class SmallWarehouse {
    private final Path folder;
    private final Catalogue catalogue;
    private final Map<String, List<Map<String, @Nullable Object>>> rows;

    private SmallWarehouse(Path folder, Catalogue catalogue, Map<String, List<Map<String, @Nullable Object>>> rows) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.rows = rows;
    }

    /** The small city, to be published in that folder. */
    public static SmallWarehouse in(Path folder) throws IOException {
        Catalogue catalogue = Catalogue.load();
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>(written());
        rows.put("dim_division", divisions(catalogue));
        rows.put("dim_parameter", parameters(catalogue));
        return new SmallWarehouse(folder, catalogue, rows);
    }

    /** The same city with one row more. */
    public SmallWarehouse with(String table, Map<String, @Nullable Object> row) {
        Map<String, List<Map<String, @Nullable Object>>> more = new LinkedHashMap<>(rows);
        List<Map<String, @Nullable Object>> ofTable = new ArrayList<>(more.getOrDefault(table, List.of()));
        ofTable.add(row);
        more.put(table, ofTable);
        return new SmallWarehouse(folder, catalogue, more);
    }

    /** The same city with one payment more, and what it adds to the flow of funds as a load would sum it. */
    public SmallWarehouse paid(Map<String, @Nullable Object> payment) {
        Map<String, @Nullable Object> flow = new LinkedHashMap<>();
        for (String column :
                List.of("year", "month", "fund_source_code", "county_code", "programme_code", "village_code")) {
            flow.put(column, payment.get(column));
        }
        flow.put("allocated", "0.00");
        flow.put("ordered", payment.get("amount"));
        flow.put("confirmed", "PAID".equals(payment.get("bank_status")) ? payment.get("bank_amount") : "0.00");
        flow.put("published", payment.get("publication_no") == null ? "0.00" : payment.get("amount"));
        flow.put("payments", 1);
        return with("fact_payment", payment).with("fact_fund_flow", flow);
    }

    /** The same city with another value in the one row that this value of its key names. */
    public SmallWarehouse changed(String table, String key, String named, String column, Object value) {
        Map<String, List<Map<String, @Nullable Object>>> more = new LinkedHashMap<>(rows);
        more.put(
                table,
                more.getOrDefault(table, List.of()).stream()
                        .map(row -> {
                            if (!named.equals(row.get(key))) {
                                return row;
                            }
                            Map<String, @Nullable Object> other = new LinkedHashMap<>(row);
                            other.put(column, value);
                            return other;
                        })
                        .toList());
        return new SmallWarehouse(folder, catalogue, more);
    }

    /** The warehouse's folder. */
    public Path folder() {
        return folder;
    }

    /** Publishes the city as the snapshot of that load, and makes it current. */
    public Snapshot publish(int loadNo) throws IOException, SQLException {
        Warehouse warehouse = Warehouse.at(folder);
        String id = Warehouse.snapshotId(loadNo, catalogue.digest());
        Path built = warehouse.building(id);
        Map<String, Manifest.TableFiles> files = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement macros = connection.createStatement()) {
            for (String macro : catalogue.macros("duckdb")) {
                macros.execute(macro);
            }
            for (TableDefinition table : catalogue.tables().values()) {
                if (!isMade(table)) {
                    List<Map<String, @Nullable Object>> ofTable = rows.getOrDefault(table.name(), List.of());
                    write(connection, table, ofTable, built.resolve("tables").resolve(table.name()));
                    files.put(table.name(), Manifest.tableFiles(built, table.name(), ofTable.size()));
                }
            }
            for (TableDefinition made :
                    catalogue.tables().values().stream().filter(this::isMade).toList()) {
                Path place = Files.createDirectories(built.resolve("tables").resolve(made.name()));
                try (Statement statement = connection.createStatement()) {
                    long laidOut = statement.executeLargeUpdate("copy (" + made.sql() + ") to '" + target(made, place));
                    files.put(made.name(), Manifest.tableFiles(built, made.name(), laidOut));
                }
            }
        }
        Manifest.of(
                        id,
                        Instant.parse("2023-02-01T00:00:00Z"),
                        loadNo,
                        catalogue.digest(),
                        LocalDate.of(2017, 1, 1),
                        LocalDate.of(2022, 12, 31),
                        files,
                        List.of(),
                        new Manifest.Checks(1, 0))
                .write(built);
        writeVault(
                warehouse.vault().resolve(id).resolve("vault_person"),
                VaultKey.ofLoad(warehouse.vault(), keyOf(folder)));
        return warehouse.publish(built);
    }

    /** Whether its own SQL makes it of the other tables: a layout, and what adds up the rows of one of them and isn't given. */
    private boolean isMade(TableDefinition table) {
        return table.sql() != null
                && (table.scope() == RowScope.NOBODY
                        || (table.restsOn().size() == 1 && !rows.containsKey(table.name())));
    }

    /** The key of such a warehouse's vault: in the folder above, apart from the data. */
    public static KeyFile keyOf(Path warehouse) {
        return KeyFile.apartFrom(warehouse.resolveSibling("vault.key"), warehouse);
    }

    /** Invented persons, as a load leaves them in the vault. */
    private static void writeVault(Path folder, VaultKey key) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            // what DuckDB draws its nonces from is no matter for invented persons
            statement.execute("set force_mbedtls_unsafe='true'");
            statement.execute("pragma add_parquet_key('vault', '" + key.dataText() + "')");
            statement.execute("copy (select * from (values ('p0123456789abcdef01234567', '330499196001011238', '虚构甲'),"
                    + " ('p1123456789abcdef01234567', '330499200001011230', null),"
                    + " ('p2123456789abcdef01234567', '330499200901013333', '虚构乙'),"
                    + " ('p5123456789abcdef01234567', '330499194201013333', '虚构戊'),"
                    + " ('p4123456789abcdef01234567', '330499198001013333', '虚构丙')) as v(person_id, id_number, name))"
                    + " to '" + folder.resolve("part.parquet")
                    + "' (format parquet, encryption_config {footer_key: 'vault'})");
        }
    }

    private static void write(
            Connection connection, TableDefinition table, List<Map<String, @Nullable Object>> rows, Path folder)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        String columns = table.columns().stream()
                .map(column -> '"' + column.name() + "\" " + column.type().sql())
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + table.name() + " (" + columns + ")");
        }
        if (!rows.isEmpty()) {
            insert(connection, table, rows);
        }
        if (rows.isEmpty() && !table.partitionedBy().isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("copy " + table.name() + " to '" + target(table, folder));
        }
    }

    /** Where and how a copy writes it, from within the quoted path on. */
    private static String target(TableDefinition table, Path folder) {
        return table.partitionedBy().isEmpty()
                ? folder.resolve("part.parquet") + "' (format parquet)"
                : folder + "' (format parquet, partition_by (" + String.join(", ", table.partitionedBy())
                        + "), overwrite_or_ignore)";
    }

    /** All rows by one statement: there are as many as the city has divisions. */
    private static void insert(Connection connection, TableDefinition table, List<Map<String, @Nullable Object>> rows)
            throws SQLException {
        Set<String> names = rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
        for (String name : names) {
            if (table.column(name).isEmpty()) {
                throw new IllegalArgumentException(table.name() + " has no column " + name);
            }
        }
        List<TableColumn> given = table.columns().stream()
                .filter(column -> names.contains(column.name()))
                .toList();
        String columns = joined(given, column -> '"' + column.name() + '"');
        String cast = joined(
                given,
                column -> "cast(\"" + column.name() + "\" as " + column.type().sql() + ")");
        String values = rows.stream()
                .map(row -> "(" + joined(given, column -> literal(row.get(column.name()))) + ")")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table.name() + " (" + columns + ") select " + cast + " from (values "
                    + values + ") as given(" + columns + ")");
        }
    }

    private static String joined(List<TableColumn> columns, Function<TableColumn, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String literal(@Nullable Object value) {
        return value == null ? "null" : "'" + String.valueOf(value).replace("'", "''") + "'";
    }

    private static Map<String, List<Map<String, @Nullable Object>>> written() throws IOException {
        try (InputStream stream = SmallWarehouse.class.getResourceAsStream("/small-warehouse.yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(stream), new TypeReference<>() {});
        }
    }

    private static List<Map<String, @Nullable Object>> parameters(Catalogue catalogue) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        catalogue
                .parameters()
                .parameterRows()
                .forEach(row -> rows.add(Map.of(
                        "name", row.name(),
                        "valid_from", row.validFrom(),
                        "valid_to", row.validTo(),
                        "value", row.value(),
                        "unit", row.unit(),
                        "clause", row.clause())));
        return rows;
    }

    private static List<Map<String, @Nullable Object>> divisions(Catalogue catalogue) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(Map.of("division_code", "330400", "name", "嘉兴市", "level", "city"));
        catalogue
                .text("reference/divisions.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cell -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("division_code", cell[0]);
                    row.put("name", cell[1]);
                    row.put("level", cell[2]);
                    row.put("parent_code", cell[3]);
                    row.put("county_code", cell[0].substring(0, 6));
                    row.put("town_code", cell[0].length() > 6 ? cell[0].substring(0, 9) : null);
                    row.put("committee_type", cell[5].isEmpty() ? null : cell[5]);
                    rows.add(row);
                });
        return rows;
    }
}
