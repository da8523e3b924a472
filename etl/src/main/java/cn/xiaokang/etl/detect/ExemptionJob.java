package cn.xiaokang.etl.detect;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Writes fact_exemption: what each exemption of a rule clears. The second engine works it out from the tables as written: each rule is
 * asked once for each of its exemptions, which costs Spark more to plan and compile than to run.
 */
public final class ExemptionJob {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Progress progress;

    public ExemptionJob(SparkSession spark, Catalogue catalogue, TableFiles files, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.progress = progress;
    }

    /**
     * Writes the table, or takes it over where nothing that a rule reads differs.
     *
     * @param draft opens the snapshot on its way, which holds all flags by now
     */
    public void run(Supplier<DuckSnapshot> draft) {
        List<Rule> rules =
                catalogue.rules().values().stream().filter(ExemptionRows::has).toList();
        progress.stage("exemptions", rules.size());
        Set<String> reads = rules.stream()
                .flatMap(rule -> TableOrder.reads(ExemptionRows.sql(catalogue, rule)).stream())
                .collect(Collectors.toSet());
        TableDefinition table = catalogue.table("fact_exemption");
        files.make(
                table,
                reads,
                () -> spark.createDataFrame(cleared(rules, draft), TableFiles.schema(table))
                        .coalesce(1));
    }

    private List<Row> cleared(List<Rule> rules, Supplier<DuckSnapshot> draft) {
        List<Row> cleared = new ArrayList<>();
        try (DuckSnapshot duck = draft.get();
                Connection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            for (Rule rule : rules) {
                try (ResultSet rows = statement.executeQuery(ExemptionRows.sql(catalogue, rule))) {
                    while (rows.next()) {
                        cleared.add(RowFactory.create(
                                rows.getString("rule"),
                                rows.getString("exemption"),
                                rows.getString("county_code"),
                                rows.getLong("cleared")));
                    }
                }
                progress.step(rule.id());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("counting what exemptions clear", e);
        }
        return cleared;
    }
}
