package cn.xiaokang.warehouse.evidence;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.SqlText;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The delivered tables that an indicator's figures rest on: those it reads, and those that what it reads is worked out from. */
final class Foundation {
    private final Catalogue catalogue;
    private final Map<String, TableDefinition> delivered = new LinkedHashMap<>();

    private Foundation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** In the order in which the indicator names them, its own tables before those below. */
    static List<TableDefinition> of(Catalogue catalogue, Indicator indicator) {
        Foundation foundation = new Foundation(catalogue);
        Set<String> words = SqlText.of(indicator.builtSql()).words();
        List<TableDefinition> read =
                indicator.reads().stream().map(catalogue::table).toList();
        read.stream().filter(TableDefinition::isDelivered).forEach(foundation::add);
        read.forEach(table -> foundation.below(table, words));
        return List.copyOf(foundation.delivered.values());
    }

    /** Of what a table is worked out from, the part that the words of the SQL touch. */
    private void below(TableDefinition table, Set<String> words) {
        List<TableDefinition> below = new ArrayList<>();
        table.restsOn().forEach((name, columns) -> {
            if (columns.isEmpty() || columns.stream().anyMatch(words::contains)) {
                below.add(catalogue.table(name));
            }
        });
        below.stream().filter(TableDefinition::isDelivered).forEach(this::add);
        below.forEach(each -> below(each, words));
    }

    private void add(TableDefinition table) {
        delivered.putIfAbsent(table.name(), table);
    }
}
