package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.IndicatorItemTable;
import cn.xiaokang.warehouse.catalogue.ItemKind;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows behind the indicators' figures ({@link IndicatorItemTable}) as files of their own while a release is made: each indicator is
 * worked out once, however often the masks and attacks read its rows, and nothing of it stays in memory. One file an indicator, so that
 * what reads one indicator reads one file.
 */
final class IndicatorItems {
    private final Catalogue catalogue;
    private final Path folder;

    /** The items of a catalogue's indicators, in files of that folder. */
    IndicatorItems(Catalogue catalogue, Path folder) {
        this.catalogue = catalogue;
        this.folder = folder;
    }

    /** The files. */
    List<Path> files() {
        return indicators().stream().map(this::file).toList();
    }

    /** Writes the files and makes the table over them. */
    void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Indicator indicator : indicators()) {
                statement.execute("copy (" + sql(indicator) + ") to " + DataSetFiles.quoted(file(indicator))
                        + " (format parquet)");
            }
            statement.execute("create temp view " + IndicatorItemTable.NAME + " as select * from read_parquet("
                    + LockDown.list(files()) + ")");
        }
    }

    private List<Indicator> indicators() {
        return catalogue.indicators().values().stream()
                .filter(indicator -> IndicatorItemTable.isIn(catalogue, indicator))
                .toList();
    }

    private Path file(Indicator indicator) {
        return folder.resolve(IndicatorItemTable.NAME + "." + indicator.id() + ".parquet")
                .toAbsolutePath();
    }

    private String sql(Indicator indicator) {
        ItemKind kind = Objects.requireNonNull(catalogue.items().get(Objects.requireNonNull(indicator.item())));
        return new SqlTemplate(catalogue.text("macros/indicator_items.sql"))
                .filled(Map.of(
                        "indicator", indicator.id(),
                        "rows", SqlTemplate.inner(indicator.builtSql()),
                        "own", households(kind),
                        "denominator", indicator.denominatorIsOne() ? "1" : "item.denominator"));
    }

    /** Whose household an item is of: one, where a person was in two within a year. */
    private String households(ItemKind kind) {
        String name = kind.householdIn();
        if (name == null) {
            return "select null as item_no, null as year, null as household_id where false";
        }
        TableDefinition table = catalogue.table(name);
        String item = kind.columns().get(0);
        if (table.key().equals(List.of(item))) {
            return "select " + item + " as item_no, null as year, household_id from " + table.name()
                    + " where household_id is not null";
        }
        boolean isOfYear = table.key().contains("year");
        return "select " + item + " as item_no, " + (isOfYear ? "year" : "null")
                + " as year, max(household_id) as household_id from " + table.name()
                + " where household_id is not null group by all";
    }
}
