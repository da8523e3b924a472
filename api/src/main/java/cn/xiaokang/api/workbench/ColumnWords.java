package cn.xiaokang.api.workbench;

import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.workbench.OpenTables;
import java.util.Map;
import java.util.TreeMap;

/** The Chinese words of columns, of whatever table has them first; a column that no table has keeps its name. */
public final class ColumnWords {
    private final Map<String, String> words = new TreeMap<>();

    /** The words of those tables. */
    public ColumnWords(OpenTables tables) {
        tables.all().stream()
                .flatMap(table -> OpenTables.columns(table).stream())
                .forEach((TableColumn column) -> words.putIfAbsent(column.name(), column.zh()));
    }

    /** The words with the name behind them. */
    public String zh(String column) {
        String known = words.get(column.replaceAll("_2$", ""));
        return known == null ? column : known + "（" + column + "）";
    }
}
