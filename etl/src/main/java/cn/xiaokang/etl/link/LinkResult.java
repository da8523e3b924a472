package cn.xiaokang.etl.link;

/**
 * What a linkage came to.
 *
 * @param links the pairs taken, ordered by left and right record
 * @param clusters for each record the lowest number of its cluster's records
 * @param blocks too large to be compared
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for size; never compared as values
record LinkResult(
        Records records,
        BlockingPlan plan,
        LinkModel model,
        Threshold threshold,
        Links links,
        int[] clusters,
        long blocks) {}
