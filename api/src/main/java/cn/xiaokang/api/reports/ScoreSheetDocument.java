package cn.xiaokang.api.reports;

import cn.xiaokang.api.assessment.FrozenSheets;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The score sheet as a document: places, points by indicator with their sums as formulas, figures, sensitivity. */
final class ScoreSheetDocument {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ScoreAnswer sheet;
    private final FrozenSheets.@Nullable Seal seal;
    private final Source source;
    private final Map<String, String> names;

    /** The document of a sheet; under a seal where it is a frozen one. */
    ScoreSheetDocument(ScoreAnswer sheet, FrozenSheets.@Nullable Seal seal, Source source) {
        this.sheet = sheet;
        this.seal = seal;
        this.source = seal == null ? source : source.frozenAt(seal.snapshotId(), seal.dataEndsOn());
        this.names = sheet.indicators().stream()
                .collect(Collectors.toMap(ScoreAnswer.Scored::indicator, ScoreAnswer.Scored::titleZh));
    }

    Report report() {
        String scheme = sheet.scheme().title().zh() + " 第 " + sheet.scheme().version() + " 版";
        return new Report(
                "score-sheet-" + sheet.year(),
                "嘉兴市低收入农户帮扶工作考核得分表（" + sheet.year() + " 年）",
                scheme + (seal == null ? " · 试算，未定稿" : " · 定稿"),
                source.foot(),
                true,
                notes(scheme),
                List.of(
                        new Report.Section("得分与排名", List.of(places(), bars())),
                        new Report.Section("指标得分", List.of(points())),
                        new Report.Section("指标数值", List.of(figures())),
                        new Report.Section("名次敏感性", sensitivity()),
                        new Report.Section("改变名次的权重", List.of(movers())),
                        new Report.Section("同条款目标不一致", partings())));
    }

    private Block places() {
        List<ScoreAnswer.County> ranked = new ArrayList<>(sheet.counties());
        ranked.sort(Comparator.comparing(county -> Objects.requireNonNullElse(county.rank(), Integer.MAX_VALUE)));
        return new Block.Table(
                "",
                List.of(
                        new Column("县（市、区）", 14),
                        new Column("得分", 10),
                        new Column("名次", 8),
                        new Column("上年得分", 10),
                        new Column("上年名次", 10),
                        new Column("得分增减", 10),
                        new Column("可得满分", 10),
                        new Column("已得分", 10),
                        new Column("扣分", 8),
                        new Column("扣分事项", 30)),
                ranked.stream()
                        .map(county -> Row.of(List.of(
                                Shown.text(county.name()),
                                Shown.points(county.score()),
                                Shown.whole(county.rank()),
                                Shown.points(county.scoreBefore()),
                                Shown.whole(county.rankBefore()),
                                Shown.difference(county.score(), county.scoreBefore()),
                                Shown.points(county.available()),
                                Shown.points(county.earned()),
                                Shown.points(county.deducted()),
                                Shown.text(county.taken().stream()
                                        .map(taken -> taken.titleZh() + " −"
                                                + taken.points().toPlainString())
                                        .collect(Collectors.joining("；"))))))
                        .toList());
    }

    private Block bars() {
        return new Block.Bars(
                "各县（市、区）得分",
                sheet.counties().stream()
                        .sorted(Comparator.comparing(
                                county -> Objects.requireNonNullElse(county.rank(), Integer.MAX_VALUE)))
                        .map(county -> new Block.Bar(
                                county.name(),
                                county.score(),
                                Shown.points(county.score()).shown()))
                        .toList());
    }

