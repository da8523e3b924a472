package cn.xiaokang.warehouse.laboratory;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One dated value of a parameter, tried as another. Grain: name, valid_from. */
public record MovedValue(String name, LocalDate validFrom, BigDecimal value) {}
