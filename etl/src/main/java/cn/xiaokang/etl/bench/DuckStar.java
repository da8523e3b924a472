package cn.xiaokang.etl.bench;

import cn.xiaokang.etl.conform.ConformedColumns;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The star of a snapshot made once more by DuckDB alone, from the same staged files: the same joins, the same sorts, the same Parquet
 * files. It is what Spark's time is held against, and a second opinion on every table.
 */
public final class DuckStar implements AutoCloseable {
    private final Connection connection;
    private final Catalogue catalogue;

    private DuckStar(Connection connection, Catalogue catalogue) {
        this.connection = connection;
        this.catalogue = catalogue;
    }

    /** Opens DuckDB over the staged rows that the snapshot was made from; nothing is computed yet. */
    public static DuckStar over(
            Warehouse warehouse, VaultKey key, Snapshot snapshot, Catalogue catalogue, int memoryMegabytes)
            throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        DuckStar star = new DuckStar(connection, catalogue);
        star.execute("set memory_limit='" + memoryMegabytes + "MB'");
        star.execute("set threads=2");
        star.execute("set preserve_insertion_order=false");
        star.execute("pragma add_parquet_key('vault', '" + key.dataText() + "')");
        for (String macro : catalogue.macros("duckdb")) {
            star.execute(macro);
        }
        for (TableDefinition table : catalogue.tables().values()) {
            // what comes from the catalogue and the ledger is no join of anyone's: taken as it is
            if (table.sql() == null && !snapshot.files(table.name()).isEmpty()) {
                star.execute("create table " + table.name() + " as select * from read_parquet("
                        + paths(snapshot.files(table.name())) + ", hive_partitioning=true)");
            }
        }
        for (Contract contract : catalogue.contracts().values()) {
            star.execute("create view written_" + contract.source() + " as " + asWritten(warehouse, contract));
            star.execute("create view " + contract.source() + " as select * from written_" + contract.source());
        }
        star.execute("create view written_identity as "
                + catalogue.contracts().values().stream()
                        .map(DuckStar::writtenIdentity)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" union all ")));
        return star;
    }

    /** Computes each table in memory. */
    public void compute() throws SQLException {
        execute("create table fact_identity_repair as "
                + catalogue.table("fact_identity_repair").sql());
        for (Contract contract : catalogue.contracts().values()) {
            execute("create or replace view " + contract.source() + " as " + conformed(contract));
        }
        execute("create table person as " + persons());
        for (List<TableDefinition> wave : TableOrder.waves(catalogue)) {
            for (TableDefinition table : wave) {
                if (!table.name().equals("fact_identity_repair")) {
                    execute("create table " + table.name() + " as select " + typedColumns(table) + " from ("
                            + table.sql() + ") as made");
                }
            }
        }
    }

    /** Writes each table as the definition says: divided, sorted, zstd. */
    public void write(Path folder) throws SQLException {
        for (List<TableDefinition> wave : TableOrder.waves(catalogue)) {
            for (TableDefinition table : wave) {
                String order = Stream.concat(table.partitionedBy().stream(), table.sortedBy().stream())
                        .collect(Collectors.joining(", "));
                String partition = table.partitionedBy().isEmpty()
                        ? ""
                        : ", partition_by (" + String.join(", ", table.partitionedBy()) + "), overwrite_or_ignore";
                String target = folder.resolve(
                                table.name() + (table.partitionedBy().isEmpty() ? ".parquet" : ""))
                        .toString();
                execute("copy (select * from " + table.name() + (order.isEmpty() ? "" : " order by " + order) + ") to '"
                        + target + "' (format parquet, compression zstd" + partition + ")");
            }
        }
    }

    /** A connection to the database with the tables. */
    public Connection connection() {
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Line 0 is no row: staging keeps there what came of the file. */
    private static String asWritten(Warehouse warehouse, Contract contract) {
        Path staged = warehouse.vault().resolve("staged").resolve(contract.source());
        return "select s.* from (select * from read_parquet('" + staged
                // no condition may reach the scan of a sealed file, see LockDown.sealed
                + "/*/*.parquet', hive_partitioning=false, union_by_name=true, encryption_config={footer_key: 'vault'}) offset 0) as s"
                + " join fact_delivery as d on d.delivery_id = s.delivery_id and d.state = 'in_force'"
                + " where s.line > 0 and s.reason is null";
    }

    private static Optional<String> writtenIdentity(Contract contract) {
        return ConformedColumns.namedIdentity(contract)
                .map(identity -> "select '" + contract.source() + "' as source, delivery_id, line, "
                        + ConformedColumns.personId(identity.name()) + " as written_person_id, "
                        + ConformedColumns.nameOf(identity) + "_token as name_token, "
                        + orNull(contract, "village_code", "village_code") + ", "
                        + orNull(contract, "household_id", "household_id") + ", "
                        + orNull(contract, "account", "account_id") + " from written_" + contract.source()
                        + " where not "
                        + ConformedColumns.validity(identity.name()));
    }

    private static String orNull(Contract contract, String column, String conformed) {
        return contract.column(column).isPresent() ? conformed : "null as " + conformed;
    }

    private static String conformed(Contract contract) {
        List<String> columns = new ArrayList<>();
        Optional<ContractColumn> identity = ConformedColumns.namedIdentity(contract);
        String personId =
                identity.map(column -> ConformedColumns.personId(column.name())).orElse("");
        for (String column : ConformedColumns.of(contract)) {
            columns.add(
                    column.equals(personId)
                            ? "coalesce(r.person_id, s." + column + ") as " + column + ", s." + column + " as written_"
                                    + column + ", r.person_id is not null as is_repaired"
                            : "s." + column);
        }
        String rows = "select " + String.join(", ", columns)
                + ", s.delivery_id, s.line, d.period as delivery_period, d.revision"
                + " from written_" + contract.source()
                + " as s join fact_delivery as d on d.delivery_id = s.delivery_id"
                + (identity.isEmpty()
                        ? ""
                        : " left join fact_identity_repair as r on r.source = '" + contract.source()
                                + "' and r.delivery_id = s.delivery_id and r.line = s.line");
        return "select * from (" + rows + ") as c qualify row_number() over (partition by "
                + String.join(", ", ConformedColumns.key(contract))
                + " order by delivery_period desc, revision desc, delivery_id desc, line) = 1";
    }

    private String persons() {
        String named = catalogue.contracts().values().stream()
                .flatMap(contract -> ConformedColumns.identityNumbers(contract).stream()
                        .map(identity -> "select " + identity.name() + " as id_number, "
                                + ConformedColumns.personId(identity.name()) + " as person_id, "
                                + ConformedColumns.validity(identity.name()) + " as is_id_valid from written_"
                                + contract.source() + " where " + identity.name() + " is not null"))
                .collect(Collectors.joining(" union "));
        return "select person_id, is_id_valid,"
                + " case when is_id_valid then make_date(cast(substring(id_number, 7, 4) as int),"
                + " cast(substring(id_number, 11, 2) as int), cast(substring(id_number, 13, 2) as int)) end as born_on,"
                + " case when is_id_valid then cast(substring(id_number, 7, 4) as int) end as birth_year,"
                + " case when is_id_valid then if(cast(substring(id_number, 17, 1) as int) % 2 = 1, 'M', 'F') end as sex"
                + " from (select id_number, person_id, bool_or(is_id_valid) as is_id_valid from (" + named
                + ") as written group by id_number, person_id) as named where person_id not in"
                + " (select written_person_id from fact_identity_repair where person_id is not null)";
    }

    private static String typedColumns(TableDefinition table) {
        return table.columns().stream().map(DuckStar::typed).collect(Collectors.joining(", "));
    }

    private static String typed(TableColumn column) {
        return "cast(\"" + column.name() + "\" as " + column.type().sql() + ") as \"" + column.name() + "\"";
    }

    private static String paths(List<Path> files) {
        return files.stream().map(path -> "'" + path + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
