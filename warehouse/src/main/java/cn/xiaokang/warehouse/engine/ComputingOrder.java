package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which order indicators and rules are computed: those that read other figures or flags come after them. */
public final class ComputingOrder {
    private static final String FIGURES = "fact_indicator";
    private static final String FLAGS = "fact_flag";

    private ComputingOrder() {}

    /**
     * The indicators that have SQL, level by level; those of one level don't read each other.
     *
     * @throws IllegalStateException when some read each other in a circle
     */
    public static List<List<Indicator>> indicators(Catalogue catalogue) {
        Map<String, Indicator> open = new LinkedHashMap<>();
        catalogue.indicators().values().stream()
                .filter(Indicator::isBuilt)
                .forEach(indicator -> open.put(indicator.id(), indicator));
        List<List<Indicator>> levels = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Indicator> ready = open.values().stream()
                    .filter(indicator -> open.keySet().stream().noneMatch(other -> needs(indicator, other)))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("indicators read each other in a circle: " + open.keySet());
            }
            ready.forEach(indicator -> open.remove(indicator.id()));
            levels.add(ready);
        }
        return levels;
    }

    /** The rules that have SQL: first those that read the star alone, then those that read other rules' flags. */
    public static List<List<Rule>> rules(Catalogue catalogue) {
        List<Rule> built =
                catalogue.rules().values().stream().filter(Rule::isBuilt).toList();
        return List.of(
                built.stream().filter(rule -> !rule.reads().contains(FLAGS)).toList(),
                built.stream().filter(rule -> rule.reads().contains(FLAGS)).toList());
    }

    /** A reader of figures names those that it reads as text: {@code indicator = 'income_growth'}. */
    private static boolean needs(Indicator indicator, String other) {
        return !indicator.id().equals(other)
                && indicator.reads().contains(FIGURES)
                && indicator.builtSql().contains("'" + other + "'");
    }
}
