package cn.xiaokang.api.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a workbook: a sheet for each section, numbers as numbers, sums as formulas, the head row frozen and repeated in print,
 * pages fitted to their width. Words are written as text cells, which no program takes for formulas.
 */
final class Workbooks {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d*),(\\d+)}");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\\\/?*\\[\\]:]");
    private static final String HEAD = "DCE6F1";
    private static final String SUM = "F2F5F9";
    private static final String LINE = "B4BFCC";

    private final Report report;
    private final Set<String> names = new LinkedHashSet<>();

    Workbooks(Report report) {
        this.report = report;
    }

    void write(OutputStream to) throws IOException {
        Workbook workbook = new Workbook(to, "Xiaokang", "1.0");
        workbook.setGlobalDefaultFont("宋体", 11);
        workbook.properties().setTitle(report.title());
        for (Report.Section section : report.sections()) {
            List<Block.Table> tables = section.blocks().stream()
                    .filter(Block.Table.class::isInstance)
                    .map(Block.Table.class::cast)
                    .toList();
            if (!tables.isEmpty()) {
                sheet(workbook, section, tables);
            }
        }
        notes(workbook);
        workbook.finish();
    }

    private void sheet(Workbook workbook, Report.Section section, List<Block.Table> tables) {
        Worksheet sheet = workbook.newWorksheet(name(section.title()));
        int columns =
                tables.stream().mapToInt(table -> table.columns().size()).max().orElse(1);
        for (int c = 0; c < columns; c++) {
            int column = c;
            sheet.width(
                    c,
                    tables.stream()
                            .filter(table -> column < table.columns().size())
                            .mapToInt(table -> table.columns().get(column).width())
                            .max()
                            .orElse(10));
        }
        sheet.inlineString(0, 0, report.title() + " · " + section.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.inlineString(1, 0, report.subtitle());
        sheet.style(1, 0).fontColor("5C697B").set();
        int row = 2;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                sheet.inlineString(row, 0, paragraph.text());
                sheet.range(row, 0, row, columns - 1).merge();
                sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
                sheet.rowHeight(row, 15.0 * lines(paragraph.text(), tables.get(0)));
                row++;
            }
        }
        int firstHead = -1;
        for (Block.Table table : tables) {
            if (!table.caption().isEmpty()) {
                sheet.inlineString(row, 0, table.caption());
                sheet.style(row, 0).bold().set();
                row++;
            }
            if (firstHead < 0) {
                firstHead = row;
            }
            row = table(sheet, table, row) + 1;
        }
        if (tables.size() == 1) {
            sheet.freezePane(1, firstHead + 1);
            sheet.repeatRows(firstHead, firstHead);
        } else {
            sheet.freezePane(1, 2);
            sheet.repeatRows(0, 1);
        }
        print(sheet);
    }

    private static int lines(String text, Block.Table table) {
        int width = table.columns().stream().mapToInt(Block.Column::width).sum();
        return 1 + 2 * text.length() / Math.max(width, 1);
    }

    private static int table(Worksheet sheet, Block.Table table, int top) {
        for (int c = 0; c < table.columns().size(); c++) {
            sheet.inlineString(top, c, table.columns().get(c).title());
            bordered(sheet.style(top, c))
                    .bold()
                    .fillColor(HEAD)
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .set();
        }
        int first = top + 1;
        for (int r = 0; r < table.rows().size(); r++) {
            Block.Row row = table.rows().get(r);
            for (int c = 0; c < row.cells().size(); c++) {
                cell(sheet, first, first + r, c, row.cells().get(c), row.kind());
            }
        }
        return first + table.rows().size();
    }

    private static void cell(Worksheet sheet, int first, int row, int column, Cell cell, Block.Row.Kind kind) {
        StyleSetter style = bordered(sheet.style(row, column));
        style.verticalAlignment("center");
        if (kind == Block.Row.Kind.SUM) {
            style.bold().fillColor(SUM);
        }
        if (cell instanceof Cell.Amount number) {
            sheet.value(row, column, number.value());
            style.format(number.format().code());
        } else if (cell instanceof Cell.Formula formula) {
            sheet.formula(row, column, placed(formula.pattern(), first, column));
            style.format(formula.format().code());
        } else {
            sheet.inlineString(row, column, cell.shown());
            style.wrapText(true);
            if (cell instanceof Cell.None) {
                style.horizontalAlignment("right").fontColor("5C697B");
            }
        }
        style.set();
    }

    private static StyleSetter bordered(StyleSetter style) {
        style.borderStyle(BorderStyle.THIN).borderColor(LINE);
        return style;
    }

    /** The formula with the addresses of its cells. */
    static String placed(String pattern, int firstRow, int ownColumn) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            int column = place.group(1).isEmpty() ? ownColumn : Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(letters(column) + (firstRow + Integer.parseInt(place.group(2)) + 1));
        });
    }

    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    private void notes(Workbook workbook) {
        Worksheet sheet = workbook.newWorksheet(name("说明"));
        sheet.width(0, 110);
        sheet.inlineString(0, 0, report.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 1;
        for (String note : report.notes()) {
            sheet.inlineString(row, 0, note);
            sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
            row++;
        }
        sheet.inlineString(row, 0, report.foot());
        sheet.freezePane(0, 1);
        print(sheet);
    }

    private void print(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(report.isWide() ? "landscape" : "portrait");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer(report.foot(), Position.LEFT, 8);
        sheet.footer("第 &P 页 / 共 &N 页", Position.RIGHT, 8);
    }

    /** A sheet's name: at most 31 characters, none of those that names can't have, once in the workbook. */
    private String name(String wanted) {
        String clean = NOT_IN_A_NAME.matcher(wanted).replaceAll(" ");
        String cut = clean.substring(0, Math.min(clean.length(), 28));
        String name = cut;
        for (int n = 2; !names.add(name); n++) {
            name = cut + n;
        }
        return name;
    }
}
