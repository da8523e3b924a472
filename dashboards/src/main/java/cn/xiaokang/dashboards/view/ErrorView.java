package cn.xiaokang.dashboards.view;

/**
 * Why a page can't be shown.
 *
 * @param code the fault's code, to be quoted when asking for help
 * @param says what happened
 * @param advice what one can do
 */
public record ErrorView(int status, String title, String code, String says, String advice) {}
