package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Ledger;
import cn.xiaokang.etl.inbox.LedgerEntry;
import cn.xiaokang.etl.inbox.LedgerLoad;
import cn.xiaokang.etl.progress.Together;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** All that was ever staged in a warehouse, and what of it is in force. Reads the ledger once, when it is made. */
public final class StagedDeliveries {
    private static final String IN_FORCE = "in_force";
    private static final String SUPERSEDED = "superseded";
    private static final String REFUSED = "refused";
    private static final int GIVEN_AT_ONCE = 4;
    private static final StructType DELIVERY_ID_ALONE =
            new StructType().add(SourcePlan.DELIVERY_ID, DataTypes.StringType);

    private final Catalogue catalogue;
    private final Workplace workplace;
    private final StagedFolders folders;
    private final SealedParquet sealed;
    private final Ledger ledger;
    private final Set<String> inForce;

    /** Those in that warehouse's vault, which these keys open. */
    public StagedDeliveries(Catalogue catalogue, Warehouse warehouse, VaultKey key) {
        this(catalogue, warehouse, key, Workplace.here());
    }

    /**
     * The same.
     *
     * @param workplace where tasks read them
     */
    public StagedDeliveries(Catalogue catalogue, Warehouse warehouse, VaultKey key, Workplace workplace) {
        this.catalogue = catalogue;
        this.workplace = workplace;
        this.folders = new StagedFolders(warehouse, workplace);
        this.sealed = new SealedParquet(key);
        this.ledger = Ledger.read(warehouse.ledger());
        this.inForce = ledger.inForce();
    }

    /** Puts all that is in the ledger where tasks read it, a few folders at a time. */
    public void give() {
        Together.run(
                catalogue.contracts().keySet().stream()
                        .flatMap(source -> folders.here(source, ledger).stream())
                        .map(folder -> (Runnable) () -> workplace.give(folder))
                        .toList(),
                GIVEN_AT_ONCE);
    }

    /**
     * Holds the staged rows to the ledger. A file that is gone or empty reads like one without rows, and its households would drop out
     * of every figure without a word.
     *
     * @throws FaultException when there are other rows than the ledger's loads staged
     */
    public void requireWhole(SparkSession spark) {
        List<String> paths = catalogue.contracts().keySet().stream()
                .flatMap(source -> folders.of(source, ledger).stream())
                .toList();
        spark.sparkContext().setJobDescription("stage: rows as in the ledger");
        long there =
                sealed.read(spark, SourcePlan.RECORD, paths).where("line > 0").count();
        long known = ledger.entries()
                .filter(entry -> !entry.isRefused())
                .mapToLong(LedgerEntry::delivered)
                .sum();
        if (there != known) {
            throw new FaultException(
                    StageFault.ROWS_LOST,
                    "保险库中已解析的行应有 " + known + " 条，实有 " + there + " 条：有文件缺失或为空。未发布任何内容；请从备份恢复 vault/staged 后重试。",
                    "Of " + known + " staged rows " + there
                            + " are in the vault: files are missing or empty. Nothing was published; bring"
                            + " vault/staged back from a backup and run again.",
                    null);
        }
    }

    /**
     * The rows of a source that are loaded and in force. Columns: delivery_id, line, the contract's columns in plain, for
     * each personal one its token ({@code person_id}, {@code account_id}, {@code name_token} ...), and for each identity
     * number {@code <column>_is_valid}. Restricted: it holds plain identities.
     */
    public Dataset<Row> rows(SparkSession spark, String source) {
        return onlyInForce(spark, loaded(spark, source), Set.of(source));
    }

    /** The rows of a source that some deliveries brought and that were loaded, in force or not; columns as of those in force. */
    public Dataset<Row> rows(SparkSession spark, String source, Set<String> deliveries) {
        Dataset<Row> named = spark.createDataFrame(
                deliveries.stream().sorted().map(RowFactory::create).toList(), DELIVERY_ID_ALONE);
        return loaded(spark, source)
                .join(
                        functions.broadcast(named),
                        CollectionConverters.asScala(List.of(SourcePlan.DELIVERY_ID))
                                .toSeq(),
                        "left_semi");
    }

    private Dataset<Row> loaded(SparkSession spark, String source) {
        Contract contract = Objects.requireNonNull(catalogue.contracts().get(source), source);
        StructType schema = SourcePlan.of(contract, catalogue).schema();
        List<String> columns = new ArrayList<>(List.of(schema.fieldNames()));
        columns.removeAll(List.of(SourcePlan.REASON, SourcePlan.REASON_COLUMN, SourcePlan.SAYS, SourcePlan.RAW));
        return sealed.read(spark, schema, folders.of(source, ledger))
                .where("line > 0 and reason is null")
                .select(columns.stream().map(functions::col).toArray(Column[]::new));
    }

