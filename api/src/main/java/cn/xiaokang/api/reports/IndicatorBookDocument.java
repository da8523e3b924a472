package cn.xiaokang.api.reports;

import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.IndicatorSeries;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.exports.Block;
import cn.xiaokang.api.exports.Block.Column;
import cn.xiaokang.api.exports.Block.Row;
import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The indicator book: what each indicator means, and its figures by area and year with targets. */
final class IndicatorBookDocument {
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Reading reading;
    private final Source source;

    IndicatorBookDocument(Catalogue catalogue, Indicators indicators, Reading reading, Source source) {
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.reading = reading;
        this.source = source;
    }

    Report report() {
        String area = reading.viewer().area().rootCode();
        List<Integer> years = indicators.years(reading).stream().sorted().toList();
        List<Block> meanings = new ArrayList<>();
        meanings.add(meanings());
        List<Block> figures = new ArrayList<>();
        for (Indicator indicator : catalogue.indicators().values()) {
            IndicatorSeries series = indicators.series(reading, indicator.id(), area);
            if (!series.series().isEmpty()) {
                figures.add(figures(series, years));
            }
        }
        return new Report(
                "indicator-book",
                "嘉兴市低收入农户帮扶指标手册",
                "政策文件各项目标与数值，" + (years.isEmpty() ? "" : years.get(0) + "—" + years.get(years.size() - 1) + " 年"),
                source.foot(),
                true,
                List.of(
                        "数值 = 分子 ÷ 分母，只在显示时取整；工作簿与 csv 中为准确值。",
                        "“—”表示没有数值（没有分母、没有相关数据或该年不适用），不等于零。",
                        "目标行为该年目标；只有期末目标的指标，其他年度没有目标。"),
                List.of(new Report.Section("指标目录", meanings), new Report.Section("指标数值", figures)));
    }

    private Block meanings() {
        return new Block.Table(
                "",
                List.of(
                        new Column("指标", 28),
                        new Column("条款", 15),
                        new Column("单位", 9),
                        new Column("权重", 9),
                        new Column("责任部门", 20),
                        new Column("分子", 46),
                        new Column("分母", 42)),
                catalogue.indicators().values().stream()
                        .map(indicator -> Row.of(List.of(
                                Shown.text(indicator.title().zh()),
                                Shown.text(indicator.clause()),
                                Shown.text(Shown.unit(indicator.unit())),
                                new Cell.Amount(indicator.weight(), Cell.Format.POINTS),
                                Shown.text(indicator.owner()),
                                Shown.text(indicator.numerator().zh()),
                                Shown.text(indicator.denominator().zh()))))
                        .toList());
    }

    private Block figures(IndicatorSeries series, List<Integer> years) {
        Meaning meaning = series.indicator();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Map<Integer, Figure>> byArea = new LinkedHashMap<>();
        Map<Integer, BigDecimal> targets = new TreeMap<>();
        for (Figure figure : series.series()) {
            names.put(figure.areaCode(), figure.areaName());
            byArea.computeIfAbsent(figure.areaCode(), code -> new TreeMap<>()).put(figure.year(), figure);
            BigDecimal target = figure.target();
            if (target != null) {
                targets.put(figure.year(), target);
            }
        }
        List<Column> columns = new ArrayList<>(List.of(new Column("地区", 20)));
        years.forEach(year -> columns.add(new Column(year + " 年", 14)));
        List<Row> rows = new ArrayList<>();
        byArea.forEach((code, figures) -> {
            List<Cell> cells = new ArrayList<>(List.of(Shown.text(names.getOrDefault(code, code))));
            years.forEach(year -> {
                Figure figure = figures.get(year);
                cells.add(figure == null ? new Cell.None("") : Shown.figure(figure.value(), meaning.unit()));
            });
            rows.add(Row.of(cells));
        });
        List<Cell> ofTargets = new ArrayList<>(List.of(Shown.text("目标")));
        years.forEach(year -> ofTargets.add(Shown.figure(targets.get(year), meaning.unit())));
        rows.add(Row.sum(ofTargets));
        return new Block.Table(
                meaning.titleZh() + "（" + Shown.unit(meaning.unit()) + "，" + meaning.clause() + "）", columns, rows);
    }
}
