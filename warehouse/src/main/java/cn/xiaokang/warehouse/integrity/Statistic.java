package cn.xiaokang.warehouse.integrity;

/**
 * What a test found in one area and year.
 *
 * @param test the test's name: exact binomial, chi-square goodness of fit, Fisher exact
 * @param items how many items it looked at
 * @param observed what was seen: the share just above, the share of the commonest digit, the share marked
 * @param expected what it is held against
 * @param effect how far they differ: a difference of shares, or Cohen's w of the digits
 * @param p the probability of a difference at least as large where nothing was made to fit
 */
public record Statistic(String test, long items, double observed, double expected, double effect, double p) {}