    /**
     * Some columns of several sources in one read, which costs one plan in place of one a source: the rows that are loaded and in force.
     * Columns: source, delivery_id, line and those asked for, named as {@link #rows(SparkSession, String)} names them; null where a source
     * has no such column. Restricted: it may hold plain identities.
     */
    public Dataset<Row> rows(SparkSession spark, Set<String> sources, List<String> columns) {
        StructType schema = DELIVERY_ID_ALONE
                .add(SourcePlan.LINE, DataTypes.IntegerType)
                .add(SourcePlan.REASON, DataTypes.StringType);
        for (String column : columns) {
            schema = schema.add(column, typeOf(column, sources));
        }
        List<String> paths = sources.stream()
                .sorted()
                .flatMap(source -> folders.of(source, ledger).stream())
                .toList();
        Dataset<Row> staged = sealed.read(spark, schema, paths)
                .withColumn("source", paths.isEmpty() ? functions.lit("") : StagedFolders.sourceOfFile())
                .where("line > 0 and reason is null");
        List<String> selected = new ArrayList<>(List.of("source", SourcePlan.DELIVERY_ID, SourcePlan.LINE));
        selected.addAll(columns);
        return onlyInForce(spark, staged, sources)
                .select(selected.stream().map(functions::col).toArray(Column[]::new));
    }

    /** The one type that a column has in those sources; text where none has it. */
    private DataType typeOf(String column, Set<String> sources) {
        Set<DataType> types = new HashSet<>();
        for (String source : sources) {
            StructType schema = SourcePlan.of(
                            Objects.requireNonNull(catalogue.contracts().get(source), source), catalogue)
                    .schema();
            for (StructField field : schema.fields()) {
                if (field.name().equals(column)) {
                    types.add(field.dataType());
                }
            }
        }
        if (types.size() > 1) {
            throw new IllegalArgumentException("sources differ in the type of " + column + ": " + types);
        }
        return types.stream().findFirst().orElse(DataTypes.StringType);
    }

    /** The rows of table {@code fact_delivery}: each file that ever came, and what became of its rows. */
    public Dataset<Row> deliveries(SparkSession spark) {
        StructType schema = new StructType()
                .add("delivery_id", DataTypes.StringType)
                .add("file", DataTypes.StringType)
                .add("source", DataTypes.StringType)
                .add("area_code", DataTypes.StringType)
                .add("period", DataTypes.StringType)
                .add("revision", DataTypes.IntegerType)
                .add("encoding", DataTypes.StringType)
                .add("bytes", DataTypes.LongType)
                .add("sha256", DataTypes.StringType)
                .add("load_no", DataTypes.IntegerType)
                .add("state", DataTypes.StringType)
                .add("delivered", DataTypes.IntegerType)
                .add("loaded", DataTypes.IntegerType)
                .add("superseded", DataTypes.IntegerType)
                .add("quarantined", DataTypes.IntegerType);
        List<Row> rows = new ArrayList<>();
        for (LedgerLoad load : ledger.loads()) {
            for (LedgerEntry entry : load.deliveries()) {
                Fate fate = Fate.of(entry, stateOf(entry));
                rows.add(RowFactory.create(
                        entry.deliveryId(),
                        entry.file(),
                        entry.source(),
                        entry.areaCode(),
                        entry.period(),
                        entry.revision(),
                        entry.encoding(),
                        entry.bytes(),
                        entry.sha256(),
                        load.loadNo(),
                        stateOf(entry),
                        entry.delivered(),
                        fate.loaded(),
                        fate.superseded(),
                        fate.quarantined()));
            }
        }
        return held(spark, rows, schema);
    }

    /** When each delivery of a source came, for the choice between two rows of one key. Columns: delivery_id, period, revision. */
    public Dataset<Row> order(SparkSession spark, String source) {
        List<Row> rows = ledger.entries()
                .filter(entry -> source.equals(entry.source()))
                .map(entry -> RowFactory.create(entry.deliveryId(), entry.period(), entry.revision()))
                .toList();
        return spark.createDataFrame(
                rows, DELIVERY_ID_ALONE.add("period", DataTypes.StringType).add("revision", DataTypes.IntegerType));
    }

