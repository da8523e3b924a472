package cn.xiaokang.api.reports;

import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.Overview;
import cn.xiaokang.api.assessment.ScoreAnswer;
import cn.xiaokang.api.exports.Block;
import cn.xiaokang.api.exports.Block.Column;
import cn.xiaokang.api.exports.Block.Row;
import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.exports.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One county's report: its score and place, targets missed first, income through the years, funds, flags; no persons. */
final class CountyReportDocument {
    private final ScoreAnswer sheet;
    private final FrozenSheets.@Nullable Seal seal;
    private final ScoreAnswer.County county;
    private final Overview overview;
    private final Source source;

    CountyReportDocument(
            ScoreAnswer sheet,
            FrozenSheets.@Nullable Seal seal,
            ScoreAnswer.County county,
            Overview overview,
            Source source) {
        this.sheet = sheet;
        this.seal = seal;
        this.county = county;
        this.overview = overview;
        this.source = source;
    }

    Report report() {
        return new Report(
                "county-report-" + county.countyCode() + "-" + sheet.year(),
                county.name() + "低收入农户帮扶工作报告（" + sheet.year() + " 年）",
                sheet.scheme().title().zh() + " 第 " + sheet.scheme().version() + " 版"
                        + (seal == null ? " · 试算，未定稿" : " · 得分为定稿"),
                source.foot(),
                false,
                notes(),
                List.of(
                        new Report.Section("一、总体情况", summary()),
                        new Report.Section("二、未达标指标", List.of(targets(Boolean.FALSE))),
                        new Report.Section("三、达标与未计分指标", List.of(targets(Boolean.TRUE), targets(null))),
                        new Report.Section("四、收入与资金", money()),
                        new Report.Section("五、疑点", flags())));
    }