    /** Points by indicator and county; below them what is available, earned, taken off, and the score, each computed by the workbook. */
    private Block points() {
        List<Column> columns = new ArrayList<>(List.of(new Column("指标", 34), new Column("权重", 8)));
        sheet.counties().forEach(county -> columns.add(new Column(county.name(), 10)));
        List<Row> rows = new ArrayList<>();
        for (ScoreAnswer.Scored indicator : sheet.indicators()) {
            List<Cell> cells = new ArrayList<>(
                    List.of(Shown.text(indicator.titleZh()), new Cell.Amount(indicator.weight(), Cell.Format.POINTS)));
            for (ScoreAnswer.County county : sheet.counties()) {
                ScoreAnswer.Cell cell = county.cell(indicator.indicator());
                cells.add(cell == null ? new Cell.None("") : earned(cell));
            }
            rows.add(Row.of(cells));
        }
        int last = rows.size() - 1;
        BigDecimal full =
                sheet.indicators().stream().map(ScoreAnswer.Scored::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        Cell sumOfWeights = new Cell.Formula("SUM({1,0}:{1," + last + "})", full, Cell.Format.POINTS);
        Cell nothing = Shown.text("");
        rows.add(sum(
                "可得满分",
                sumOfWeights,
                "SUMIF({,0}:{," + last + "},\">=0\",{1,0}:{1," + last + "})",
                ScoreAnswer.County::available));
        rows.add(sum("已得分", nothing, "SUM({,0}:{," + last + "})", ScoreAnswer.County::earned));
        List<Cell> deducted = new ArrayList<>(List.of(Shown.text("扣分"), nothing));
        sheet.counties().forEach(county -> deducted.add(new Cell.Amount(county.deducted(), Cell.Format.POINTS)));
        rows.add(Row.sum(deducted));
        rows.add(sum(
                "得分（折算百分制）",
                nothing,
                "IF({," + (last + 1) + "}=0,\"\",MAX(0,ROUND(100*{," + (last + 2) + "}/{," + (last + 1) + "},4)-{,"
                        + (last + 3) + "}))",
                county -> Objects.requireNonNullElse(county.score(), BigDecimal.ZERO)));
        return new Block.Table("", columns, rows);
    }

    private static Cell earned(ScoreAnswer.Cell cell) {
        BigDecimal earned = cell.earned();
        return earned == null
                ? new Cell.None("no_target".equals(cell.unscored()) ? "无目标" : "无数值")
                : new Cell.Amount(earned, Cell.Format.POINTS);
    }

    private Row sum(
            String title,
            Cell ofWeights,
            String pattern,
            java.util.function.Function<ScoreAnswer.County, BigDecimal> value) {
        List<Cell> cells = new ArrayList<>(List.of(Shown.text(title), ofWeights));
        sheet.counties()
                .forEach(county -> cells.add(new Cell.Formula(pattern, value.apply(county), Cell.Format.POINTS)));
        return Row.sum(cells);
    }

    private Block figures() {
        List<Column> columns = new ArrayList<>(
                List.of(new Column("指标", 34), new Column("条款", 14), new Column("单位", 7), new Column("目标", 14)));
        sheet.counties().forEach(county -> columns.add(new Column(county.name(), 12)));
        List<Row> rows = new ArrayList<>();
        for (ScoreAnswer.Scored indicator : sheet.indicators()) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Shown.text(indicator.titleZh()),
                    Shown.text(indicator.clause()),
                    Shown.text(Shown.unit(indicator.unit())),
                    target(indicator)));
            for (ScoreAnswer.County county : sheet.counties()) {
                ScoreAnswer.Cell cell = county.cell(indicator.indicator());
                cells.add(Shown.figure(cell == null ? null : cell.value(), indicator.unit()));
            }
            rows.add(Row.of(cells));
        }
        return new Block.Table("", columns, rows);
    }

    private Cell target(ScoreAnswer.Scored indicator) {
        BigDecimal target = sheet.counties().stream()
                .map(county -> county.cell(indicator.indicator()))
                .filter(Objects::nonNull)
                .map(ScoreAnswer.Cell::target)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (target == null) {
            return new Cell.None(indicator.endOfPlan() == null ? "" : indicator.endOfPlan() + " 年期末");
        }
        String sign = "strict".equals(indicator.bound())
                ? "down".equals(indicator.better()) ? "<" : ">"
                : "down".equals(indicator.better()) ? "≤" : "≥";
        return new Cell.None(sign + " " + Shown.format(indicator.unit()).shown(target));
    }

    private List<Block> sensitivity() {
        int places = sheet.counted();
        List<Column> columns = new ArrayList<>(List.of(
                new Column("县（市、区）", 14), new Column("名次", 8), new Column("逐项变动最好", 10), new Column("逐项变动最差", 10)));
        for (int place = 1; place <= places; place++) {
            columns.add(new Column("第 " + place + " 名", 9));
        }
        BigDecimal draws = BigDecimal.valueOf(sheet.sensitivity().draws());
        List<Row> rows = new ArrayList<>();
        for (ScoreAnswer.RankRange range : sheet.sensitivity().counties()) {
            ScoreAnswer.County county = county(range.countyCode());
            List<Cell> cells = new ArrayList<>(List.of(
                    Shown.text(county == null ? range.countyCode() : county.name()),
                    Shown.whole(county == null ? null : county.rank()),
                    Shown.whole(range.best()),
                    Shown.whole(range.worst())));
            for (int place = 0; place < places; place++) {
                cells.add(new Cell.Amount(
                        BigDecimal.valueOf(range.drawn().get(place)).divide(draws, 6, java.math.RoundingMode.HALF_UP),
                        Cell.Format.PERCENT));
            }
            rows.add(Row.of(cells));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(sheet.sensitivity().methodZh()));
        blocks.add(new Block.Table("", columns, rows));
        return blocks;
    }

    private Block movers() {
        return new Block.Table(
                "",
                List.of(new Column("指标", 34), new Column("权重变为", 12), new Column("名次变动", 60)),
                sheet.sensitivity().movers().stream()
                        .map(mover -> Row.of(List.of(
                                Shown.text(Objects.requireNonNullElse(names.get(mover.indicator()), mover.indicator())),
                                new Cell.Amount(mover.factor(), Cell.Format.PERCENT),
                                Shown.text(moves(mover)))))
                        .toList());
    }

    private String moves(ScoreAnswer.Mover mover) {
        return mover.ranks().entrySet().stream()
                .map(entry -> {
                    ScoreAnswer.County county = county(entry.getKey());
                    return county == null
                            ? entry.getKey()
                            : county.name() + " " + county.rank() + "→" + entry.getValue();
                })
                .collect(Collectors.joining("；"));
    }

    private List<Block> partings() {
        return List.of(
                new Block.Paragraph("同一条款有几个目标的，有的达到、有的没有达到时在此列出：达到一个不等于达到另一个。"),
                new Block.Table(
                        "",
                        List.of(
                                new Column("县（市、区）", 12),
                                new Column("条款", 10),
                                new Column("达标", 40),
                                new Column("未达标", 40)),
                        sheet.partings().stream()
                                .map(parting -> {
                                    ScoreAnswer.County county = county(parting.countyCode());
                                    return Row.of(List.of(
                                            Shown.text(county == null ? parting.countyCode() : county.name()),
                                            Shown.text(parting.clause()),
                                            Shown.text(titles(parting.met())),
                                            Shown.text(titles(parting.missed()))));
                                })
                                .toList()));
    }

    private static String titles(List<ScoreAnswer.Named> named) {
        return named.stream().map(ScoreAnswer.Named::titleZh).collect(Collectors.joining("；"));
    }

    private ScoreAnswer.@Nullable County county(String code) {
        return sheet.counties().stream()
                .filter(county -> county.countyCode().equals(code))
                .findFirst()
                .orElse(null);
    }

    private List<String> notes(String scheme) {
        List<String> notes = new ArrayList<>();
        notes.add("考核方案：" + scheme + "（" + sheet.scheme().id() + "-"
                + sheet.scheme().version() + "），适用 " + sheet.scheme().years().from() + "—"
                + sheet.scheme().years().to() + " 年。");
        notes.add("得分 = " + HUNDRED + " × 已得分 ÷ 可得满分 − 扣分，四位小数，最低为 0；同分同名次，其后名次顺延。当年无数值或无目标的指标不计分，其权重从满分中扣除。");
        notes.add("目标带“≥”“≤”的含本数（以上、不低于、至少、达到），带“>”“<”的不含本数（高于、低于）。期末目标只在该年计分。");
        notes.add("上年得分按同一方案计算，增减只反映数值变化。");
        if (seal != null) {
            notes.add("定稿：" + seal.frozenBy() + " 于 " + seal.frozenAt() + " 定稿，所据快照 " + seal.snapshotId()
                    + "，摘要 SHA-256 " + seal.sha256() + "。定稿后不再改变。");
        }
        return notes;
    }
}