    /** The rows of table {@code fact_quarantine}: refused rows of the deliveries in force, and refused files with line 0. */
    public Dataset<Row> quarantine(SparkSession spark) {
        StructType schema = new StructType()
                .add("delivery_id", DataTypes.StringType)
                .add("source", DataTypes.StringType)
                .add("file", DataTypes.StringType)
                .add("line", DataTypes.IntegerType)
                .add("column_name", DataTypes.StringType)
                .add("reason", DataTypes.StringType)
                .add("says", DataTypes.StringType);
        List<Row> files = ledger.entries()
                .filter(LedgerEntry::isRefused)
                .map(entry -> RowFactory.create(
                        entry.deliveryId(),
                        entry.source(),
                        entry.file(),
                        0,
                        null,
                        Objects.requireNonNull(entry.reason()).name(),
                        entry.says()))
                .toList();
        Dataset<Row> named =
                deliveries(spark).where("state = '" + IN_FORCE + "'").select("delivery_id", "source", "file");
        Set<String> sources = catalogue.contracts().keySet();
        List<String> paths = sources.stream()
                .flatMap(source -> folders.of(source, ledger).stream())
                .toList();
        return sealed.read(spark, SourcePlan.RECORD, paths)
                .where("line > 0 and reason is not null")
                .join(functions.broadcast(named), SourcePlan.DELIVERY_ID)
                .selectExpr("delivery_id", "source", "file", "line", "reason_column as column_name", "reason", "says")
                .unionByName(held(spark, files, schema));
    }

    /** The rows of table {@code fact_reconciliation}: what each source delivered and what became of it. */
    public Dataset<Row> reconciliation(SparkSession spark) {
        StructType schema = new StructType()
                .add("source", DataTypes.StringType)
                .add("files", DataTypes.IntegerType)
                .add("delivered", DataTypes.LongType)
                .add("loaded", DataTypes.LongType)
                .add("superseded", DataTypes.LongType)
                .add("quarantined", DataTypes.LongType)
                .add("is_balanced", DataTypes.BooleanType);
        List<Row> rows = reconciliation().stream()
                .map(line -> RowFactory.create(
                        line.source(),
                        line.files(),
                        line.delivered(),
                        line.loaded(),
                        line.superseded(),
                        line.quarantined(),
                        line.isBalanced()))
                .toList();
        return held(spark, rows, schema);
    }

    /** What each source of the catalogue delivered and what became of it, in the order of their names. */
    public List<Reconciliation> reconciliation() {
        Map<String, Reconciliation> bySource = new TreeMap<>();
        catalogue.contracts().keySet().forEach(source -> bySource.put(source, Reconciliation.none(source)));
        ledger.entries().forEach(entry -> {
            String source = entry.source();
            if (source != null) {
                Fate fate = Fate.of(entry, stateOf(entry));
                bySource.computeIfAbsent(source, Reconciliation::none);
                bySource.computeIfPresent(
                        source,
                        (name, line) ->
                                line.with(entry.delivered(), fate.loaded(), fate.superseded(), fate.quarantined()));
            }
        });
        return List.copyOf(bySource.values());
    }

    /** Rows that this process holds. Spark would cut them by the cores that it has, and so write other files on another cluster. */
    private static Dataset<Row> held(SparkSession spark, List<Row> rows, StructType schema) {
        return spark.createDataFrame(rows, schema).coalesce(1);
    }

    /** Ids of the deliveries in force, in order. */
    public List<String> inForce() {
        return inForce.stream().sorted().toList();
    }

    /** The source of each delivery in force, in the order of their ids. */
    public SortedMap<String, String> sourcesInForce() {
        SortedMap<String, String> sources = new TreeMap<>();
        ledger.entries()
                .filter(entry -> inForce.contains(entry.deliveryId()))
                .forEach(entry -> sources.put(entry.deliveryId(), Objects.requireNonNull(entry.source())));
        return sources;
    }

    public Ledger ledger() {
        return ledger;
    }

    private Dataset<Row> onlyInForce(SparkSession spark, Dataset<Row> staged, Set<String> sources) {
        List<Row> out = ledger.entries()
                .filter(entry -> entry.source() != null && sources.contains(entry.source()))
                .filter(entry -> !inForce.contains(entry.deliveryId()))
                .map(entry -> RowFactory.create(entry.deliveryId()))
                .toList();
        if (out.isEmpty()) {
            return staged;
        }
        Dataset<Row> notInForce = spark.createDataFrame(out, DELIVERY_ID_ALONE);
        return staged.join(
                functions.broadcast(notInForce),
                staged.col(SourcePlan.DELIVERY_ID).equalTo(notInForce.col(SourcePlan.DELIVERY_ID)),
                "left_anti");
    }

    private String stateOf(LedgerEntry entry) {
        return entry.isRefused() ? REFUSED : inForce.contains(entry.deliveryId()) ? IN_FORCE : SUPERSEDED;
    }

    /** What became of a delivery's rows: those of a superseded one are superseded, whatever they were before. */
    private record Fate(int loaded, int superseded, int quarantined) {
        static Fate of(LedgerEntry entry, String state) {
            return state.equals(SUPERSEDED)
                    ? new Fate(0, entry.delivered(), 0)
                    : new Fate(entry.loaded(), 0, entry.quarantined());
        }
    }
}
