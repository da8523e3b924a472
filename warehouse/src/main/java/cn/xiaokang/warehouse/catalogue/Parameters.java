package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parameters by name. */
public record Parameters(Map<String, Parameter> all) {
    /** The last day of a value that still holds. */
    public static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    /** The parameter of that name. */
    public Parameter parameter(String name) {
        Parameter parameter = all.get(name);
        if (parameter == null) {
            throw new FaultException(
                    CatalogueFault.UNKNOWN_NAME,
                    "没有名为 " + name + " 的参数，请使用 " + all.keySet() + " 之一。",
                    "There is no parameter " + name + "; use one of " + all.keySet() + ".");
        }
        return parameter;
    }

    /** The value in force on a day, or none before the first. */
    public Optional<BigDecimal> on(String name, LocalDate day) {
        return parameter(name).on(day);
    }

    /** The rows of {@code dim_parameter}: each value from its day to the day before the next one. */
    public List<ParameterRow> parameterRows() {
        List<ParameterRow> rows = new ArrayList<>();
        for (Parameter parameter : all.values()) {
            parameter.values().forEach((from, value) -> {
                LocalDate next = parameter.values().higherKey(from);
                LocalDate to = next == null ? OPEN_END : next.minusDays(1);
                rows.add(new ParameterRow(parameter.name(), from, to, value, parameter.unit(), parameter.clause()));
            });
        }
        return List.copyOf(rows);
    }
}
