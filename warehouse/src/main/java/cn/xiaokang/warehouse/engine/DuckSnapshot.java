package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.vault.Shelves;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot opened in a DuckDB database of its own: a view for each table of the catalogue, the macros, and nothing else. The
 * database may read the snapshot's files alone, write nowhere, and change none of its settings.
 */
public final class DuckSnapshot implements AutoCloseable {
    private final Snapshot snapshot;
    private final Limits limits;
    private final DuckDBConnection root;
    private final Map<String, String> selects;

    private DuckSnapshot(Snapshot snapshot, Limits limits, DuckDBConnection root, Map<String, String> selects) {
        this.snapshot = snapshot;
        this.limits = limits;
        this.root = root;
        this.selects = selects;
    }

    /**
     * Verifies a snapshot against its manifest and opens it.
     *
     * @throws FaultException when a file isn't as the manifest says, or a table isn't as the catalogue says
     */
    public static DuckSnapshot open(Snapshot snapshot, Catalogue catalogue, Limits limits) {
        return open(snapshot, catalogue, limits, Plain.NONE, Beside.NOTHING);
    }

    /**
     * The same with a folder for what doesn't fit into memory: for our own work, never for questions, whose SQL could read and write there.
     *
     * @param spill made when it is needed, and taken away when the database is closed
     */
    public static DuckSnapshot openSpilling(Snapshot snapshot, Catalogue catalogue, Limits limits, Path spill) {
        return openWith(snapshot, catalogue, limits, List.of(), spill);
    }

    /** The same with files beside the snapshot that may be read and written. */
    static DuckSnapshot openWith(Snapshot snapshot, Catalogue catalogue, Limits limits, List<Path> files, Path spill) {
        return open(snapshot, catalogue, limits, Plain.NONE, new Beside(files, spill));
    }

    /**
     * Opens a snapshot together with the plain identities behind its tokens: views {@code vault_person} (person_id, id_number, name)
     * and {@code vault_account} (account_id, account) beside the star. For whoever may read the vault's folder, and a stated purpose.
     *
     * @param vault the warehouse's vault
     * @param key the vault's keys
     */
    public static DuckSnapshot openWithVault(
            Snapshot snapshot, Catalogue catalogue, Limits limits, Path vault, VaultKey key) {
        Path folder = vault.resolve(snapshot.id());
        Map<String, List<Path>> tables = new TreeMap<>();
        for (String table : List.of(Shelves.PERSONS, "vault_account")) {
            try {
                tables.put(
                        table,
                        Shelves.in(folder.resolve(table)).values().stream()
                                .flatMap(List::stream)
                                .toList());
            } catch (IOException e) {
                throw new FaultException(
                        EngineFault.UNOPENED,
                        "无法读取保险库 " + folder + "，请检查权限，或重新入库生成该快照的保险库。",
                        "Cannot read the vault " + folder + ": check the rights, or load again to make it.",
                        e);
            }
        }
        return open(snapshot, catalogue, limits, new Plain(tables, key), Beside.NOTHING);
    }

    /** Tables of the vault, and what opens them. */
    private record Plain(
            Map<String, List<Path>> tables, @Nullable VaultKey key) {
        static final Plain NONE = new Plain(Map.of(), null);
    }

    /** What lies beside a snapshot: files that may be read and written, and where memory may be spilled to. */
    private record Beside(List<Path> files, @Nullable Path spill) {
        static final Beside NOTHING = new Beside(List.of(), null);
    }

    private static DuckSnapshot open(
            Snapshot snapshot, Catalogue catalogue, Limits limits, Plain plain, Beside beside) {
        snapshot.verify();
        try {
            DuckDBConnection root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            Map<String, String> selects;
            try {
                selects = prepare(root, snapshot, catalogue, limits, plain, beside);
            } catch (SQLException | RuntimeException e) {
                root.close();
                throw e;
            }
            return new DuckSnapshot(snapshot, limits, root, selects);
        } catch (SQLException e) {
            throw new FaultException(
                    EngineFault.UNOPENED,
                    "无法打开快照 " + snapshot.id() + "：" + e.getMessage() + "。请用 verify 命令检查该快照。",
                    "Cannot open snapshot " + snapshot.id() + ": " + e.getMessage()
                            + ". Check the snapshot with the command verify.",
                    e);
        }
    }

