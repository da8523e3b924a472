package cn.xiaokang.warehouse.worklist;

import cn.xiaokang.warehouse.catalogue.Severity;
import java.math.BigDecimal;

/**
 * One flag of a household, as far as a work list asks.
 *
 * @param year the year of its period
 * @param atStake the money that the flag names, in yuan; 0 where it names none
 */
public record Question(String flagId, String rule, Severity severity, String year, BigDecimal atStake) {}
