package cn.xiaokang.etl.star;

import static org.apache.spark.sql.functions.col;

import cn.xiaokang.etl.conform.ConformedColumns;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which rows of what differs are other ones than in the snapshot before: those that went and those that came, and maybe some that stayed. Of a table they are found by
 * comparing it with the one that stood; of a source they are all rows, of all deliveries in force now or then, of each key that a delivery
 * which came or went brings, or of which another row was repaired.
 */
final class Changes implements AutoCloseable {
    private static final String REPAIR = "fact_identity_repair";
    private static final List<String> PLACE = List.of("delivery_id", "line");

    private final SparkSession spark;
    private final Catalogue catalogue;
    private final StagedDeliveries staged;
    private final TableFiles files;
    private final Before before;
    private final Map<String, Dataset<Row>> rows = new ConcurrentHashMap<>();
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    Changes(SparkSession spark, Catalogue catalogue, StagedDeliveries staged, TableFiles files, Before before) {
        this.spark = spark;
        this.catalogue = catalogue;
        this.staged = staged;
        this.files = files;
        this.before = before;
    }

    /** The rows of a table outside of which none has changed: those with one of some values in a column. */
    private record Limit(String column, Dataset<Row> values) {}

    /** Says that of a table only rows with one of those values in that column were made anew. */
    void limit(String table, String column, Dataset<Row> values) {
        limits.put(table, new Limit(column, values));
    }

    /** The rows of a table or source that differ; empty where that can't be told. */
    Optional<Dataset<Row>> rows(String name) {
        if (catalogue.contracts().containsKey(name)) {
            return Optional.of(rows.computeIfAbsent(name, this::ofSource));
        }
        TableDefinition table = catalogue.tables().get(name);
        return table != null && table.sql() != null && before.stands(name, "")
                ? Optional.of(rows.computeIfAbsent(name, none -> ofTable(table)))
                : Optional.empty();
    }

    /** The columns of a source that its rows here have: all but those that a repair may change. */
    Set<String> columns(String name) {
        Contract contract = catalogue.contracts().get(name);
        if (contract == null) {
            return catalogue.table(name).columns().stream()
                    .map(column -> column.name())
                    .collect(Collectors.toSet());
        }
        Set<String> columns = new HashSet<>(ConformedColumns.of(contract));
        columns.addAll(PLACE);
        ConformedColumns.namedIdentity(contract)
                .map(ContractColumn::name)
                .map(ConformedColumns::personId)
                .ifPresent(columns::remove);
        return columns;
    }

    private Dataset<Row> ofTable(TableDefinition table) {
        Dataset<Row> were = limited(
                table,
                spark.read()
                        .schema(TableFiles.schema(table))
                        .parquet(before.standing(table.name()).toUri().toString()));
        Dataset<Row> are = limited(table, files.read(table));
        return held(were.exceptAll(are).unionByName(are.exceptAll(were)));
    }

    private Dataset<Row> limited(TableDefinition table, Dataset<Row> all) {
        Dataset<Row> made = all.where(isInOneOf(before.differingFolders(table.name())));
        Limit limit = limits.get(table.name());
        return limit == null
                ? made
                : made.join(
                        limit.values(),
                        made.col(limit.column()).equalTo(limit.values().col(Amending.VALUE)),
                        "left_semi");
    }

    /** Whether a row lies in one of a table's folders, such as {@code county_code=330402/year=2020}. */
    static Column isInOneOf(Set<String> folders) {
        return folders.stream().map(Changes::isIn).reduce(Column::or).orElse(functions.lit(false));
    }

    private static Column isIn(String folder) {
        Column isIn = functions.lit(true);
        for (String name : folder.isEmpty() ? new String[0] : folder.split("/", -1)) {
            int at = name.indexOf('=');
            isIn = isIn.and(col(name.substring(0, at)).equalTo(functions.lit(name.substring(at + 1))));
        }
        return isIn;
    }

    private Dataset<Row> ofSource(String source) {
        Contract contract = Objects.requireNonNull(catalogue.contracts().get(source));
        Set<String> were = deliveriesOf(source, Objects.requireNonNull(before.snapshot()));
        Set<String> are = staged.sourcesInForce().entrySet().stream()
                .filter(delivery -> delivery.getValue().equals(source))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> both = new HashSet<>(were);
        both.addAll(are);
        Set<String> moved = both.stream()
                .filter(delivery -> !(were.contains(delivery) && are.contains(delivery)))
                .collect(Collectors.toSet());
        List<String> key = ConformedColumns.key(contract);
        Dataset<Row> keys = staged.rows(spark, source, moved).select(columns(key));
        Dataset<Row> repaired = repaired(source);
        if (repaired != null) {
            Dataset<Row> all = staged.rows(spark, source, both);
            keys = keys.unionByName(all.join(functions.broadcast(repaired), names(PLACE), "left_semi")
                    .select(columns(key)));
        }
        return held(staged.rows(spark, source, both)
                .join(keys.distinct(), names(key), "left_semi")
                .select(columns(columns(source).stream().sorted().toList())));
    }

    /** Where rows lie of which another identity number was repaired than before; null where none was. */
    private @Nullable Dataset<Row> repaired(String source) {
        if (!before.isDiffering(REPAIR, "source=" + source)) {
            return null;
        }
        List<String> compared = new ArrayList<>(PLACE);
        compared.add("person_id");
        TableDefinition table = catalogue.table(REPAIR);
        Column isOfSource = col("source").equalTo(source);
        Dataset<Row> were = before.stands(REPAIR, "")
                ? spark.read()
                        .schema(TableFiles.schema(table))
                        .parquet(before.standing(REPAIR).toUri().toString())
                        .where(isOfSource)
                        .select(columns(compared))
                : files.read(table).where("false").select(columns(compared));
        Dataset<Row> are = files.read(table).where(isOfSource).select(columns(compared));
        return were.exceptAll(are)
                .unionByName(are.exceptAll(were))
                .select(columns(PLACE))
                .distinct();
    }

    private Set<String> deliveriesOf(String source, Snapshot snapshot) {
        Set<String> inForce = Set.copyOf(snapshot.manifest().deliveries());
        return staged.ledger()
                .entries()
                .filter(entry -> source.equals(entry.source()) && inForce.contains(entry.deliveryId()))
                .map(entry -> entry.deliveryId())
                .collect(Collectors.toSet());
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** Names as Spark takes them. */
    static scala.collection.immutable.Seq<String> names(List<String> names) {
        return CollectionConverters.asScala(names).toSeq();
    }

    private static Dataset<Row> held(Dataset<Row> rows) {
        return rows.persist(StorageLevel.MEMORY_AND_DISK());
    }

    @Override
    public void close() {
        rows.values().forEach(Dataset::unpersist);
        rows.clear();
    }
}