    private List<Block> summary() {
        String score = county.score() == null
                ? "没有可计分的指标"
                : "得分 " + Shown.points(county.score()).shown();
        String rank = county.rank() == null ? "" : "，在 " + sheet.counted() + " 个县（市、区）中列第 " + county.rank() + " 名";
        String before = county.rankBefore() == null
                ? ""
                : "，上年按同一方案得 " + Shown.points(county.scoreBefore()).shown() + " 分、列第 " + county.rankBefore() + " 名";
        long met = county.cells().stream()
                .filter(cell -> Boolean.TRUE.equals(cell.isMet()))
                .count();
        long missed = county.cells().stream()
                .filter(cell -> Boolean.FALSE.equals(cell.isMet()))
                .count();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(county.name() + sheet.year() + " 年" + score + rank + before + "。计分指标中 " + met
                + " 项达标、" + missed + " 项未达标。低收入农户 " + overview.households() + " 户、" + overview.members() + " 人。"));
        sheet.sensitivity().counties().stream()
                .filter(range -> range.countyCode().equals(county.countyCode()) && range.best() != null)
                .findFirst()
                .ifPresent(range -> blocks.add(new Block.Paragraph("任一权重增减 "
                        + sheet.sensitivity()
                                .width()
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "% 时，名次在第 " + range.best() + " 至第 " + range.worst() + " 名之间。")));
        List<ScoreAnswer.Parting> partings = sheet.partings().stream()
                .filter(parting -> parting.countyCode().equals(county.countyCode()))
                .toList();
        partings.forEach(parting -> blocks.add(new Block.Paragraph("条款 " + parting.clause() + " 的目标不一致："
                + titles(parting.met()) + " 达标，" + titles(parting.missed()) + " 未达标。")));
        return blocks;
    }

    private static String titles(List<ScoreAnswer.Named> named) {
        return named.stream().map(ScoreAnswer.Named::titleZh).collect(Collectors.joining("、"));
    }

    /** The indicators that are met, missed, or neither, the points that they cost first. */
    private Block targets(@Nullable Boolean isMet) {
        List<Row> rows = new ArrayList<>();
        sheet.indicators().stream()
                .filter(indicator -> {
                    ScoreAnswer.Cell cell = county.cell(indicator.indicator());
                    return cell != null && Objects.equals(cell.isMet(), isMet);
                })
                .sorted(Comparator.comparing(this::lost).reversed())
                .forEach(indicator ->
                        rows.add(row(indicator, Objects.requireNonNull(county.cell(indicator.indicator())))));
        return new Block.Table(
                isMet == null ? "未计分（当年无数值或无目标）" : isMet ? "达标" : "",
                List.of(
                        new Column("指标", 34),
                        new Column("条款", 12),
                        new Column("数值", 14),
                        new Column("目标", 14),
                        new Column("权重", 8),
                        new Column("得分", 8)),
                rows);
    }

    private BigDecimal lost(ScoreAnswer.Scored indicator) {
        ScoreAnswer.Cell cell = county.cell(indicator.indicator());
        BigDecimal earned = cell == null ? null : cell.earned();
        return earned == null ? BigDecimal.ZERO : indicator.weight().subtract(earned);
    }

    private static Row row(ScoreAnswer.Scored indicator, ScoreAnswer.Cell cell) {
        Cell target = cell.target() == null && indicator.endOfPlan() != null
                ? new Cell.None(indicator.endOfPlan() + " 年期末")
                : Shown.figure(cell.target(), indicator.unit());
        return Row.of(List.of(
                Shown.text(indicator.titleZh()),
                Shown.text(indicator.clause()),
                Shown.figure(cell.value(), indicator.unit()),
                target,
                new Cell.Amount(indicator.weight(), Cell.Format.POINTS),
                Shown.points(cell.earned())));
    }

    private List<Block> money() {
        List<Overview.YearOfTrend> trend = overview.trend();
        List<@Nullable BigDecimal> incomes = new ArrayList<>();
        List<@Nullable BigDecimal> targets = new ArrayList<>();
        trend.forEach(year -> {
            incomes.add(year.incomePerCapita());
            targets.add(year.incomeTarget());
        });
        List<Row> rows = new ArrayList<>();
        trend.forEach(year -> rows.add(Row.of(List.of(
                Shown.text(year.year() + " 年"),
                new Cell.Amount(BigDecimal.valueOf(year.households()), Cell.Format.WHOLE),
                Shown.figure(year.incomePerCapita(), "yuan"),
                new Cell.Amount(year.money().allocated(), Cell.Format.MONEY),
                new Cell.Amount(year.money().ordered(), Cell.Format.MONEY),
                new Cell.Amount(year.money().confirmed(), Cell.Format.MONEY),
                new Cell.Amount(year.money().published(), Cell.Format.MONEY)))));
        int last = rows.size() - 1;
        if (last >= 0) {
            rows.add(Row.sum(List.of(
                    Shown.text("合计"),
                    Shown.text(""),
                    Shown.text(""),
                    sum(
                            last,
                            trend.stream().map(year -> year.money().allocated()).toList()),
                    sum(last, trend.stream().map(year -> year.money().ordered()).toList()),
                    sum(
                            last,
                            trend.stream().map(year -> year.money().confirmed()).toList()),
                    sum(
                            last,
                            trend.stream().map(year -> year.money().published()).toList()))));
        }
        return List.of(
                new Block.Lines(
                        "低收入农户人均可支配收入（元）",
                        trend.stream().map(year -> String.valueOf(year.year())).toList(),
                        List.of(new Block.Series("人均可支配收入", incomes), new Block.Series("目标", targets))),
                new Block.Table(
                        "农户、收入与资金（元）",
                        List.of(
                                new Column("年度", 12),
                                new Column("农户（户）", 10),
                                new Column("人均可支配收入", 16),
                                new Column("安排", 18),
                                new Column("发放", 18),
                                new Column("银行确认", 18),
                                new Column("已公示", 18)),
                        rows));
    }

    private static Cell sum(int last, List<BigDecimal> amounts) {
        return new Cell.Formula(
                "SUM({,0}:{," + last + "})",
                amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                Cell.Format.MONEY);
    }

    private List<Block> flags() {
        return List.of(
                new Block.Paragraph("疑点是待核实的问题，不是结论。下表为全部年度的疑点数与涉及金额。"),
                new Block.Table(
                        "",
                        List.of(
                                new Column("规则", 40),
                                new Column("严重程度", 10),
                                new Column("疑点数", 10),
                                new Column("涉及金额（元）", 18)),
                        overview.rules().stream()
                                .map(rule -> Row.of(List.of(
                                        Shown.text(rule.titleZh()),
                                        Shown.text(severity(rule.severity())),
                                        new Cell.Amount(BigDecimal.valueOf(rule.flags()), Cell.Format.WHOLE),
                                        new Cell.Amount(rule.atStake(), Cell.Format.MONEY))))
                                .toList()));
    }

    private static String severity(String severity) {
        return switch (severity) {
            case "high" -> "高";
            case "medium" -> "中";
            case "low" -> "低";
            default -> severity;
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("得分 = 100 × 已得分 ÷ 可得满分 − 扣分；当年无数值或无目标的指标不计分，其权重从满分中扣除。收入目标为期末目标，只在该年计分。");
        notes.add("金额为元；安排、发放、银行确认、已公示四项应逐笔对应，差额见资金页。");
        if (seal != null) {
            notes.add("得分与名次为定稿，所据快照 " + seal.snapshotId() + "，摘要 SHA-256 " + seal.sha256() + "；收入、资金与疑点取自页脚所列快照。");
        }
        return notes;
    }
}
