package cn.xiaokang.etl.star;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The order in which tables can be built: each after those that its SQL reads, in waves whose tables don't read each other. */
public final class TableOrder {
    private static final Pattern READ = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+)\\b");

    /** What stands once figures are measured and rules have run. */
    private static final Set<String> RESULTS = Set.of("fact_indicator", "fact_flag");

    private TableOrder() {}

    /** The tables of the catalogue that are made from deliveries by SQL, wave after wave. */
    public static List<List<TableDefinition>> waves(Catalogue catalogue) {
        return waves(catalogue.tables().values().stream()
                .filter(table -> !isOfResults(table))
                .toList());
    }

    /** The tables that lay out figures or flags in another order, wave after wave. */
    public static List<List<TableDefinition>> wavesOfResults(Catalogue catalogue) {
        return waves(catalogue.tables().values().stream()
                .filter(TableOrder::isOfResults)
                .toList());
    }

    private static boolean isOfResults(TableDefinition table) {
        return reads(table).stream().anyMatch(RESULTS::contains);
    }

    private static List<List<TableDefinition>> waves(List<TableDefinition> tables) {
        Map<String, TableDefinition> open = tables.stream()
                .filter(table -> table.sql() != null)
                .collect(Collectors.toMap(
                        TableDefinition::name, table -> table, (first, second) -> first, LinkedHashMap::new));
        List<List<TableDefinition>> waves = new ArrayList<>();
        while (!open.isEmpty()) {
            List<TableDefinition> ready = open.values().stream()
                    .filter(table -> reads(table).stream()
                            .noneMatch(read -> open.containsKey(read) && !read.equals(table.name())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables read each other in a circle: " + open.keySet());
            }
            ready.forEach(table -> open.remove(table.name()));
            waves.add(ready);
        }
        return waves;
    }

    /** The names that a table's SQL reads, its own steps among them. */
    static Set<String> reads(TableDefinition table) {
        return reads(table.sql() == null ? "" : table.sql());
    }

    /** The names after each {@code from} and {@code join} of a query, its own steps among them. */
    public static Set<String> reads(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = READ.matcher(sql);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
