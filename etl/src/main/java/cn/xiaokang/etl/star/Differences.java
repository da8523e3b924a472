package cn.xiaokang.etl.star;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import cn.xiaokang.etl.conform.ConformedColumns;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a load brings that the snapshot before didn't have, by the views that tables are made from: a source differs when other
 * deliveries of it are in force, or when other rows of it had their identity number repaired.
 */
final class Differences {
    private static final String REPAIR = "fact_identity_repair";

    private final Catalogue catalogue;
    private final Before before;

    Differences(Catalogue catalogue, Before before) {
        this.catalogue = catalogue;
        this.before = before;
    }

    void ofHorizon(Horizon horizon) {
        Snapshot snapshot = before.snapshot();
        if (snapshot != null
                && !(horizon.startsOn().equals(snapshot.manifest().dataStartsOn())
                        && horizon.endsOn().equals(snapshot.manifest().dataEndsOn()))) {
            before.differs(CatalogueTables.HORIZON);
        }
    }

    /** Sources of which other deliveries are in force, and with them the views that gather from all sources. */
    void ofSources(StagedDeliveries staged) {
        Snapshot snapshot = before.snapshot();
        if (snapshot == null) {
            return;
        }
        Set<String> were = Set.copyOf(snapshot.manifest().deliveries());
        Set<String> are = Set.copyOf(staged.inForce());
        Set<String> moved = new HashSet<>(were);
        moved.removeAll(are);
        are.stream().filter(delivery -> !were.contains(delivery)).forEach(moved::add);
        Set<String> sources = staged.ledger()
                .entries()
                .filter(entry -> moved.contains(entry.deliveryId()))
                .flatMap(entry -> Stream.ofNullable(entry.source()))
                .collect(Collectors.toCollection(TreeSet::new));
        sources.forEach(this::source);
    }

    /**
     * Sources of which other rows were repaired.
     *
     * @param repairs fact_identity_repair as it is now; grain: source, delivery_id, line
     */
    void ofRepairs(Dataset<Row> repairs) {
        Snapshot snapshot = before.snapshot();
        if (snapshot == null || !before.isDiffering(REPAIR)) {
            return;
        }
        if (!before.isWhole(REPAIR)) {
            catalogue.contracts().keySet().forEach(this::source);
            return;
        }
        Map<String, String> are = bySource(repairs);
        Map<String, String> were = bySource(repairs.sparkSession()
                .read()
                .schema(repairs.schema())
                .parquet(snapshot.files(REPAIR).stream()
                        .map(file -> file.toUri().toString())
                        .toArray(String[]::new)));
        catalogue.contracts().keySet().stream()
                .filter(source -> !are.getOrDefault(source, "").equals(were.getOrDefault(source, "")))
                .forEach(this::source);
    }

    private void source(String source) {
        before.differs(source);
        Contract contract = catalogue.contracts().get(source);
        if (contract != null && !ConformedColumns.identityNumbers(contract).isEmpty()) {
            before.differs("person");
            before.differs("written_identity");
        }
    }

    /** The rows of each source whose person was found, as their number and a sum that no order changes. */
    private static Map<String, String> bySource(Dataset<Row> repairs) {
        return repairs
                .where(col("person_id").isNotNull())
                .groupBy("source")
                .agg(
                        count(lit(1)).as("rows"),
                        sum(xxhash64(
                                                col("delivery_id"),
                                                col("line"),
                                                col("person_id"),
                                                coalesce(col("written_person_id"), lit("")))
                                        .cast(DataTypes.createDecimalType(38, 0)))
                                .as("sum"))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1) + " " + row.getDecimal(2)));
    }
}
