package cn.xiaokang.warehouse.pack;

import java.util.Locale;

/** How much of the tables a flag needs to come out the same; the smallest that does is packed. */
public enum Scope {
    /** What bears a number of the household, its members, their kin, or the evidence. */
    HOUSEHOLD,
    /** That of all households that share an account or a phone with it, and those with the next. */
    RING,
    /** That, and what lies in the village. */
    VILLAGE,
    /** That, and what lies in the county. */
    COUNTY,
    /** The tables whole. */
    CITY;

    /** As it stands in the pack. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
