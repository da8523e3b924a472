package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * The rule book with its scorecards.
 *
 * @param equity a table for each way in which households are grouped
 * @param mayRecord whether visits of the random control can be recorded
 * @param recorded what came of the last recording, or empty
 */
public record RulesView(
        List<CockpitView.Headline> headlines,
        Grid rules,
        Grid counties,
        List<Grid> equity,
        boolean mayRecord,
        String recorded) {}
