package cn.xiaokang.warehouse.laboratory;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.SqlText;
import cn.xiaokang.warehouse.catalogue.Target;
import cn.xiaokang.warehouse.engine.ComputingOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What moved parameters reach: indicators and rules that name one, and those that read these; in the order of computing. */
record Reach(List<Indicator> indicators, List<Rule> rules) {
    static Reach of(Catalogue catalogue, Set<String> moved) {
        List<Indicator> indicators = new ArrayList<>();
        Set<String> otherValues = new HashSet<>();
        for (List<Indicator> level : ComputingOrder.indicators(catalogue)) {
            for (Indicator indicator : level) {
                boolean isOfOther = readsAny(indicator.reads(), "fact_indicator", indicator.builtSql(), otherValues);
                boolean isNamed = indicator.parameters().stream().anyMatch(moved::contains);
                if (isNamed || isOfOther) {
                    otherValues.add(indicator.id());
                }
                if (isNamed || isOfOther || hasTargetOf(indicator, moved)) {
                    indicators.add(indicator);
                }
            }
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> otherFlags = new HashSet<>();
        for (List<Rule> level : ComputingOrder.rules(catalogue)) {
            for (Rule rule : level) {
                if (rule.parameters().stream().anyMatch(moved::contains)
                        || readsAny(rule.reads(), "fact_flag", rule.builtSql(), otherFlags)) {
                    rules.add(rule);
                }
            }
            rules.forEach(rule -> otherFlags.add(rule.id()));
        }
        return new Reach(List.copyOf(indicators), List.copyOf(rules));
    }

    private static boolean readsAny(List<String> reads, String table, String sql, Set<String> changed) {
        return reads.contains(table) && SqlText.of(sql).values().stream().anyMatch(changed::contains);
    }

    private static boolean hasTargetOf(Indicator indicator, Set<String> moved) {
        return indicator.targets().stream()
                .map(Target::value)
                .anyMatch(value -> value instanceof Target.OfParameter of && moved.contains(of.parameter()));
    }
}
