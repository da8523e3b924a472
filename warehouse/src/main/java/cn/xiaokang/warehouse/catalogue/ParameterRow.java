package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One dated value of a parameter; both days are included. Grain: name, valid_from. */
public record ParameterRow(
        String name, LocalDate validFrom, LocalDate validTo, BigDecimal value, String unit, String clause) {}
