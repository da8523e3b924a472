package cn.xiaokang.etl.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed and odd deliveries, each in a file of its own, all in one load on a real Spark. */
final class DeliveriesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "发放流水号,入账账号,入账金额（元）,入账日期,状态\n";
    private static final String ONE = "Z1,6200000000000012344,100.00,@,PAID\n";
    private static final String TWO = "Z2,6200000000000012344,200.00,@,入账成功\n";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Bounds BOUNDS = new Bounds(4L << 20, 8L << 20, 200, 128 << 10, 1 << 20, 32 << 10);
    private static final List<Case> CASES = new ArrayList<>();
    private static final Map<String, String> OUTCOMES = new HashMap<>();

    /** A file to deliver; in its text, @ stands for a day of its period. */
    private record Case(String says, String source, String area, String ending, Content content, String expected) {
        @Override
        public String toString() {
            return says;
        }
    }

    private interface Content {
        byte[] of(String day) throws IOException;
    }

    private static void text(String says, String text, String expected) {
        bytes(says, "csv", day -> text.replace("@", day).getBytes(StandardCharsets.UTF_8), expected);
    }

    private static void bytes(String says, String ending, Content content, String expected) {
        CASES.add(new Case(says, "bank_return", "330400", ending, content, expected));
    }

    private static void other(String says, String source, String text, String expected) {
        CASES.add(new Case(
                says,
                source,
                "330400",
                "csv",
                day -> text.replace("@", day).getBytes(StandardCharsets.UTF_8),
                expected));
    }

    static {
        text("UTF-8", HEADER + ONE + TWO, "2 loaded");
        text("UTF-8 with its mark", "\ufeff" + HEADER + ONE, "1 loaded");
        bytes("GB18030", "csv", day -> (HEADER + TWO).replace("@", day).getBytes(GB18030), "1 loaded");
        bytes(
                "GB18030 with characters of four bytes",
                "csv",
                day -> (HEADER + "Z\ud840\udc0b\u3400,62,1,@,PAID\n")
                        .replace("@", day)
                        .getBytes(GB18030),
                "1 loaded");
        text("CRLF", (HEADER + ONE + TWO).replace("\n", "\r\n"), "2 loaded");
        text("CR alone", (HEADER + ONE + TWO).replace("\n", "\r"), "2 loaded");
        text(
                "line ends mixed",
                HEADER.replace("\n", "\r") + ONE.replace("\n", "\r\n") + "x\n" + TWO,
                "2 loaded; 3 MALFORMED");
        text("last line without its end", HEADER + "Z1,62,1,@,PAID", "1 loaded");
        bytes("UTF-16", "csv", day -> (HEADER + ONE).getBytes(StandardCharsets.UTF_16), "UNREADABLE");
        bytes(
                "neither encoding",
                "csv",
                day -> join(HEADER.getBytes(GB18030), new byte[] {(byte) 0xff, 'a'}),
                "UNREADABLE");
        bytes(
                "UTF-8 cut in a character",
                "csv",
                day -> cut((HEADER + "Z1,62,1,2020-01-01,入账成功").getBytes(StandardCharsets.UTF_8), 2),
                "UNREADABLE");
        bytes(
                "GB18030 cut in a character",
                "csv",
                day -> cut((HEADER + "Z1,62,1,2020-01-01,入账成功").getBytes(GB18030), 1),
                "UNREADABLE");
        text("empty", "", "UNREADABLE");
        text("blanks only", " \n\u3000\n\t\r\n", "UNREADABLE");
        text("header only", HEADER, "0 loaded");
        text("blanks in the header", " 发放流水号,\u3000入账账号\u3000,入账 金额（元）,入账日期\t,状态\n" + ONE, "1 loaded");
        text("column names in place of headers", "payment_no,account,amount,paid_on,status\n" + ONE, "1 loaded");
        text("other order and an unknown column", "状态,备注,入账日期,入账金额（元）,入账账号,发放流水号\nPAID,无,@,1,62,Z1\n", "1 loaded");
        text("header twice the same", HEADER.replace("\n", ",状态\n") + ONE.replace("\n", ",PAID\n"), "UNREADABLE");
        text("required column absent", "发放流水号,入账账号,入账金额（元）,入账日期\nZ1,62,1,@\n", "MISSING_COLUMN");
        text("header missing", ONE + TWO, "MISSING_COLUMN");
        text("header again in the middle", HEADER + ONE + HEADER + TWO, "2 loaded; 3 BAD_VALUE");
        text("fewer fields", HEADER + "Z9,62,1\n" + ONE, "1 loaded; 2 MALFORMED");
        text("more fields", HEADER + "Z9,62,1,@,PAID,\n" + ONE, "1 loaded; 2 MALFORMED");
        text("quote not closed", HEADER + "\"Z9,62,1,@,PAID\n" + ONE + TWO, "2 loaded; 2 MALFORMED");
        text(
                "quote not closed before a quoted row",
                HEADER + "\"Z9,62,1,@,PAID\n\"Z1\",62,1,@,PAID\n" + TWO,
                "2 loaded; 2 MALFORMED");
        text("quote inside a bare value", HEADER + "Z\"9,62,1,@,PAID\n" + ONE, "1 loaded; 2 MALFORMED");
        text("text behind a closing quote", HEADER + "\"Z9\"x,62,1,@,PAID\n" + ONE, "1 loaded; 2 MALFORMED");
        text("NUL", HEADER + "Z\0009,62,1,@,PAID\n" + ONE, "1 loaded; 2 MALFORMED");
        text(
                "field beyond its limit",
                HEADER + "Z" + "9".repeat(200_000) + ",62,1,@,PAID\n" + ONE,
                "1 loaded; 2 MALFORMED");
        text(
                "quoted field beyond its limit",
                HEADER + "\"Z" + "9".repeat(200_000) + "\",62,1,@,PAID\n" + ONE,
                "1 loaded; 2 MALFORMED");
        text(
                "quoted comma, line end, doubled quote, empty",
                HEADER + "\"Z,\"\"1\n2\",62,1,@,PAID\nZ2,62,2,@,\"\"\nZ3,62,3,@,PAID\n",
                "2 loaded; 4 MISSING_REQUIRED");
        text("blank lines are no rows", HEADER + "\n" + ONE + " \u3000\n\n" + TWO, "2 loaded");
        text("commas only", HEADER + ",,,,\n" + ONE, "1 loaded; 2 MISSING_REQUIRED");
        text(
                "key twice, same and other content",
                HEADER + ONE + ONE + ONE.replace("100", "300") + TWO,
                "2 loaded; 3 DUPLICATE_KEY, 4 DUPLICATE_KEY");
        text("key of a refused row is free", HEADER + ONE.replace("100.00", "x") + ONE, "1 loaded; 2 BAD_VALUE");
        text("dated years off", HEADER + "Z9,62,1,2009-05-01,PAID\n" + ONE, "1 loaded; 2 WRONG_PERIOD");
        text(
                "label with blanks and an unknown code",
                HEADER + "Z1,62,1,@, 入账 成功\u3000\nZ2,62,1,@,不存在的代码\n",
                "1 loaded; 3 UNKNOWN_CODE");
        text(
                "first reason of several",
                HEADER + "Z1,,x,2021-02-30,没有\nZ2,62,x,@,没有\n",
                "0 loaded; 2 MISSING_REQUIRED, 3 BAD_VALUE");
        text(
                "text like a formula",
                HEADER + "=1+1,62,1,@,PAID\n@SUM,62,1,@,PAID\n".replace("@SUM", "+SUM"),
                "2 loaded");
        for (String amount : List.of("\"1,234.50\"", "¥1234.5", "１２３４．５", "1234.500")) {
            text("amount " + amount, HEADER + "Z1,62," + amount + ",@,PAID\n", "1 loaded");
        }
        for (String amount :
                List.of("12O.5", "1.234E+03", "-5", "--5", "1.2万元", "\"1,23.4\"", "1234.567", "1e309", "NaN")) {
            text("no amount " + amount, HEADER + "Z1,62," + amount + ",@,PAID\n", "0 loaded; 2 BAD_VALUE");
        }
        for (String day :
                List.of("2021-02-30", "2021-13-01", "0000-00-00", "21-3-5", "2021年", "44260", "2021-03-05 12:00")) {
            text("no day " + day, HEADER + "Z1,62,1," + day + ",PAID\n", "0 loaded; 2 BAD_VALUE");
        }
        for (String account : List.of("62 0000 0000", "６２００００", "6.22E+18", "62O0")) {
            text(
                    "account " + account,
                    HEADER + "Z1," + account + ",1,@,PAID\n",
                    account.matches(".*[A-Z].*") ? "0 loaded; 2 BAD_VALUE" : "1 loaded");
        }
        other(
                "identity numbers right and wrong",
                "death",
                "身份证号,姓名,死亡日期,登记日期\n33048119061212006x,甲,@,@\n330402 19000101 0018,乙,@,@\n330402000101001,丙,@,@\n3.30421E+17,丁,@,@\n33048119061212006,戊,@,@\n330402190001010013,己,@,@\n330421190302290155,庚,@,@\n000000000000000000,辛,@,@\n",
                "7 loaded; 4 DUPLICATE_KEY");
        other(
                "day long ago in a column that does not date the row",
                "death",
                "身份证号,姓名,死亡日期,登记日期\n330499190001010017,甲,1999-01-01,@\n",
                "1 loaded");
        other(
                "villages: one that is, one that never was, a code too short",
                "publication",
                """
                公示编号,公示对象类型,公示对象编号,村（社区）代码,公示日期,公示渠道,公示金额（元）
                G1,BATCH,B1,330402007024,@,BOARD,1
                G2,BATCH,B1,330402999999,@,BOARD,1
                G3,BATCH,B1,3304020070,@,BOARD,1
                G4,BATCH,B1,330402007024,@,BOARD,-5
                """,
                "2 loaded; 3 UNKNOWN_DIVISION, 4 BAD_VALUE");
        bytes(
                "gz",
                "csv.gz",
                day -> TrialInbox.gzip((HEADER + ONE).replace("@", day).getBytes(StandardCharsets.UTF_8)),
                "1 loaded");
        bytes(
                "gz of two members",
                "csv.gz",
                day -> join(
                        TrialInbox.gzip((HEADER + ONE).replace("@", day).getBytes(StandardCharsets.UTF_8)),
                        TrialInbox.gzip(TWO.replace("@", day).getBytes(StandardCharsets.UTF_8))),
                "2 loaded");
        bytes(
                "gz torn",
                "csv.gz",
                day -> cut(TrialInbox.gzip((HEADER + ONE).getBytes(StandardCharsets.UTF_8)), 9),
                "UNREADABLE");
        bytes(
                "gz torn in its second member",
                "csv.gz",
                day -> join(
                        TrialInbox.gzip((HEADER + ONE).getBytes(StandardCharsets.UTF_8)),
                        new byte[] {0x1f, (byte) 0x8b}),
                "UNREADABLE");
        bytes("gz bomb", "csv.gz", day -> TrialInbox.gzip(new byte[20 << 20]), "UNREADABLE");
        bytes(
                "gz that names a path",
                "csv.gz",
                day -> withName(TrialInbox.gzip(HEADER.getBytes(StandardCharsets.UTF_8)), "../../x.csv"),
                "UNREADABLE");
        bytes(
                "csv under the name of gz",
                "csv.gz",
                day -> (HEADER + ONE).getBytes(StandardCharsets.UTF_8),
                "UNREADABLE");
        text("file beyond its size", HEADER + "x".repeat(5 << 20), "UNREADABLE");
        bytes(
                "xlsx",
                "xlsx",
                day -> workbook(sheet -> row(sheet, 1, "Z1", "6200000000000012344", "1,234.50", day, "PAID")),
                "1 loaded");
        bytes(
                "xlsx with numbers, a serial day, a formula and a second sheet",
                "xlsx",
                DeliveriesTest::numbers,
                "2 loaded; 4 BAD_VALUE");
        bytes(
                "xlsx with blank rows and a value beyond the header",
                "xlsx",
                day -> workbook(sheet -> {
                    row(sheet, 3, "Z1", "62", "1", day, "PAID");
                    row(sheet, 5, "Z2", "62", "1", day, "PAID", "", "more");
                    row(sheet, 6, "Z3", "62", "", day);
                }),
                "1 loaded; 6 MALFORMED, 7 MISSING_REQUIRED");
        bytes("xlsx torn", "xlsx", day -> cut(workbook(sheet -> {}), 100), "UNREADABLE");
        bytes(
                "csv under the name of xlsx",
                "xlsx",
                day -> (HEADER + ONE).getBytes(StandardCharsets.UTF_8),
                "UNREADABLE");
        bytes(
                "xlsx encrypted",
                "xlsx",
                day -> join(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, new byte[600]),
                "UNREADABLE");
        bytes(
                "xlsx with entities",
                "xlsx",
                day -> altered(
                        SHEET,
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData/></worksheet>"),
                "UNREADABLE");
        bytes(
                "xlsx with a cell outside any sheet",
                "xlsx",
                day -> altered(
                        SHEET,
                        "<worksheet><sheetData><row r=\"1\"><c r = 'ZZZZZZ1'><v>1</v></c></row></sheetData></worksheet>"),
                "UNREADABLE");
        bytes("xlsx with a macro", "xlsx", day -> altered("xl/vbaProject.bin", "x"), "UNREADABLE");
        bytes("xlsx that names a path outside", "xlsx", day -> altered("../../x.xml", "<x/>"), "UNREADABLE");
        bytes("xlsx bomb", "xlsx", day -> altered("xl/media/image1.png", " ".repeat(20 << 20)), "UNREADABLE");
        bytes(
                "ending in capitals",
                "CSV",
                day -> (HEADER + ONE).replace("@", day).getBytes(StandardCharsets.UTF_8),
                "1 loaded");
        CASES.add(new Case(
                "area unknown",
                "bank_return",
                "330499",
                "csv",
                day -> HEADER.getBytes(StandardCharsets.UTF_8),
                "UNKNOWN_SOURCE"));
        CASES.add(new Case(
                "source unknown",
                "lottery",
                "330400",
                "csv",
                day -> HEADER.getBytes(StandardCharsets.UTF_8),
                "UNKNOWN_SOURCE"));
        CASES.add(new Case(
                "yearly source by the month",
                "statistic",
                "330400",
                "csv",
                day -> HEADER.getBytes(StandardCharsets.UTF_8),
                "UNKNOWN_SOURCE"));
        CASES.add(new Case(
                "ending unknown",
                "bank_return",
                "330400",
                "txt",
                day -> HEADER.getBytes(StandardCharsets.UTF_8),
                "UNKNOWN_SOURCE"));
    }

    @BeforeAll
    static void deliver(@TempDir Path folder) throws IOException {
        TrialInbox trial = new TrialInbox(folder);
        for (Case delivered : CASES) {
            trial.put(fileOf(delivered), delivered.content().of(periodOf(delivered) + "-05"));
        }
        trial.load(BOUNDS);
        OUTCOMES.putAll(trial.outcomes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void eachDeliveryHasItsOutcome(Case delivered) {
        assertEquals(delivered.expected(), OUTCOMES.get(fileOf(delivered)));
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    private static String periodOf(Case delivered) {
        int month = CASES.indexOf(delivered);
        return (2012 + month / 12) + "-" + String.format(Locale.ROOT, "%02d", 1 + month % 12);
    }

    private static String fileOf(Case delivered) {
        String period = periodOf(delivered);
        return period + '/' + delivered.source() + '-' + delivered.area() + '-' + period + '.' + delivered.ending();
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            row(sheet, 0, HEADER.strip().split(","));
            filling.fill(sheet);
            workbook.newWorksheet("说明").value(0, 0, "第二张表");
        }
        return out.toByteArray();
    }

    /** Line 2: plain numbers; line 3: a serial day and a formula's value; line 4: a day with a time. */
    private static byte[] numbers(String day) throws IOException {
        double serial = LocalDate.parse(day).toEpochDay() + 25_569;
        byte[] book = workbook(sheet -> {
            row(sheet, 1, "Z1", "", "", "", "PAID");
            sheet.value(1, 1, 622848d);
            sheet.value(1, 2, 0.1 + 0.2);
            sheet.value(1, 3, serial);
            row(sheet, 2, "Z2", "62", "FORMULA", day, "PAID");
            row(sheet, 3, "Z3", "62", "1", "", "PAID");
            sheet.value(3, 3, serial + 0.5);
        });
        String shared = part(book, "xl/sharedStrings.xml");
        int index = shared.substring(0, shared.indexOf("FORMULA")).split("<si>", -1).length - 2;
        String sheet = part(book, SHEET);
        String formula =
                sheet.replaceFirst("(<c r=\"C3\"[^>]*) t=\"s\"([^>]*)><v>" + index + "</v>", "$1$2><f>1+1</f><v>2</v>");
        if (formula.equals(sheet)) {
            throw new IllegalStateException("the cell C3 is not where it was: " + sheet);
        }
        return altered(book, SHEET, formula);
    }

    private static void row(Worksheet sheet, int row, String... values) {
        for (int column = 0; column < values.length; column++) {
            if (!values[column].isEmpty()) {
                sheet.value(row, column, values[column]);
            }
        }
    }

    private static byte[] altered(String name, String content) throws IOException {
        return altered(workbook(sheet -> {}), name, content);
    }

    /** A workbook with one part in place of what it had, or more. */
    private static byte[] altered(byte[] book, String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                ZipFile in = ZipFile.builder().setByteArray(book).get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(in.getInputStream(entry).readAllBytes());
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String part(byte[] book, String name) throws IOException {
        try (ZipFile in = ZipFile.builder().setByteArray(book).get()) {
            return new String(in.getInputStream(in.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] withName(byte[] packed, String name) {
        byte[] head = Arrays.copyOf(packed, 10);
        head[3] |= 8;
        return join(
                join(head, (name + '\0').getBytes(StandardCharsets.ISO_8859_1)),
                Arrays.copyOfRange(packed, 10, packed.length));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] cut(byte[] bytes, int less) {
        return Arrays.copyOf(bytes, bytes.length - less);
    }
}
