package cn.xiaokang.warehouse.snapshot;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small finished snapshot: four payments in two counties and two years, one of them in no county. */
public final class BuiltSnapshot {
    public static final String ID = "s000001-0a1b2c3d";

    private BuiltSnapshot() {}

    /** In a folder of the warehouse where loads build, ready to be published. */
    public static Path in(Warehouse warehouse, String id, Catalogue catalogue, int failedChecks)
            throws IOException, SQLException {
        Path dir = warehouse.building(id);
        Path payments = dir.resolve("tables/fact_payment");
        Path indicators = dir.resolve("tables/dim_indicator");
        Files.createDirectories(payments);
        Files.createDirectories(indicators);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table fact_payment (" + columns(catalogue, "fact_payment") + ")");
            statement.execute("""
                    insert into fact_payment (payment_no, amount, paid_on, county_code, year) values
                      ('A1', 600.10, date '2020-03-05', '330402', 2020), ('A2', 0.01, date '2021-03-05', '330402', 2021),
                      ('A3', 70, date '2021-12-31', '330481', 2021), ('A4', 5, date '2021-01-01', null, 2021)
                    """);
            statement.execute("copy fact_payment to '" + quoted(payments)
                    + "' (format parquet, partition_by (county_code, year), overwrite)");
            statement.execute("create table dim_indicator (" + columns(catalogue, "dim_indicator") + ")");
            statement.execute("insert into dim_indicator (indicator, weight) values ('exits', 0)");
            statement.execute("copy dim_indicator to '" + quoted(indicators) + "/part-0.parquet' (format parquet)");
        }
        Manifest.of(
                        id,
                        Instant.parse("2022-12-31T16:00:00Z"),
                        1,
                        catalogue.digest(),
                        LocalDate.of(2018, 1, 1),
                        LocalDate.of(2022, 12, 31),
                        Map.of(
                                "fact_payment", Manifest.tableFiles(dir, "fact_payment", 4),
                                "dim_indicator", Manifest.tableFiles(dir, "dim_indicator", 1)),
                        List.of("d0123456789abcdef"),
                        new Manifest.Checks(3, failedChecks))
                .write(dir);
        return dir;
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    private static String columns(Catalogue catalogue, String table) {
        StringBuilder columns = new StringBuilder();
        catalogue
                .table(table)
                .columns()
                .forEach(column -> columns.append(columns.isEmpty() ? "" : ", ")
                        .append(column.name())
                        .append(' ')
                        .append(column.type().sql()));
        return columns.toString();
    }
}
