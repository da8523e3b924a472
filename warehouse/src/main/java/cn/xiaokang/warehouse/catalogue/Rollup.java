package cn.xiaokang.warehouse.catalogue;

/** From which areas the figures of an indicator are added up. */
public enum Rollup {
    /** Items bear a village: figures of village, town, county and city. */
    VILLAGE,
    /** Items bear a county: figures of county and city. */
    COUNTY,
    /** The SQL gives the figure of each area itself. */
    NONE
}
