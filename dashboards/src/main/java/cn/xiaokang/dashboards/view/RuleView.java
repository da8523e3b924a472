package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * One rule, whole.
 *
 * @param clears what would clear a flag of it, or empty
 * @param flagsAddress its flags, or empty for whoever may not see them
 * @param workbenchAddress the rule in the workbench, or empty
 * @param proposals kept queries that can run beside it: their names, and their numbers
 * @param mayPropose whether runs beside are shown at all
 */
public record RuleView(
        String id,
        String title,
        String definition,
        String clause,
        String clauseWords,
        List<Field> facts,
        String clears,
        Grid parameters,
        Grid exemptions,
        Grid scorecard,
        String sql,
        String flagsAddress,
        String workbenchAddress,
        List<Shadow> shadows,
        List<Field> proposals,
        boolean mayPropose) {
    /**
     * Other parameters that run beside the rule.
     *
     * @param ended who ended it, or empty
     * @param mayEnd whether the viewer may end it
     */
    public record Shadow(String number, String changes, String proposed, String ended, boolean mayEnd, Grid compared) {}
}
