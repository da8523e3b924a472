package cn.xiaokang.warehouse.catalogue;

/** From which areas the figures of an indicator are added up. */
public enum Rollup {
    /** Items bear a village: figures of village, town, county and city. */
    VILLAGE,
    /** Items bear a county: figures of county and city. */
    COUNTY,
    /** Items bear the area that they count in, once for each area: distinct counts, and figures worked out of others. */
    NONE
}
