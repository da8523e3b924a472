package cn.xiaokang.etl.city;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** Reads an inbox with code as simple as can be, and says of each row whether it fits its contract. */
public final class ReadBack {
    /** A row that was read: its values by column in plain form, or the reason why it doesn't fit. */
    public record Taken(
            String source,
            String area,
            String period,
            String file,
            int line,
            Map<String, String> values,
            String reason) {}

    private static final Pattern NAME =
            Pattern.compile("([a-z_]+)-(\\d{6})-([0-9-]+?)(?:\\.r(\\d))?\\.(csv|csv\\.gz|xlsx)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?");
    private static final Pattern MONEY =
            Pattern.compile("[¥￥]?\\d{1,3}(,\\d{3})*(\\.\\d{1,2})?|[¥￥]?\\d+(\\.\\d{1,2})?");
    private static final Set<String> NUMBERED_DATES = Set.of("paid_on", "visited_on", "posted_on");

    private final Book book = new Book();
    private final Set<String> divisions = new HashSet<>();
    final List<String> files = new ArrayList<>();

    /** A reader that knows the contracts and the divisions. */
    public ReadBack() {
        divisions.add(Geography.CITY);
        Book.reference("divisions.csv").forEach(row -> divisions.add(row[0]));
    }

    /** The rows of the deliveries that are in force: of each, the last revision. */
    public List<Taken> inForce(Path inbox) throws IOException {
        Map<String, Path> last = new HashMap<>();
        try (Stream<Path> all = Files.walk(inbox)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (!name.matches()) {
                    throw new IOException("a name that fits no delivery: " + file);
                }
                files.add(file.getFileName().toString());
                String delivery = name.group(1) + name.group(2) + name.group(3);
                Path before = last.get(delivery);
                if (before == null || name.group(4) != null) {
                    last.put(delivery, file);
                }
            }
        }
        List<Taken> rows = new ArrayList<>();
        for (Path file : last.values()) {
            read(file, rows);
        }
        return rows;
    }

    private void read(Path file, List<Taken> rows) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IOException(file.toString());
        }
        Sheet sheet = book.sheet(name.group(1));
        String shown = name.group(3) + "/" + file.getFileName();
        List<List<String>> lines = name.group(5).equals("xlsx") ? workbook(file) : text(file);
        List<Sheet.Column> columns = new ArrayList<>();
        for (String header : lines.get(0)) {
            columns.add(sheet.columns.stream()
                    .filter(c -> c.header().equals(header.strip()) || c.name().equals(header.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IOException(shown + ": " + header)));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            Map<String, String> values = new HashMap<>();
            String reason = reason(sheet, columns, lines.get(i), name.group(3), values);
            if (reason.isEmpty()) {
                StringBuilder key = new StringBuilder();
                sheet.key.forEach(k -> key.append(values.getOrDefault(k, "")).append('|'));
                reason = keys.add(key.toString()) ? "" : "DUPLICATE_KEY";
            }
            rows.add(new Taken(sheet.source, name.group(2), name.group(3), shown, i + 1, values, reason));
        }
    }

    private String reason(
            Sheet sheet, List<Sheet.Column> columns, List<String> fields, String period, Map<String, String> values) {
        if (fields.size() != columns.size()) {
            return "MALFORMED";
        }
        String reason = "";
        for (int i = 0; i < columns.size(); i++) {
            Sheet.Column column = columns.get(i);
            String value =
                    Normalizer.normalize(fields.get(i), Normalizer.Form.NFKC).strip();
            if (value.isEmpty()) {
                reason = column.required() ? "MISSING_REQUIRED" : reason;
                continue;
            }
            String plain = plain(column, value);
            if (plain.startsWith("!")) {
                reason = plain.substring(1);
            }
            values.put(column.name(), plain);
            boolean dated = column.type().equals("date") && NUMBERED_DATES.contains(column.name()) && sheet.monthly;
            if (reason.isEmpty() && dated) {
                int apart = Integer.parseInt(plain.substring(0, 4)) - Integer.parseInt(period.substring(0, 4));
                reason = Math.abs(apart) > 1 ? "WRONG_PERIOD" : reason;
            }
        }
        return reason;
    }

    /** The value in plain form, or the reason after an exclamation mark. */
    private String plain(Sheet.Column column, String value) {
        return switch (column.type()) {
            case "date" -> date(value);
            case "money" -> MONEY.matcher(value).matches() ? value.replaceAll("[¥￥,]", "") : "!BAD_VALUE";
            case "flag" ->
                Set.of("是", "Y", "1", "true").contains(value)
                        ? "true"
                        : Set.of("否", "N", "0", "false").contains(value) ? "false" : "!BAD_VALUE";
            case "code" ->
                column.labels().containsKey(value)
                        ? value
                        : column.labels().entrySet().stream()
                                .filter(e -> normal(e.getValue()).equals(value))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("!UNKNOWN_CODE");
            case "village", "county" -> divisions.contains(value) ? value : "!UNKNOWN_DIVISION";
            case "id_number" -> identity(value.replace(" ", "").toUpperCase(java.util.Locale.ROOT));
            case "account", "phone" -> value.replace(" ", "").matches("\\d+") ? value.replace(" ", "") : "!BAD_VALUE";
            case "integer" -> value.matches("-?\\d+") ? value : "!BAD_VALUE";
            case "decimal" -> value.matches("\\d+(\\.\\d+)?") ? value : "!BAD_VALUE";
            case "year" -> value.replace("年", "");
            case "period" -> period(value);
            case "uscc" -> value.toUpperCase(java.util.Locale.ROOT);
            default -> value;
        };
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static String date(String value) {
        Matcher date = DATE.matcher(value);
        if (!date.matches()) {
            return "!BAD_VALUE";
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return "!BAD_VALUE";
        }
    }

    private static String period(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        return digits.length() == 4
                ? digits
                : digits.substring(0, 4) + "-" + String.format("%02d", Integer.parseInt(digits.substring(4)));
    }

    private static String identity(String value) {
        if (value.length() != 15) {
            return value;
        }
        String body = value.substring(0, 6) + "19" + value.substring(6);
        return body + Numbers.check(body);
    }

    private static List<List<String>> text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        List<List<String>> lines = new ArrayList<>();
        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().forEach(line -> lines.add(fields(line)));
        return lines;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static List<List<String>> workbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in, new ReadingOptions(true, false))) {
            List<List<String>> lines = new ArrayList<>();
            int width = -1;
            for (org.dhatim.fastexcel.reader.Row row : workbook.getFirstSheet().read()) {
                width = width < 0 ? row.getCellCount() : width;
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    fields.add(row.getOptionalCell(i).map(ReadBack::shown).orElse(""));
                }
                lines.add(fields);
            }
            return lines;
        }
    }

    private static String shown(Cell cell) {
        if (cell.getType() == CellType.NUMBER
                && cell.getDataFormatString() != null
                && cell.getDataFormatString().contains("yy")) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
    }
}
