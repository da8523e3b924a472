package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Wording;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.value.Blanks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Iterator;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a workbook's first sheet by their values, each cell as text that the type of its column can be read from:
 * numbers without noise, and in a column of dates the day that a serial number means.
 */
final class XlsxRecords implements Records {
    /** A spreadsheet's numbers hold so many digits for sure; what stands behind is noise. */
    private static final MathContext SURE_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int LAST_SERIAL = 2_958_465;
    private static final int FALSE_LEAP_DAY = 60;
    private static final LocalDate BEFORE_FALSE_LEAP_DAY = LocalDate.of(1899, 12, 31);
    private static final LocalDate SINCE_FALSE_LEAP_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal SMALLEST_WRITTEN_DATE = BigDecimal.valueOf(10_000_000);

    private final Bounds bounds;
    private final boolean is1904;
    private final Iterator<Row> rows;
    private ValueType[] types = new ValueType[0];
    private String[] texts = new String[0];
    private boolean[] faulty = new boolean[0];
    private int fields;
    private int line;
    private boolean isHeader = true;
    private @Nullable Wording flaw;

    XlsxRecords(byte[] bytes, Bounds bounds) throws UnreadableException {
        this.bounds = bounds;
        WorkbookGuard.check(bytes, bounds);
        try {
            // Closing it would free nothing but the bytes themselves.
            @SuppressWarnings("resource")
            ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
            is1904 = workbook.isDate1904();
            Sheet sheet = workbook.getFirstSheet();
            rows = sheet.openStream().iterator();
        } catch (IOException | RuntimeException e) {
            throw WorkbookGuard.damaged();
        }
    }

    @Override
    public boolean advance() throws UnreadableException {
        try {
            while (rows.hasNext()) {
                if (read(rows.next())) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) { // the reader's own exceptions, on parts that are not what they should be
            throw WorkbookGuard.damaged();
        }
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int fieldCount() {
        return fields;
    }

    @Override
    public String field(int index) {
        return texts[index];
    }

    @Override
    public boolean isFaulty(int index) {
        return faulty[index];
    }

    @Override
    public @Nullable Wording flaw() {
        return flaw;
    }

    @Override
    public String raw() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                text.append(',');
            }
            String value = texts[i];
            boolean needsQuotes = value.indexOf(',') >= 0
                    || value.indexOf('"') >= 0
                    || value.indexOf('\n') >= 0
                    || value.indexOf('\r') >= 0;
            text.append(needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        text.setLength(Math.min(text.length(), bounds.rawCharacters()));
        return text.toString();
    }

    @Override
    public void expect(Header header, ValueType[] fieldTypes) {
        isHeader = false;
        types = fieldTypes;
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    private boolean read(Row row) {
        line = row.getRowNum();
        int width = isHeader ? widthOf(row) : types.length;
        if (texts.length < width) {
            texts = new String[width];
            faulty = new boolean[width];
        }
        fields = width;
        flaw = null;
        boolean isBlank = true;
        for (int i = 0; i < width; i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            faulty[i] = cell != null && cell.getType() == CellType.ERROR;
            texts[i] = cell == null ? "" : textOf(cell, isHeader ? ValueType.TEXT : types[i]);
            isBlank &= Blanks.isBlank(texts[i]);
            if (texts[i].length() > bounds.fieldBytes()) {
                flaw = new Wording("有一个值超出长度上限。", "A value is longer than the limit.");
            }
        }
        if (!isHeader && widthOf(row) > width) {
            isBlank = false;
            flaw = new Wording("该行的值多于表头的列。", "The row has values beyond the header's columns.");
        }
        return !isBlank;
    }

    /** Cells up to the last that holds something. */
    private static int widthOf(Row row) {
        int width = row.getCellCount();
        while (width > 0) {
            Cell cell = row.getCell(width - 1);
            if (cell != null && !Blanks.isBlank(textOf(cell))) {
                break;
            }
            width--;
        }
        return width;
    }

    private String textOf(Cell cell, ValueType type) {
        return cell.getValue() instanceof BigDecimal number ? textOf(number, cell, type) : textOf(cell);
    }

    private static String textOf(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof Boolean bool) {
            return bool ? "true" : "false";
        }
        return value == null ? "" : value.toString();
    }

    private String textOf(BigDecimal number, Cell cell, ValueType type) {
        return switch (type) {
            case DATE -> dateOf(number);
            case MONEY, DECIMAL, INTEGER -> plain(number.round(SURE_DIGITS));
            default -> isRounded(number, cell) ? cell.getRawValue() : plain(number);
        };
    }

    /** Whether the program that wrote the number has lost its last digits, as it does with numbers of cards. */
    private static boolean isRounded(BigDecimal number, Cell cell) {
        String raw = cell.getRawValue();
        boolean hasExponent = raw != null && (raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0);
        return hasExponent && number.precision() - number.scale() > SURE_DIGITS.getPrecision();
    }

    private String dateOf(BigDecimal number) {
        BigDecimal whole = number.stripTrailingZeros();
        if (whole.scale() > 0 || whole.signum() <= 0 || whole.compareTo(SMALLEST_WRITTEN_DATE) >= 0) {
            return plain(number); // a time of day, or a day written as 20210305
        }
        int serial = whole.intValueExact();
        if (serial > LAST_SERIAL || (!is1904 && serial == FALSE_LEAP_DAY)) {
            return plain(number);
        }
        LocalDate origin = is1904 ? SINCE_1904 : serial < FALSE_LEAP_DAY ? BEFORE_FALSE_LEAP_DAY : SINCE_FALSE_LEAP_DAY;
        return origin.plusDays(serial).toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
