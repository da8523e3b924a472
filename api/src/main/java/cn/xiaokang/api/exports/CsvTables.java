package cn.xiaokang.api.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The tables of a report one below the other, as spreadsheets open them rightly: UTF-8 with a mark at its beginning, RFC 4180, exact
 * numbers, and no text that a spreadsheet would take for a formula.
 */
final class CsvTables {
    private CsvTables() {}

    static void write(Report report, OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter lines = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        lines.writeRecord(FormulaGuard.safe(report.title()), FormulaGuard.safe(report.subtitle()));
        for (Report.Section section : report.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    lines.writeRecord("");
                    lines.writeRecord(FormulaGuard.safe(section.title()), FormulaGuard.safe(table.caption()));
                    lines.writeRecord(table.columns().stream()
                            .map(column -> FormulaGuard.safe(column.title()))
                            .toList());
                    for (Block.Row row : table.rows()) {
                        lines.writeRecord(
                                row.cells().stream().map(CsvTables::field).toList());
                    }
                }
            }
        }
        lines.writeRecord("");
        for (String note : report.notes()) {
            lines.writeRecord(FormulaGuard.safe(note));
        }
        lines.writeRecord(FormulaGuard.safe(report.foot()));
        lines.flush();
        text.flush();
    }

    private static String field(Cell cell) {
        if (cell instanceof Cell.Amount number) {
            return number.value().toPlainString();
        }
        if (cell instanceof Cell.Formula formula) {
            return formula.value().toPlainString();
        }
        return FormulaGuard.safe(cell.shown());
    }
}
