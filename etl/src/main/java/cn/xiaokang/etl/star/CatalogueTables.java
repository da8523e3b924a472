package cn.xiaokang.etl.star;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.division.Division;
import cn.xiaokang.warehouse.division.Divisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The dimensions that come from the catalogue itself: a few hundred rows, known before any delivery is read. */
final class CatalogueTables {
    /** The days that the deliveries in force speak of, as something that can differ from the snapshot before. */
    static final String HORIZON = "horizon";

    private final SparkSession spark;
    private final Catalogue catalogue;

    CatalogueTables(SparkSession spark, Catalogue catalogue) {
        this.spark = spark;
        this.catalogue = catalogue;
    }

    /** The steps that write them, and the horizon of the data beside them; none needs another. */
    List<Runnable> writing(TableFiles files, Horizon horizon) {
        return List.of(
                () -> put(
                        files,
                        "dim_horizon",
                        Set.of(HORIZON),
                        List.of(RowFactory.create(horizon.startsOn(), horizon.endsOn()))),
                () -> put(files, "dim_programme", programmes()),
                () -> put(files, "dim_fund_source", fundSources()),
                () -> put(files, "dim_parameter", parameters()),
                () -> put(files, "dim_clause", clauses()),
                () -> put(files, "dim_rule", rules()),
                () -> put(files, "dim_indicator", indicators()),
                () -> put(files, "dim_department", departments()),
                () -> put(files, "dim_division", divisions()));
    }

    private void put(TableFiles files, String name, List<Row> rows) {
        put(files, name, Set.of(), rows);
    }

    private void put(TableFiles files, String name, Set<String> reads, List<Row> rows) {
        TableDefinition table = catalogue.table(name);
        files.make(
                table,
                reads,
                () -> spark.createDataFrame(rows, TableFiles.schema(table)).coalesce(1));
    }

    private List<Row> programmes() {
        return catalogue.codeLists().programmes().stream()
                .map(p -> RowFactory.create(p.code(), p.label(), p.en(), p.clause(), p.rhythm(), p.payee()))
                .toList();
    }

    private List<Row> fundSources() {
        List<Row> rows = new ArrayList<>();
        for (Code code : catalogue.codeLists().list("fund_source").codes().values()) {
            boolean isPublicBudget = Boolean.parseBoolean(code.attributes().get("public_budget"));
            rows.add(RowFactory.create(code.code(), code.label(), code.en(), isPublicBudget));
        }
        return rows;
    }

    private List<Row> parameters() {
        return catalogue.parameters().parameterRows().stream()
                .map(p -> RowFactory.create(
                        p.name(), p.validFrom(), p.validTo(), p.value().setScale(4), p.unit(), p.clause()))
                .toList();
    }

    private List<Row> clauses() {
        return catalogue.clauses().values().stream()
                .map(c -> RowFactory.create(c.clause(), c.title(), c.text(), c.startsAt(), c.endsAt()))
                .toList();
    }

    private List<Row> rules() {
        return catalogue.rules().values().stream()
                .map(r -> RowFactory.create(
                        r.id(),
                        r.title().zh(),
                        r.title().en(),
                        r.clause(),
                        r.severity().name().toLowerCase(Locale.ROOT),
                        r.subject(),
                        r.definition().zh(),
                        r.definition().en()))
                .toList();
    }

    private List<Row> indicators() {
        return catalogue.indicators().values().stream()
                .map(i -> RowFactory.create(
                        i.id(),
                        i.title().zh(),
                        i.title().en(),
                        i.clause(),
                        i.unit(),
                        i.better() == null ? null : i.better().name().toLowerCase(Locale.ROOT),
                        i.weight().setScale(2),
                        i.owner(),
                        i.numerator().zh(),
                        i.numerator().en(),
                        i.denominator().zh(),
                        i.denominator().en()))
                .toList();
    }

    private List<Row> departments() {
        return Stream.concat(
                        catalogue.contracts().values().stream().map(Contract::owner),
                        catalogue.indicators().values().stream().map(indicator -> indicator.owner()))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .stream()
                .map(RowFactory::create)
                .toList();
    }

    private List<Row> divisions() {
        Divisions divisions = Divisions.of(catalogue);
        return divisions.all().stream()
                .map(d -> RowFactory.create(
                        d.code(),
                        d.name(),
                        d.level().name().toLowerCase(Locale.ROOT),
                        d.parentCode(),
                        divisions.county(d.code()).map(Division::code).orElse(null),
                        divisions.town(d.code()).map(Division::code).orElse(null),
                        d.committeeType(),
                        d.firstEdition(),
                        d.lastEdition()))
                .toList();
    }
}
