package cn.xiaokang.etl.link;

/**
 * What the evidence says of a pair.
 *
 * @param weight log2 of how much more likely the evidence is for one person than for two
 * @param probability that the two are one, with the share of matches among all pairs taken into account
 */
record Score(double weight, double probability) {}
