package cn.xiaokang.api.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The tables of a report one below the other, as spreadsheets open them rightly: UTF-8 with a mark at its beginning, RFC 4180, exact
 * numbers, and no text that a spreadsheet would take for a formula.
 */
final class CsvTables {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

    private CsvTables() {}

    static void write(Report report, OutputStream to) throws IOException {
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter lines = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        lines.writeRecord(safe(report.title()), safe(report.subtitle()));
        for (Report.Section section : report.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    lines.writeRecord("");
                    lines.writeRecord(safe(section.title()), safe(table.caption()));
                    lines.writeRecord(table.columns().stream()
                            .map(column -> safe(column.title()))
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
            lines.writeRecord(safe(note));
        }
        lines.writeRecord(safe(report.foot()));
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
        return safe(cell.shown());
    }

    /** Words that begin like a formula get a quote before them, which spreadsheets show as text. */
    static String safe(String words) {
        return FORMULA.matcher(words).matches() ? "'" + words : words;
    }
}
