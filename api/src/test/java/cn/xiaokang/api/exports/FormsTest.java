package cn.xiaokang.api.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** A small report in each form: what a reader of the file finds in it. */
class FormsTest {
    private static final List<String> SLY = List.of("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1");

    @Test
    void aWorkbookHasNumbersAsNumbersSumsAsFormulasAndAFrozenHead() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(Form.XLSX)))) {
            assertEquals(2, workbook.getNumberOfSheets(), "a section and the notes");
            XSSFSheet sheet = workbook.getSheetAt(0);
            int head = 3; // title, subtitle, a paragraph, the head
            assertEquals("指标", sheet.getRow(head).getCell(0).getStringCellValue());
            XSSFCell number = sheet.getRow(head + 1).getCell(1);
            assertEquals(CellType.NUMERIC, number.getCellType());
            assertEquals(7.5, number.getNumericCellValue());
            assertEquals("0.00", number.getCellStyle().getDataFormatString());
            XSSFCell sum = sheet.getRow(head + 1 + SLY.size()).getCell(1);
            assertEquals("SUM(B5:B10)", sum.getCellFormula());
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            assertEquals(45.0, evaluator.evaluate(sum).getNumberValue());
            assertEquals(head + 1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertEquals(1, sheet.getPaneInformation().getVerticalSplitPosition());
            assertNotNull(sheet.getRepeatingRows());
            assertTrue(sheet.getFitToPage());
            assertTrue(
                    sheet.getFooter().getLeft().contains("快照 s1"),
                    sheet.getFooter().getLeft());
            assertTrue(sheet.getFooter().getRight().contains("&P"));
        }
    }

    @Test
    void textThatBeginsLikeAFormulaStaysTextInAWorkbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(Form.XLSX)))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (int i = 0; i < SLY.size(); i++) {
                XSSFCell cell = sheet.getRow(4 + i).getCell(0);
                assertEquals(CellType.STRING, cell.getCellType(), SLY.get(i));
                assertEquals(SLY.get(i).strip(), cell.getStringCellValue().strip());
            }
        }
    }

    @Test
    void textThatBeginsLikeAFormulaIsMarkedAsTextInCsvAndNumbersStayExact() throws IOException {
        String csv = new String(written(Form.CSV), StandardCharsets.UTF_8);
        assertTrue(csv.startsWith("\ufeff"), "spreadsheets know the encoding by the mark");
        for (String line : csv.split("\\r\\n", -1)) {
            String field = line.startsWith("\"") ? line.substring(1) : line;
            assertFalse(field.matches("(?s)^[=+@\\t\\r-].*"), line);
        }
        assertTrue(csv.contains("'=1+1,7.5"), csv);
        assertTrue(csv.contains("合计,45"), csv);
        assertTrue(csv.contains("快照 s1"), csv);
    }

    @Test
    void aSheetForABoardIsOnA3WithLargerType() throws IOException {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        Form.PDF.write(report().on(Report.Paper.A3), sheet);
        try (PDDocument document = Loader.loadPDF(sheet.toByteArray())) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertEquals(PDRectangle.A3.getWidth(), Math.min(page.getWidth(), page.getHeight()), 1);
            assertEquals(PDRectangle.A3.getHeight(), Math.max(page.getWidth(), page.getHeight()), 1);
        }
    }

    @Test
    void aPdfHasItsFontItsPagesItsFootAndItsChartAsVectors() throws IOException {
        try (PDDocument document = Loader.loadPDF(written(Form.PDF))) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("考核得分表"), text);
            assertTrue(text.contains("澉浦镇硖石街道"), "rarer characters of the city's names: " + text);
            assertTrue(text.contains("快照 s1"), text);
            assertTrue(text.contains("— 1 / " + document.getNumberOfPages() + " —"), text);
            assertTrue(text.contains("=1+1"));
            assertNotNull(document.getDocumentCatalog().getStructureTreeRoot(), "tagged, for readers who can't see it");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
                }
                assertFalse(
                        page.getResources().getXObjectNames().iterator().hasNext()
                                && page.getResources()
                                        .isImageXObject(page.getResources()
                                                .getXObjectNames()
                                                .iterator()
                                                .next()),
                        "no picture of points");
            }
        }
    }

    @Test
    void aWordDocumentHasItsTableItsChartsAndItsFoot() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written(Form.DOCX)))) {
            String words = document.getParagraphs().stream()
                    .map(paragraph -> paragraph.getText())
                    .collect(Collectors.joining("\n"));
            assertTrue(words.contains("考核得分表"), words);
            assertEquals(SLY.size() + 2, document.getTables().get(0).getNumberOfRows());
            assertTrue(document.getTables().get(0).getRow(0).isRepeatHeader());
            assertEquals(2, document.getCharts().size());
            assertEquals(
                    "gap",
                    document.getCharts()
                            .get(1)
                            .getCTChart()
                            .getDispBlanksAs()
                            .getVal()
                            .toString(),
                    "a missing value is not zero");
            String foot = document.getFooterList().get(0).getText();
            assertTrue(foot.contains("快照 s1"), foot);
            assertTrue(document.getFooterList().get(0)._getHdrFtr().toString().contains("PAGE"));
        }
    }

    @Test
    void theSameFormulaIsPlacedWhereItsColumnStands() {
        assertEquals("SUM(C4:C9)/AB5", Workbooks.placed("SUM({,0}:{,5})/{27,1}", 3, 2));
    }

    @Test
    void numbersAreRoundedInTheirShowingAlone() {
        assertEquals("87.5%", Cell.Format.PERCENT.shown(new BigDecimal("0.87468")));
        assertEquals("+0.07", Cell.Format.SIGNED.shown(new BigDecimal("0.0650")));
        assertEquals("-2.94", Cell.Format.SIGNED.shown(new BigDecimal("-2.9421")));
        assertEquals("1,234.57", Cell.Format.MONEY.shown(new BigDecimal("1234.565")));
        assertEquals("1.4545", Cell.Format.PLAIN.shown(new BigDecimal("1.45454545")));
    }

    private static byte[] written(Form form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        form.write(report(), bytes);
        return bytes.toByteArray();
    }

    private static Report report() {
        BigDecimal points = new BigDecimal("7.5");
        List<Block.Row> rows = new java.util.ArrayList<>(SLY.stream()
                .map(words -> Block.Row.of(
                        List.of(new Cell.Text(words), new Cell.Amount(points, Cell.Format.POINTS), new Cell.None(""))))
                .toList());
        rows.add(Block.Row.sum(List.of(
                new Cell.Text("合计"),
                new Cell.Formula("SUM({,0}:{,5})", new BigDecimal("45"), Cell.Format.POINTS),
                new Cell.Text(""))));
        return new Report(
                "small",
                "考核得分表",
                "<b>试算</b> & 未定稿",
                "快照 s1 · 数据截至 2022-12-31",
                false,
                List.of("说明：\"甲\"与'乙'"),
                List.of(new Report.Section(
                        "得分",
                        List.of(
                                new Block.Paragraph("澉浦镇硖石街道"),
                                new Block.Table(
                                        "",
                                        List.of(
                                                new Block.Column("指标", 30),
                                                new Block.Column("得分", 10),
                                                new Block.Column("备注", 10)),
                                        rows),
                                new Block.Bars(
                                        "得分",
                                        List.of(
                                                new Block.Bar("海宁市", new BigDecimal("86.6"), "86.60"),
                                                new Block.Bar("南湖区", null, "—"))),
                                new Block.Lines(
                                        "人均可支配收入",
                                        List.of("2020", "2021", "2022"),
                                        List.of(new Block.Series(
                                                "收入",
                                                Arrays.asList(
                                                        new BigDecimal("15000"), null, new BigDecimal("17000")))))))));
    }
}
