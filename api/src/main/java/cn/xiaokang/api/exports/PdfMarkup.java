package cn.xiaokang.api.exports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** A report as the markup that the PDF is laid out from; every word of it is escaped. */
final class PdfMarkup {
    private static final BigDecimal WIDEST = BigDecimal.valueOf(100);

    private final Report report;
    private final String style;
    private final StringBuilder html = new StringBuilder(64 * 1024);

    PdfMarkup(Report report, String style) {
        this.report = report;
        this.style = style;
    }

    String html() {
        html.append("<!DOCTYPE html><html lang=\"zh-CN\"><head><title>")
                .append(escaped(report.title()))
                .append("</title><meta name=\"subject\" content=\"")
                .append(escaped(report.subtitle()))
                .append("\"/><style>")
                .append(style)
                .append("@page { size: ")
                .append(report.paper().name())
                .append(' ')
                .append(report.isWide() ? "landscape" : "portrait")
                .append("; @bottom-left { font-family: 'Xiaokang Kai'; font-size: 8pt; color: #5c697b; content: \"")
                .append(escaped(report.foot().replace("\"", "")))
                .append("\"; } }</style></head><body class=\"")
                .append(report.isWide() ? "wide" : "tall")
                .append(report.paper() == Report.Paper.A3 ? " a3" : "")
                .append("\"><h1>")
                .append(escaped(report.title()))
                .append("</h1><p class=\"subtitle\">")
                .append(escaped(report.subtitle()))
                .append("</p>");
        for (Report.Section section : report.sections()) {
            html.append(section.equals(report.sections().get(0)) ? "<section class=\"first\"><h2>" : "<section><h2>")
                    .append(escaped(section.title()))
                    .append("</h2>");
            section.blocks().forEach(this::block);
            html.append("</section>");
        }
        html.append("<section><h2>说明</h2>");
        report.notes()
                .forEach(note ->
                        html.append("<p class=\"note\">").append(escaped(note)).append("</p>"));
        return html.append("</section></body></html>").toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            html.append("<p>").append(escaped(paragraph.text())).append("</p>");
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Bars bars) {
            bars(bars);
        } else if (block instanceof Block.Lines lines) {
            lines(lines);
        } else if (block instanceof Block.Code code) {
            html.append("<div class=\"code\"><object type=\"")
                    .append(CodeDrawing.TYPE)
                    .append("\" alt=\"")
                    .append(escaped(code.says()))
                    .append("\" style=\"")
                    .append(report.paper() == Report.Paper.A3 ? "width:45mm;height:45mm" : "width:30mm;height:30mm")
                    .append("\" data-address=\"")
                    .append(escaped(code.address()))
                    .append("\"></object><p>")
                    .append(escaped(code.says()))
                    .append("</p></div>");
        }
    }

    private void table(Block.Table table) {
        int width = table.columns().stream().mapToInt(Block.Column::width).sum();
        if (!table.caption().isEmpty()) {
            html.append("<h3>").append(escaped(table.caption())).append("</h3>");
        }
        html.append("<table><thead><tr>");
        for (Block.Column column : table.columns()) {
            html.append("<th style=\"width:")
                    .append(100 * column.width() / width)
                    .append("%\">")
                    .append(escaped(column.title()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (Block.Row row : table.rows()) {
            html.append(row.kind() == Block.Row.Kind.SUM ? "<tr class=\"sum\">" : "<tr>");
            for (Cell cell : row.cells()) {
                html.append(cell instanceof Cell.Text ? "<td>" : "<td class=\"num\">")
                        .append(escaped(cell.shown()))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private void bars(Block.Bars bars) {
        BigDecimal most = bars.bars().stream()
                .map(bar -> Objects.requireNonNullElse(bar.value(), BigDecimal.ZERO))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        html.append("<div class=\"chart\"><h3>")
                .append(escaped(bars.title()))
                .append("</h3><table class=\"bars\"><tbody>");
        for (Block.Bar bar : bars.bars()) {
            BigDecimal value =
                    Objects.requireNonNullElse(bar.value(), BigDecimal.ZERO).max(BigDecimal.ZERO);
            html.append("<tr><td class=\"label\">")
                    .append(escaped(bar.label()))
                    .append("</td><td class=\"space\"><div class=\"bar\" style=\"width:")
                    .append(value.multiply(WIDEST)
                            .divide(most, 2, RoundingMode.HALF_UP)
                            .toPlainString())
                    .append("%\"></div></td><td class=\"num\">")
                    .append(escaped(bar.shown()))
                    .append("</td></tr>");
        }
        html.append("</tbody></table></div>");
    }

    /** The points stand over the middle of the columns below them, which name them and tell their values. */
    private void lines(Block.Lines lines) {
        html.append("<div class=\"chart\"><h3>").append(escaped(lines.title())).append("</h3>");
        html.append("<div class=\"lines\"><object type=\"")
                .append(LineDrawing.TYPE)
                .append("\" alt=\"")
                .append(escaped(lines.title()))
                .append("\" style=\"width:150mm;height:42mm\" data-series=\"");
        for (int i = 0; i < lines.series().size(); i++) {
            html.append(i == 0 ? "" : ";")
                    .append(LineDrawing.written(lines.series().get(i).values()));
        }
        html.append("\"></object></div><table class=\"under\"><tbody><tr><td class=\"name\"></td>");
        lines.labels()
                .forEach(label -> html.append("<td>").append(escaped(label)).append("</td>"));
        html.append("</tr>");
        for (int i = 0; i < lines.series().size(); i++) {
            Block.Series series = lines.series().get(i);
            html.append("<tr><td class=\"name s")
                    .append(i % 2)
                    .append("\">")
                    .append(i % 2 == 0 ? "● " : "▲ ")
                    .append(escaped(series.name()))
                    .append("</td>");
            for (BigDecimal value : series.values()) {
                html.append("<td>")
                        .append(value == null ? "—" : Cell.Format.WHOLE.shown(value))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    /** As markup takes it; what XML can't hold is left out. */
    static String escaped(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (c >= 0x20 || c == '\t' || c == '\n') {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
