package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.assessment.Curve;
import cn.xiaokang.warehouse.assessment.Deduction;
import cn.xiaokang.warehouse.assessment.Scheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads assessment schemes and holds them to the indicators that there are. */
final class SchemeReader {
    private final Set<String> indicators;
    private final Set<String> withTarget;

    /** Schemes over those indicators, of which those have a target. */
    SchemeReader(Set<String> indicators, Set<String> withTarget) {
        this.indicators = indicators;
        this.withTarget = withTarget;
    }

    Scheme read(Yaml yaml) {
        yaml.allow(Set.of("id", "title", "version", "years", "curve", "curves", "weights", "deductions"));
        Title title = Title.of(yaml.at("title"));
        int version = yaml.at("version").integer();
        if (version < 1) {
            yaml.at("version").problem("版本号从 1 起", "versions begin with 1");
        }
        Yaml years = yaml.at("years").allow(Set.of("from", "to"));
        int from = years.at("from").integer();
        int to = years.at("to").integer();
        if (from < 2000 || to > 2099 || from > to) {
            years.problem("适用年度应为 2000 至 2099 之间的起止年", "the years run from 2000 to 2099 at most, from before to");
        }
        Map<String, BigDecimal> weights = readWeights(yaml.at("weights"));
        Map<String, Curve> curves = new LinkedHashMap<>();
        yaml.maybe("curves").entries().forEach((indicator, given) -> {
            known(given, indicator);
            curves.put(indicator, readCurve(given));
        });
        Curve curve = readCurve(yaml.at("curve"));
        if (curve instanceof Curve.Span) {
            yaml.at("curve").problem("span 曲线只能用于单个指标（curves）", "a span is for one indicator: put it under curves");
        }
        weights.forEach((indicator, weight) -> {
            boolean isSpan = curves.get(indicator) instanceof Curve.Span;
            if (weight.signum() > 0 && indicators.contains(indicator) && !withTarget.contains(indicator) && !isSpan) {
                yaml.at("weights")
                        .at(indicator)
                        .problem(
                                "指标 " + indicator + " 没有目标，须在 curves 中给出 span 才能计分",
                                "indicator " + indicator + " has no target; give it a span under curves to score it");
            }
        });
        return new Scheme(
                yaml.at("id").name(),
                title.zh(),
                title.enOrZh(),
                version,
                from,
                to,
                curve,
                curves,
                weights,
                readDeductions(yaml.maybe("deductions")));
    }

    private Map<String, BigDecimal> readWeights(Yaml yaml) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        yaml.entries().forEach((indicator, given) -> {
            known(given, indicator);
            BigDecimal weight = given.number();
            if (weight.signum() < 0
                    || weight.compareTo(Scheme.FULL) > 0
                    || weight.stripTrailingZeros().scale() > 2) {
                given.problem("权重应为 0 至 100，至多两位小数", "a weight is from 0 to 100 with two decimals at most");
            }
            weights.put(indicator, weight);
        });
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(Scheme.FULL) != 0) {
            yaml.problem(
                    "权重合计应为 100，现为 " + sum.toPlainString(),
                    "the weights add up to 100, these to " + sum.toPlainString());
        }
        return weights;
    }

    private Curve readCurve(Yaml yaml) {
        String kind = yaml.at("kind").textOrNull();
        switch (kind == null ? "" : kind) {
            case "proportional" -> {
                yaml.allow(Set.of("kind", "floor"));
                return new Curve.Proportional(share(yaml.at("floor")));
            }
            case "all_or_nothing" -> {
                yaml.allow(Set.of("kind"));
                return new Curve.AllOrNothing();
            }
            case "steps" -> {
                yaml.allow(Set.of("kind", "steps"));
                return new Curve.Steps(readSteps(yaml.at("steps")));
            }
            case "span" -> {
                yaml.allow(Set.of("kind", "zero_at", "full_at"));
                BigDecimal zeroAt = yaml.at("zero_at").number();
                BigDecimal fullAt = yaml.at("full_at").number();
                if (zeroAt.compareTo(fullAt) == 0) {
                    yaml.problem("zero_at 与 full_at 不能相同", "zero_at and full_at must differ");
                    return new Curve.AllOrNothing();
                }
                return new Curve.Span(zeroAt, fullAt);
            }
            default -> {
                if (kind != null) {
                    yaml.problem(
                            kind + " 不在 proportional、all_or_nothing、steps、span 之中",
                            kind + " is none of proportional, all_or_nothing, steps, span");
                }
                return new Curve.AllOrNothing();
            }
        }
    }

    private static List<Curve.Step> readSteps(Yaml yaml) {
        List<Curve.Step> steps = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            item.allow(Set.of("from", "share"));
            Curve.Step step = new Curve.Step(share(item.at("from")), share(item.at("share")));
            if (!steps.isEmpty()) {
                Curve.Step last = steps.get(steps.size() - 1);
                if (step.from().compareTo(last.from()) <= 0 || step.share().compareTo(last.share()) < 0) {
                    item.problem("各级应由低到高", "steps go upwards");
                }
            }
            steps.add(step);
        }
        return steps;
    }

    private List<Deduction> readDeductions(Yaml yaml) {
        List<Deduction> deductions = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            item.allow(Set.of("id", "title", "indicator", "each", "points", "most"));
            String indicator = item.at("indicator").name();
            known(item, indicator);
            Title title = Title.of(item.at("title"));
            Yaml each = item.maybe("each");
            BigDecimal distance = each.isAbsent() ? null : each.number();
            if (distance != null && distance.signum() <= 0) {
                each.problem("each 应大于 0", "each is above zero");
            }
            BigDecimal points = item.at("points").number();
            BigDecimal most = item.at("most").number();
            if (points.signum() <= 0 || most.compareTo(points) < 0 || most.compareTo(Scheme.FULL) > 0) {
                item.problem("points 应大于 0，most 不小于 points 且不大于 100", "points are above zero, most from points to 100");
            }
            deductions.add(
                    new Deduction(item.at("id").name(), title.zh(), title.enOrZh(), indicator, distance, points, most));
        }
        return deductions;
    }

    private void known(Yaml at, String indicator) {
        if (!indicator.isEmpty() && !indicators.contains(indicator)) {
            at.problem("没有指标 " + indicator, "there is no indicator " + indicator);
        }
    }

    private static BigDecimal share(Yaml yaml) {
        BigDecimal share = yaml.number();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            yaml.problem("应为 0 至 1", "a share is from 0 to 1");
        }
        return share;
    }
}
