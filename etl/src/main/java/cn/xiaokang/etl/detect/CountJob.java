package cn.xiaokang.etl.detect;

import cn.xiaokang.etl.progress.Progress;
import cn.xiaokang.etl.star.TableFiles;
import cn.xiaokang.etl.star.TableOrder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.ExemptionRows;
import cn.xiaokang.warehouse.engine.IntegrityCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a page would have to ask of every rule or note anew: what each exemption of a rule clears (fact_exemption), and in which
 * bins the items of an integrity note lie (fact_integrity). The second engine works it out from the tables as written: many statements
 * with few rows cost Spark more to plan and compile than to run.
 */
public final class CountJob {
    private final SparkSession spark;
    private final Catalogue catalogue;
    private final TableFiles files;
    private final Progress progress;

    public CountJob(SparkSession spark, Catalogue catalogue, TableFiles files, Progress progress) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.files = files;
        this.progress = progress;
    }

    /**
     * Writes the tables; each is taken over where nothing that its statements read differs.
     *
     * @param draft opens the snapshot on its way, which holds all figures and flags by now
     */
    public void run(Supplier<DuckSnapshot> draft) {
        Map<String, String> exemptions = new LinkedHashMap<>();
        for (Rule rule : catalogue.rules().values()) {
            if (ExemptionRows.has(rule)) {
                exemptions.put(rule.id(), ExemptionRows.sql(catalogue, rule));
            }
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (IntegrityNote note : catalogue.integrityNotes().values()) {
            notes.put(note.id(), IntegrityCounts.sql(catalogue, note));
        }
        progress.stage("counts", exemptions.size() + notes.size());
        try (Opened opened = new Opened(draft)) {
            make("fact_exemption", exemptions, opened);
            make("fact_integrity", notes, opened);
        } catch (SQLException e) {
            throw new IllegalStateException("closing the draft", e);
        }
    }

    private void make(String name, Map<String, String> statements, Opened draft) {
        TableDefinition table = catalogue.table(name);
        Set<String> reads = statements.values().stream()
                .flatMap(sql -> TableOrder.reads(sql).stream())
                .collect(Collectors.toSet());
        files.make(
                table,
                reads,
                () -> spark.createDataFrame(counted(table, statements, draft), TableFiles.schema(table))
                        .coalesce(1));
    }

    private List<Row> counted(TableDefinition table, Map<String, String> statements, Opened draft) {
        List<Row> counted = new ArrayList<>();
        try (Connection connection = draft.duck().connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> each : statements.entrySet()) {
                try (ResultSet rows = statement.executeQuery(each.getValue())) {
                    while (rows.next()) {
                        counted.add(row(table, rows));
                    }
                }
                progress.step(each.getKey());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("counting " + table.name(), e);
        }
        return counted;
    }

    private static Row row(TableDefinition table, ResultSet rows) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            values.add(
                    switch (column.type().kind()) {
                        case STRING -> rows.getString(column.name());
                        case INTEGER -> rows.getInt(column.name());
                        case LONG -> rows.getLong(column.name());
                        default -> throw new IllegalStateException("a count of type " + column.type());
                    });
        }
        return RowFactory.create(values.toArray());
    }

    /** The draft, opened where the first table is made and for all of them: to open it every file is digested. */
    private static final class Opened implements AutoCloseable {
        private final Supplier<DuckSnapshot> opening;
        private @Nullable DuckSnapshot duck;

        Opened(Supplier<DuckSnapshot> opening) {
            this.opening = opening;
        }

        DuckSnapshot duck() {
            DuckSnapshot open = duck == null ? opening.get() : duck;
            duck = open;
            return open;
        }

        @Override
        public void close() throws SQLException {
            if (duck != null) {
                duck.close();
            }
        }
    }
}
