package cn.xiaokang.api.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A report as a Word document in the manner of official papers (designed towards GB/T 9704): A4, 小标宋 for the title, 黑体 for heads,
 * 仿宋 for the text. The fonts are named, not shipped: the office's machine has them, another one takes what it has instead.
 */
final class WordDocument {
    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String HEAD_FONT = "黑体";
    private static final String TEXT_FONT = "仿宋";
    private static final String LATIN_FONT = "Times New Roman";
    private static final String LINE = "B4BFCC";
    private static final int LONG_SIDE = 16838;
    private static final int SHORT_SIDE = 11906;
    private static final int MARGIN = 1134;

    private final Report report;
    private final XWPFDocument document = new XWPFDocument();

    WordDocument(Report report) {
        this.report = report;
    }

    void write(OutputStream to) throws IOException {
        try (document) {
            page();
            document.getProperties().getCoreProperties().setTitle(report.title());
            document.getProperties().getCoreProperties().setCreator("Xiaokang");
            line(report.title(), TITLE_FONT, 20, ParagraphAlignment.CENTER, "0F2F4F");
            line(report.subtitle(), TEXT_FONT, 11, ParagraphAlignment.CENTER, "48566A");
            for (Report.Section section : report.sections()) {
                XWPFParagraph head = head(section.title(), 15, 1);
                head.setPageBreak(
                        report.isWide() && !section.equals(report.sections().get(0)));
                for (Block block : section.blocks()) {
                    block(block);
                }
            }
            head("说明", 15, 1);
            report.notes().forEach(note -> line(note, TEXT_FONT, 10, ParagraphAlignment.BOTH, "48566A"));
            foot();
            document.write(to);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(report.isWide() ? LONG_SIDE : SHORT_SIDE));
        size.setH(BigInteger.valueOf(report.isWide() ? SHORT_SIDE : LONG_SIDE));
        size.setOrient(report.isWide() ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(MARGIN));
        margin.setBottom(BigInteger.valueOf(MARGIN));
        margin.setLeft(BigInteger.valueOf(MARGIN));
        margin.setRight(BigInteger.valueOf(MARGIN));
        margin.setHeader(BigInteger.valueOf(600));
        margin.setFooter(BigInteger.valueOf(600));
        margin.setGutter(BigInteger.ZERO);
    }

    private int textWidth() {
        return (report.isWide() ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
    }

    private void block(Block block) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            line(paragraph.text(), TEXT_FONT, 11, ParagraphAlignment.BOTH, "1A2433");
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Code code) {
            line(code.says() + "：" + code.address(), TEXT_FONT, 11, ParagraphAlignment.LEFT, "1A2433");
        } else {
            new WordChart(document, textWidth()).add(block);
        }
    }

    private XWPFParagraph head(String words, int size, int level) {
        XWPFParagraph paragraph = line(words, HEAD_FONT, size, ParagraphAlignment.LEFT, "0F2F4F");
        paragraph.setSpacingBefore(200);
        paragraph.setKeepNext(true);
        paragraph.getCTP().getPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        return paragraph;
    }

    private XWPFParagraph line(String words, String font, int size, ParagraphAlignment alignment, String colour) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(80);
        run(paragraph, words, font, size, colour);
        return paragraph;
    }

    static XWPFRun run(XWPFParagraph paragraph, String words, String font, int size, String colour) {
        XWPFRun run = paragraph.createRun();
        run.setText(words);
        run.setFontSize(size);
        run.setColor(colour);
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.addNewRFonts();
        fonts.setAscii(LATIN_FONT);
        fonts.setHAnsi(LATIN_FONT);
        fonts.setEastAsia(font);
        return run;
    }

    private void table(Block.Table given) {
        if (!given.caption().isEmpty()) {
            head(given.caption(), 12, 2);
        }
        List<Block.Column> columns = given.columns();
        XWPFTable table = document.createTable(given.rows().size() + 1, columns.size());
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setLeftBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setRightBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setInsideVBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.getCTTbl()
                .getTblPr()
                .addNewTblLayout()
                .setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType.FIXED);
        CTTblWidth width = table.getCTTbl().getTblPr().isSetTblW()
                ? table.getCTTbl().getTblPr().getTblW()
                : table.getCTTbl().getTblPr().addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(textWidth()));
        grid(table, columns);
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int c = 0; c < columns.size(); c++) {
            head.getCell(c).setColor("DCE6F1");
            words(head.getCell(c), columns.get(c).title(), HEAD_FONT, ParagraphAlignment.CENTER);
        }
        for (int r = 0; r < given.rows().size(); r++) {
            Block.Row row = given.rows().get(r);
            XWPFTableRow line = table.getRow(r + 1);
            line.setCantSplitRow(true);
            for (int c = 0; c < row.cells().size(); c++) {
                Cell cell = row.cells().get(c);
                if (row.kind() == Block.Row.Kind.SUM) {
                    line.getCell(c).setColor("F2F5F9");
                }
                words(
                        line.getCell(c),
                        cell.shown(),
                        row.kind() == Block.Row.Kind.SUM ? HEAD_FONT : TEXT_FONT,
                        cell instanceof Cell.Text ? ParagraphAlignment.LEFT : ParagraphAlignment.RIGHT);
            }
        }
        document.createParagraph().setSpacingAfter(60);
    }

    private void grid(XWPFTable table, List<Block.Column> columns) {
        int sum = columns.stream().mapToInt(Block.Column::width).sum();
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int c = 0; c < columns.size(); c++) {
            BigInteger width =
                    BigInteger.valueOf((long) textWidth() * columns.get(c).width() / sum);
            grid.addNewGridCol().setW(width);
            for (XWPFTableRow row : table.getRows()) {
                row.getCell(c).setWidth(width.toString());
            }
        }
    }

    private static void words(XWPFTableCell cell, String words, String font, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(alignment);
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        run(paragraph, words, font, 9, "1A2433");
    }

    private void foot() {
        XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
        XWPFParagraph stamp = footer.createParagraph();
        run(stamp, report.foot(), TEXT_FONT, 8, "5C697B");
        XWPFParagraph page = footer.createParagraph();
        page.setAlignment(ParagraphAlignment.CENTER);
        run(page, "— ", TEXT_FONT, 10, "1A2433");
        field(page, "PAGE");
        run(page, " —", TEXT_FONT, 10, "1A2433");
    }

    private static void field(XWPFParagraph paragraph, String instruction) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(instruction);
        field.addNewR().addNewT().setStringValue("1");
    }
}
