package cn.xiaokang.etl.city;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A delivery as a workbook: money and most dates as numbers, the rest as text. */
final class Spreadsheet {
    private static final LocalDateTime MADE_AT = LocalDateTime.of(2023, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";

    private Spreadsheet() {}

    static void write(Path file, Outbox.Delivery delivery, List<String> header, Rough rough, Dice dice)
            throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(draft);
                Workbook workbook = new Workbook(out, "xiaokang", "1.0")) {
            fill(workbook.newWorksheet("Sheet1"), delivery, header, rough, dice);
        }
        withoutClock(draft, file);
        Files.delete(draft);
    }

    private static void fill(Worksheet sheet, Outbox.Delivery delivery, List<String> header, Rough rough, Dice dice) {
        for (int c = 0; c < header.size(); c++) {
            sheet.value(0, c, header.get(c));
        }
        int line = 1;
        for (Row row : delivery.rows()) {
            for (int c = 0; c < header.size(); c++) {
                Object value = row.values[c];
                if (value instanceof Long cents) {
                    sheet.value(line, c, BigDecimal.valueOf(cents, 2));
                } else if (value instanceof LocalDate date && dice.chance(0.7)) {
                    sheet.value(line, c, date);
                    sheet.style(line, c).format("yyyy-mm-dd").set();
                } else if (value != null) {
                    sheet.value(line, c, rough.written(row.sheet.columns.get(c), value));
                }
            }
            line++;
        }
    }

    /** The same workbook without the moment of its making, so that one seed gives one file. */
    private static void withoutClock(Path draft, Path file) throws IOException {
        try (ZipFile from = new ZipFile(draft.toFile());
                ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(MADE_AT);
                to.putNextEntry(same);
                byte[] content = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(PROPERTIES)) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("(<dcterms:created[^>]*>)[^<]*", "$1" + MADE_AT + ":00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                to.write(content);
                to.closeEntry();
            }
        }
    }
}
