package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows behind the figures of all indicators that count persons, households or their papers, as a table that data sets may read: it is
 * no table of the star, it is there while a release is made. Grain: indicator, year, item.
 */
public final class IndicatorItemTable {
    /** Its name in SQL. */
    public static final String NAME = "indicator_item";

    /** Its columns; whose household an item is of stays between the masks and the attacks. */
    static final TableDefinition DEFINITION = new TableDefinition(
            NAME,
            new Title("指标的行", "Items of indicators"),
            new Title("一项指标一个年度的一行", "one item of one indicator in one year"),
            List.of("indicator", "year", "household_id"),
            List.of(),
            List.of(),
            false,
            Map.of(),
            Map.of(),
            RowScope.NOBODY,
            Stream.of(
                            column("indicator", ColumnType.Kind.STRING, "指标"),
                            column("year", ColumnType.Kind.INTEGER, "年度"),
                            column("county_code", ColumnType.Kind.STRING, "县（市、区）代码"),
                            column("household_id", ColumnType.Kind.STRING, "户编号；不知其户的为该行自己的编号"),
                            column("is_yes_no", ColumnType.Kind.BOOLEAN, "该指标的每一行是否非有即无"),
                            new TableColumn("numerator", new ColumnType(ColumnType.Kind.DECIMAL, 24, 6), "分子", null),
                            new TableColumn("denominator", new ColumnType(ColumnType.Kind.DECIMAL, 24, 6), "分母", null))
                    .toList(),
            null);

    private IndicatorItemTable() {}

    /** Whether an indicator's items are among its rows: items of persons, each of one village, that are added up. */
    public static boolean isIn(Catalogue catalogue, Indicator indicator) {
        ItemKind kind = indicator.item() == null ? null : catalogue.items().get(indicator.item());
        return indicator.isBuilt() && indicator.rollup() == Rollup.VILLAGE && kind != null && kind.isPersonal();
    }

    private static TableColumn column(String name, ColumnType.Kind kind, String zh) {
        return new TableColumn(name, new ColumnType(kind, 0, 0), zh, null);
    }
}
