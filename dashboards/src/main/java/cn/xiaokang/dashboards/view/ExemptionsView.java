package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * Each rule with and without its exemptions.
 *
 * @param rules by rule and county
 * @param exemptions what each exemption clears, over the chosen counties
 */
public record ExemptionsView(
        List<Choice> rules,
        List<Choice> counties,
        List<CockpitView.Headline> headlines,
        Grid lines,
        Grid exemptions,
        String downloadAddress) {}
