package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.AreaLevel;
import cn.xiaokang.warehouse.catalogue.Better;
import cn.xiaokang.warehouse.catalogue.Bound;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Target;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that adds an indicator's item rows up to rows of {@code fact_indicator}, for either engine with its macros. It reads
 * {@code dim_division}, {@code dim_horizon} and {@code dim_parameter} besides.
 */
public final class IndicatorFigures {
    private static final String NO_TARGET = target("null", "null", "null", null) + "\n  where 1 = 0";

    private IndicatorFigures() {}

    /** The figures of an indicator that is built. */
    public static String sql(Catalogue catalogue, Indicator indicator) {
        String rollup = indicator.builtRollup().name().toLowerCase(Locale.ROOT);
        String targets = indicator.targets().stream()
                .map(target -> target(indicator, target))
                .collect(Collectors.joining("\n  union all\n"));
        String areaSum = new SqlTemplate(catalogue.text("macros/area_sum_" + rollup + ".sql")).filled(Map.of());
        return new SqlTemplate(catalogue.text("macros/indicator_figures.sql"))
                .filled(Map.of(
                        "indicator", indicator.id(),
                        "rows", SqlTemplate.inner(indicator.builtSql()),
                        "area_sum", areaSum.stripTrailing(),
                        "denominator",
                                indicator.denominatorIsOne()
                                        ? "case when items > 0 then cast(1 as decimal(24,6)) end"
                                        : "denominator",
                        "targets", targets.isEmpty() ? NO_TARGET : targets,
                        "meets", meets(indicator)));
    }

    private static String meets(Indicator indicator) {
        String way = indicator.better() == Better.DOWN ? "<" : ">";
        return indicator.bound() == Bound.STRICT ? way : way + "=";
    }

    private static String target(Indicator indicator, Target target) {
        String year = target.year() == null ? "null" : target.year().toString();
        if (target.value() instanceof Target.Fixed fixed) {
            return target(year, fixed.number().toPlainString(), "null", indicator.targetOf());
        }
        Target.OfParameter of = (Target.OfParameter) target.value();
        return target(year, "null", "'" + of.parameter() + "'", indicator.targetOf());
    }

    private static String target(String year, String number, String parameter, @Nullable AreaLevel level) {
        String area = level == null ? "null" : "'" + level.name().toLowerCase(Locale.ROOT) + "'";
        return "  select cast(" + year + " as integer) as year, cast(" + number + " as decimal(18,4)) as number, cast("
                + parameter + " as string) as parameter, cast(" + area + " as string) as area_level";
    }
}
