package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the indicators, each of its folder, and checks its YAML against its SQL. */
final class IndicatorReader {
    private final CatalogueFiles files;
    private final SqlUses uses;
    private final Set<String> parameters;
    private final Map<String, BigDecimal> weights;
    private final Function<Yaml, String> clause;
    private final Function<Yaml, @Nullable String> itemName;

    IndicatorReader(
            CatalogueFiles files,
            SqlUses uses,
            Set<String> parameters,
            Map<String, BigDecimal> weights,
            Function<Yaml, String> clause,
            Function<Yaml, @Nullable String> itemName) {
        this.files = files;
        this.uses = uses;
        this.parameters = parameters;
        this.weights = weights;
        this.clause = clause;
        this.itemName = itemName;
    }

    /** The indicator of that folder. */
    Indicator read(String id, Yaml yaml) {
        yaml.allow(Set.of(
                "title",
                "clause",
                "unit",
                "better",
                "target",
                "target_of",
                "bound",
                "owner",
                "numerator",
                "denominator",
                "note",
                "rollup",
                "item",
                "denominator_is_one",
                "parameters",
                "reads"));
        String sql = files.text("indicators/" + id + "/indicator.sql").orElse(null);
        List<Target> targets = readTargets(yaml.maybe("target"));
        Yaml better = targets.isEmpty() ? yaml.maybe("better") : yaml.at("better");
        Yaml rollup = sql == null ? yaml.maybe("rollup") : yaml.at("rollup");
        Yaml targetOf = yaml.maybe("target_of");
        Yaml bound = yaml.maybe("bound");
        Rollup rolled = rollup.isAbsent() ? null : rollup.oneOf(Rollup.class).orElse(null);
        Yaml item = sql == null ? yaml.maybe("item") : yaml.at("item");
        return new Indicator(
                id,
                Title.of(yaml.at("title")),
                clause.apply(yaml.at("clause")),
                yaml.at("unit").text(),
                better.isAbsent() ? null : better.oneOf(Better.class).orElse(null),
                targets,
                targetOf.isAbsent() ? null : targetOf.oneOf(AreaLevel.class).orElse(null),
                bound.isAbsent() ? Bound.INCLUSIVE : bound.oneOf(Bound.class).orElse(Bound.INCLUSIVE),
                weights.getOrDefault(id, BigDecimal.ZERO),
                yaml.at("owner").text(),
                Title.of(yaml.at("numerator")),
                Title.of(yaml.at("denominator")),
                Title.orNull(yaml.maybe("note")),
                rolled,
                itemName.apply(item),
                yaml.maybe("denominator_is_one").flag(),
                uses.parameters(yaml, sql),
                uses.reads(yaml, sql),
                sql);
    }

    private List<Target> readTargets(Yaml yaml) {
        if (yaml.isAbsent()) {
            return List.of();
        }
        if (!yaml.isMap()) {
            return List.of(new Target(null, readTarget(yaml)));
        }
        List<Target> targets = new ArrayList<>();
        yaml.entries().forEach((year, value) -> {
            if (year.matches("[12]\\d{3}")) {
                targets.add(new Target(Integer.valueOf(year), readTarget(value)));
            } else {
                value.problem(year + " 不是年份", year + " is not a year");
            }
        });
        return List.copyOf(targets);
    }

    private Target.Value readTarget(Yaml yaml) {
        if (yaml.isNumber()) {
            return new Target.Fixed(yaml.number());
        }
        String parameter = yaml.name();
        if (!parameter.isEmpty() && !parameters.contains(parameter)) {
            yaml.problem("parameters.yaml 中没有参数 " + parameter, "parameters.yaml has no parameter " + parameter);
        }
        return new Target.OfParameter(parameter);
    }
}