    private static Map<String, String> prepare(
            Connection connection, Snapshot snapshot, Catalogue catalogue, Limits limits, Plain plain, Beside beside)
            throws SQLException {
        List<Path> paths = Stream.of(
                        catalogue.tables().keySet().stream().flatMap(table -> snapshot.files(table).stream()),
                        plain.tables().values().stream().flatMap(List::stream),
                        beside.files().stream())
                .flatMap(files -> files)
                .toList();
        boolean isOfThisCatalogue = snapshot.manifest().catalogueDigest().equals(catalogue.digest());
        Map<String, String> selects = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            if (beside.spill() == null) {
                LockDown.begin(statement, paths, limits.memoryMegabytes(), limits.threads());
            } else {
                LockDown.beginSpilling(statement, paths, limits.memoryMegabytes(), limits.threads(), beside.spill());
            }
            for (String macro : catalogue.macros("duckdb")) {
                statement.execute(macro);
            }
            for (TableDefinition table : thoseThereFirst(catalogue, snapshot)) {
                String select = select(statement, table, snapshot.files(table.name()), isOfThisCatalogue);
                selects.put(table.name(), select);
                String view = isOfThisCatalogue || isThere(snapshot, table)
                        ? select
                        : madeNow(connection, table).orElse(select);
                statement.execute("create view " + quoted(table.name()) + " as " + view);
                if (table.isForLookUps()) {
                    // what an earlier catalogue's files lack or aren't divided by, the view knows
                    statement.execute(
                            LookUps.macro(table, isOfThisCatalogue ? snapshot.files(table.name()) : List.of()));
                }
            }
            if (plain.key() != null) {
                LockDown.addKey(statement, plain.key());
            }
            for (Map.Entry<String, List<Path>> table : plain.tables().entrySet()) {
                statement.execute(
                        "create view " + table.getKey() + " as select * from " + LockDown.sealed(table.getValue()));
            }
            LockDown.end(statement);
        }
        return Map.copyOf(selects);
    }

    private static boolean isThere(Snapshot snapshot, TableDefinition table) {
        return snapshot.manifest().tables().containsKey(table.name());
    }

    /** Tables that a snapshot holds before those that came later, which may be made of them. */
    private static List<TableDefinition> thoseThereFirst(Catalogue catalogue, Snapshot snapshot) {
        return catalogue.tables().values().stream()
                .sorted(Comparator.comparing(table -> !isThere(snapshot, table)))
                .toList();
    }

    /**
     * A table that a snapshot of an earlier catalogue lacks, as its own SQL makes it of those that are there: slower than files, and no figure
     * is nought because nobody counted. None where it reads what a snapshot doesn't hold, such as delivered rows.
     */
    private static Optional<String> madeNow(Connection connection, TableDefinition table) throws SQLException {
        String sql = table.sql();
        if (sql == null) {
            return Optional.empty();
        }
        String columns = table.columns().stream()
                .map(column -> typed(column, quoted(column.name())))
                .collect(Collectors.joining(", "));
        String select = "select " + columns + " from (" + sql + ") as made_now";
        // a statement of its own, since one that fails is closed
        try (Statement trial = connection.createStatement()) {
            return isAnswered(trial, "describe " + select) ? Optional.of(select) : Optional.empty();
        }
    }

    private static boolean isAnswered(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return true;
        } catch (SQLException e) {
            return false; // it names what isn't there
        }
    }

    private static String select(
            Statement statement, TableDefinition table, List<Path> files, boolean isOfThisCatalogue)
            throws SQLException {
        String source = files.isEmpty() ? "" : source(table, files);
        Set<String> there = files.isEmpty() ? Set.of() : columnsOf(statement, source);
        List<String> columns = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            boolean isThere = there.contains(column.name());
            if (!files.isEmpty() && !isThere && isOfThisCatalogue) {
                throw new SQLException("table " + table.name() + " lacks column " + column.name());
            }
            // A snapshot of an earlier catalogue may lack a column that came later: there it is empty.
            String value = isThere ? quoted(column.name()) : "null";
            columns.add(typed(column, value));
        }
        return "select " + String.join(", ", columns) + (files.isEmpty() ? " where false" : " from " + source);
    }

    private static String source(TableDefinition table, List<Path> files) {
        // a snapshot of an earlier catalogue may be divided by less
        String partitions = table.partitionedBy().stream()
                .filter(name -> files.stream().allMatch(file -> isDivided(file, name)))
                .map(name -> "'" + name + "': "
                        + table.column(name).orElseThrow().type().sql())
                .collect(Collectors.joining(", "));
        return "read_parquet(" + LockDown.list(files)
                + (partitions.isEmpty()
                        ? ", hive_partitioning=false)"
                        : ", hive_partitioning=true, hive_types={" + partitions + "})");
    }

    private static boolean isDivided(Path file, String column) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(folder -> folder.toString().startsWith(column + "="));
    }

    private static Set<String> columnsOf(Statement statement, String source) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("describe select * from " + source)) {
            while (rows.next()) {
                names.add(rows.getString("column_name"));
            }
        }
        return names;
    }

    /** A value as a table's column, in SQL. */
    static String typed(TableColumn column, String value) {
        return "cast(" + value + " as " + column.type().sql() + ") as " + quoted(column.name());
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Limits limits() {
        return limits;
    }

    /** What reads a table of the catalogue out of the snapshot's files, as SQL for another database that may read them. */
    public String select(String table) {
        String select = selects.get(table);
        if (select == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return select;
    }

    /** A connection of its own to the same database; whoever asks for it closes it. */
    public Connection connect() throws SQLException {
        return root.duplicate();
    }

    /** A statement that ends with an {@link java.sql.SQLTimeoutException} at the time limit. */
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout((int) limits.queryTimeout().toSeconds());
        return statement;
    }

    /** Closes the database once the last of its connections is closed. */
    @Override
    public void close() throws SQLException {
        root.close();
    }
}
