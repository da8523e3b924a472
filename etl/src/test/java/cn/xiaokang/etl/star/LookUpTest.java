package cn.xiaokang.etl.star;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.stage.SparkForTests;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.LookUps;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a household's dossier is read from: one group of one file of sixteen, however many households there are. */
class LookUpTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final TableDefinition LINES = CATALOGUE.table("fact_household_line");

    /** 30,000 households of 40 lines each, as the load would write them. */
    @Test
    void aLookReadsOneGroupOfMany(@TempDir Path folder) throws Exception {
        SparkSession spark = SparkForTests.session();
        CATALOGUE.macros("spark").forEach(spark::sql);
        Dataset<Row> lines = spark.range(1_200_000)
                .selectExpr(
                        "lpad(cast(floor(id / 40) as string), 12, '0') as household_id",
                        "concat_ws(chr(31), 'payment', '330481', cast(id as string), sha2(cast(id as string), 256)) as line")
                .selectExpr("shelf_of(household_id) as shelf", "household_id", "line");
        new TableFiles(spark, folder, Before.nothing(folder)).write(LINES, lines);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = connection.createStatement()) {
                for (String macro : CATALOGUE.macros("duckdb")) {
                    statement.execute(macro);
                }
                statement.execute(LookUps.macro(LINES, files(folder.resolve(LINES.name()))));
            }
            assertEquals(Map.of("files opened", 1, "groups looked into", 1, "lines", 40), told(connection));
        }
    }

    private static List<Path> files(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    /** What DuckDB does for the look-up of queries/dossier/history.sql. */
    private static Map<String, Integer> told(Connection connection) throws Exception {
        try (PreparedStatement look = connection.prepareStatement(
                "explain (analyze, format json) select line from fact_household_line_of(?) offset 0")) {
            look.setString(1, "000000012345");
            try (ResultSet rows = look.executeQuery()) {
                rows.next();
                JsonNode plan = new ObjectMapper().readTree(rows.getString(2));
                Map<String, Integer> told = Map.of(
                        "files opened",
                                Integer.parseInt(
                                        plan.findValue("Total Files Read").asText()),
                        "groups looked into",
                                plan.findValue("row_groups_scanned").asInt(),
                        "lines", plan.findValue("rows_scanned").asInt());
                assertTrue(plan.findValue("total_row_groups_to_scan").asInt() > 2, plan.toPrettyString());
                return told;
            }
        }
    }
}
