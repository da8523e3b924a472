package cn.xiaokang.warehouse.catalogue;

/** How an integrity note looks at its items, which its SQL puts into bins. */
public enum IntegrityMethod {
    /** More items just above a threshold than just below: bins far_below, just_below, just_above, far_above; exact binomial test. */
    BUNCHING,
    /** Last digits that are not even: bins 0 to 9; chi-square test of goodness of fit. */
    UNIFORM,
    /** A mark that is commoner in one group: bins yes and no of each group; Fisher's exact test. */
    ASSOCIATION
}
