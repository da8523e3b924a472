package cn.xiaokang.api.assessment;

/** A figure beside what it means. */
public record IndicatorFigure(Meaning indicator, Figure figure) {}
