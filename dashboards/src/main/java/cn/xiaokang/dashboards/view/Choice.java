package cn.xiaokang.dashboards.view;

/**
 * One value of a filter.
 *
 * @param count how many rows it would show, or an empty text where counting makes no sense
 */
public record Choice(String value, String label, String count, boolean isChosen) {}
