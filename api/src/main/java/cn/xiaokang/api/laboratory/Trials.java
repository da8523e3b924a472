package cn.xiaokang.api.laboratory;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Moves;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.laboratory.Experiment;
import cn.xiaokang.warehouse.laboratory.Laboratory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries parameters on the snapshot of a reading. */
public final class Trials {
    private final Laboratory laboratory;
    private final Indicators indicators;

    /** Trials by that catalogue. */
    public Trials(Catalogue catalogue, Indicators indicators) {
        this.laboratory = new Laboratory(catalogue);
        this.indicators = indicators;
    }

    /** The names of what can be moved. */
    public List<String> names() {
        return laboratory.movable().stream().map(Parameter::name).toList();
    }

    /** What the year (the newest where null) would be with those values; a 400 problem where one is out of bounds. */
    public Trial trial(Reading reading, @Nullable Integer year, Map<String, BigDecimal> tried) {
        List<Integer> years = indicators.years(reading);
        int ofYear = year != null
                ? year
                : years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0);
        tried.forEach((name, value) -> {
            if (!laboratory.allows(name, value)) {
                throw RequestFault.BAD_PARAMETER.with(name, "out of its bounds / 超出可移动的范围");
            }
        });
        LocalDate yearEnd = LocalDate.of(ofYear, 12, 31);
        List<MovableParameter> parameters = laboratory.movable().stream()
                .flatMap(parameter -> movable(parameter, yearEnd, tried))
                .toList();
        Map<String, BigDecimal> moved = parameters.stream()
                .filter(MovableParameter::isMoved)
                .collect(Collectors.toMap(MovableParameter::name, MovableParameter::tried, (a, b) -> a, TreeMap::new));
        Experiment experiment = reading.experiment(laboratory, moved, ofYear);
        AreaScope area = reading.viewer().area();
        return new Trial(
                ofYear,
                years,
                parameters,
                experiment.households().stream()
                        .filter(each -> area.includes(each.countyCode()))
                        .toList(),
                experiment.money().stream()
                        .filter(each -> area.includes(each.countyCode()))
                        .toList(),
                experiment.indicators().stream()
                        .filter(each -> area.includes(each.areaCode()))
                        .toList(),
                experiment.flags().stream()
                        .filter(each -> area.includes(Objects.requireNonNullElse(each.countyCode(), "")))
                        .toList());
    }

    /** None for a parameter that isn't set in the year. */
    private static Stream<MovableParameter> movable(
            Parameter parameter, LocalDate yearEnd, Map<String, BigDecimal> tried) {
        Moves moves = Objects.requireNonNull(parameter.moves());
        return parameter.on(yearEnd).stream()
                .map(value -> new MovableParameter(
                        parameter.name(),
                        parameter.title(),
                        parameter.unit(),
                        parameter.clause(),
                        value,
                        Objects.requireNonNullElse(tried.get(parameter.name()), value),
                        moves.from(),
                        moves.to(),
                        moves.step()));
    }
}
