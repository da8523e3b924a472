package cn.xiaokang.api.assessment;

import java.util.List;

/** All indicators of one area and year, and the years that can be asked for, newest first. */
public record IndicatorFigures(String areaCode, int year, List<Integer> years, List<IndicatorFigure> items) {}
