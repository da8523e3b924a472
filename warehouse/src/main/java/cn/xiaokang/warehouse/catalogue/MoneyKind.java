package cn.xiaokang.warehouse.catalogue;

import java.util.Locale;

/** What the amount of a rule's flags is. The three kinds are never added to each other. */
public enum MoneyKind {
    /** Paid though it was not due: it may have to come back. */
    PAID_WRONGLY,
    /** Paid or planned while a step that guards it was left out: doing the step avoids the risk. */
    AVOIDABLE,
    /** Due and not paid: it may have to be paid after all. */
    MISSED,
    /** The rule's flags name no amount. */
    NONE;

    /** The kind as it stands in the catalogue and in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
