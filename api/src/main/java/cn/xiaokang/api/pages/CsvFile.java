package cn.xiaokang.api.pages;

import cn.xiaokang.api.exports.FormulaGuard;
import cn.xiaokang.api.queries.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as a file that spreadsheets open rightly: UTF-8 with a mark at its beginning, RFC 4180, nothing that a spreadsheet would
 * take for a formula. Its last lines say which filters and which snapshot made it.
 */
final class CsvFile {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\n\\r]");

    private final StringBuilder text = new StringBuilder("\ufeff");
    private int lines;

    CsvFile line(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            text.append(i == 0 ? "" : ",").append(field(fields.get(i)));
        }
        text.append("\r\n");
        lines++;
        return this;
    }

    /** Which rows these are: their number, the address with its filters, the snapshot. */
    byte[] stamped(String address, Reading reading) {
        int rows = lines - 1;
        text.append("\r\n");
        line(List.of("rows", String.valueOf(rows)));
        line(List.of("address", address));
        line(List.of("snapshot", reading.snapshotId()));
        line(List.of(
                "data",
                reading.manifest().dataStartsOn() + " / " + reading.manifest().dataEndsOn()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String value) {
        String safe = FormulaGuard.safe(value);
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
