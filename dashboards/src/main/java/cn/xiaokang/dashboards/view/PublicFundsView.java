package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * The tree of funds of a year, for everyone.
 *
 * @param total what the whole of it comes to
 * @param rows the tree as far as it is open
 * @param fileAddress the same level as a file
 */
public record PublicFundsView(
        int year,
        String area,
        List<Choice> years,
        List<Choice> areas,
        List<CockpitView.Headline> total,
        List<Row> rows,
        String fileAddress) {
    /**
     * One row: a node, or what is withheld below one.
     *
     * @param depth how deep it lies, from 1
     * @param address the page with it opened or closed; empty where nothing lies below it that is told
     * @param check how an open node agrees with the level below, or why it is not told; may be empty
     * @param state good, bad, or withheld
     */
    public record Row(
            int depth,
            String level,
            String label,
            String address,
            boolean isOpen,
            Figure allocated,
            Figure ordered,
            Figure confirmed,
            Figure published,
            Figure households,
            String check,
            String state) {}
}
