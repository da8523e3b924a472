package cn.xiaokang.etl.city;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A delivery as a workbook: money and most dates as numbers, the rest as text. */
final class Spreadsheet {
    private Spreadsheet() {}

    static void write(Path file, Outbox.Delivery delivery, List<String> header, Rough rough, Dice dice)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "xiaokang", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int c = 0; c < header.size(); c++) {
                sheet.value(0, c, header.get(c));
            }
            int line = 1;
            for (Row row : delivery.rows()) {
                for (int c = 0; c < header.size(); c++) {
                    Sheet.Column column = row.sheet.columns.get(c);
                    Object value = row.values[c];
                    if (value instanceof Long cents) {
                        sheet.value(line, c, BigDecimal.valueOf(cents, 2));
                    } else if (value instanceof LocalDate date && dice.chance(0.7)) {
                        sheet.value(line, c, date);
                        sheet.style(line, c).format("yyyy-mm-dd").set();
                    } else if (value != null) {
                        sheet.value(line, c, rough.written(column, value));
                    }
                }
                line++;
            }
        }
    }
}
