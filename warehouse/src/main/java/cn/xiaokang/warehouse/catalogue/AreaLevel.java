package cn.xiaokang.warehouse.catalogue;

/** The levels of areas for which there are figures. */
public enum AreaLevel {
    CITY,
    COUNTY,
    TOWN,
    VILLAGE
}
