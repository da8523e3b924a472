package cn.xiaokang.etl.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.cli.CommandFaults;
import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.inbox.FileFormat;
import cn.xiaokang.etl.inbox.InboxFault;
import cn.xiaokang.etl.seal.SealedParquet;
import cn.xiaokang.etl.seal.VaultSealing;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.identity.Tokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several loads of one inbox on a real Spark: what stays, what replaces what, what a fault leaves behind. */
final class LoadsTest {
    private static final String HEADER = "发放流水号,入账账号,入账金额（元）,入账日期,状态\n";
    private static final int ALTERED_PLACES = 12;
    private static final String JANUARY = "2021-01/bank_return-330400-2021-01";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TrialInbox trial;

    @BeforeEach
    void anEmptyInbox() throws IOException {
        trial = new TrialInbox(folder);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3));
        assertTrue(trial.load().load().isPresent());
        StagedLoad again = trial.load();
        assertTrue(again.load().isEmpty());
        assertEquals(1, again.seen());
        assertEquals(3, trial.rows("bank_return").size());
        assertEquals(1, trial.staged().ledger().loads().size());
    }

    @Test
    void aDiskThatIsFullAtTheLedgerLosesNothingAndCountsNothingTwice() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3));
        Path ledger = Files.createDirectories(trial.root.resolve("ledger"));
        Path unfinished = Files.createSymbolicLink(ledger.resolve("000001.json.tmp"), Path.of("/dev/full"));
        FaultException fault = assertThrows(FaultException.class, trial::load);
        assertEquals(InboxFault.LEDGER_DAMAGED, fault.code());
        assertTrue(trial.staged().ledger().loads().isEmpty());
        Files.delete(unfinished);
        trial.load();
        assertEquals(new Reconciliation("bank_return", 1, 3, 3, 0, 0), reconciliationOf("bank_return"));
        assertEquals(3, trial.rows("bank_return").size());
    }

    @Test
    void aRevisionReplacesTheWholeAndALateOneIsSupersededOnArrival() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(5));
        trial.load();
        trial.put(JANUARY + ".r3.csv", HEADER + rows(2));
        trial.load();
        assertEquals(2, trial.rows("bank_return").size());
        trial.put(JANUARY + ".r2.csv", HEADER + rows(4) + "bad\n");
        trial.load();
        assertEquals(2, trial.rows("bank_return").size());
        assertEquals(
                List.of(), trial.staged().quarantine(SparkForTests.session()).collectAsList());
        assertEquals(new Reconciliation("bank_return", 3, 12, 2, 10, 0), reconciliationOf("bank_return"));
        trial.put(JANUARY + ".r4.csv", HEADER);
        trial.load();
        assertEquals(0, trial.rows("bank_return").size());
        assertEquals(new Reconciliation("bank_return", 4, 12, 0, 12, 0), reconciliationOf("bank_return"));
    }

    @Test
    void aRevisionThatIsRefusedLeavesTheEarlierOneInForce() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(5));
        trial.put(JANUARY + ".r2.csv", "发放流水号,入账账号\nZ1,62\nZ2,62\n");
        trial.load();
        assertEquals(5, trial.rows("bank_return").size());
        assertEquals(new Reconciliation("bank_return", 2, 7, 5, 0, 2), reconciliationOf("bank_return"));
    }

    @Test
    void anotherContentUnderTheSameNameIsRefusedWithBothDigests() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(1));
        trial.load();
        trial.put(JANUARY + ".csv", HEADER + rows(2));
        trial.put(JANUARY + ".csv.gz", TrialInbox.gzip((HEADER + rows(3)).getBytes(StandardCharsets.UTF_8)));
        trial.load();
        assertEquals(1, trial.rows("bank_return").size());
        List<Row> refused = trial.staged().quarantine(SparkForTests.session()).collectAsList();
        assertEquals(2, refused.size());
        refused.forEach(row -> {
            assertEquals("DUPLICATE_KEY", row.getString(5));
            assertTrue(row.getString(6).matches("(?s).*[0-9a-f]{64}.*[0-9a-f]{64}.*"), row.getString(6));
        });
        assertTrue(trial.load().load().isEmpty());
    }

    @Test
    void aFileThatWasRefusedCanBeDeliveredAgainUnderItsName() throws IOException {
        trial.put(JANUARY + ".csv", "");
        trial.load();
        trial.put(JANUARY + ".csv", HEADER + rows(1));
        trial.load();
        assertEquals(1, trial.rows("bank_return").size());
    }

    @Test
    void whatIsNoFileIsRefusedAndWhatIsTemporaryPassedOver() throws Exception {
        Path good = trial.put(JANUARY + ".csv", HEADER + rows(1));
        Files.createSymbolicLink(trial.inbox.resolve("2021-01/death-330400-2021-01.csv"), good);
        Files.createDirectory(trial.inbox.resolve("2021-01/visit-330400-2021-01.csv"));
        assertEquals(
                0,
                new ProcessBuilder(
                                "mkfifo",
                                trial.inbox
                                        .resolve("2021-01/payment-330402-2021-01.csv")
                                        .toString())
                        .start()
                        .waitFor());
        trial.put("2021-01/.hidden.csv", "x");
        trial.put("2021-01/~$bank_return-330400-2021-01.xlsx", "x");
        trial.put("2021-01/payment-330411-2021-01.csv.part", "x");
        trial.put("2021-02/payment-330411-2021-03.csv", "x");
        StagedLoad load = trial.load();
        assertEquals(3, load.passedOver().size());
        assertEquals(
                Map.of(
                        JANUARY + ".csv",
                        "1 loaded",
                        "2021-01/death-330400-2021-01.csv",
                        "UNREADABLE",
                        "2021-01/visit-330400-2021-01.csv",
                        "UNREADABLE",
                        "2021-01/payment-330402-2021-01.csv",
                        "UNREADABLE",
                        "2021-02/payment-330411-2021-03.csv",
                        "UNKNOWN_SOURCE"),
                trial.outcomes());
        assertTrue(trial.load().load().isEmpty());
    }

    @Test
    void aFileThatHasChangedSinceItWasFoundIsLeftForTheNextLoad() throws IOException {
        Path file = trial.put(JANUARY + ".csv", HEADER + rows(1));
        DeliveredFile found = new DeliveredFile(
                "d1",
                JANUARY + ".csv",
                file.toString(),
                "bank_return",
                "330400",
                "2021-01",
                1,
                FileFormat.CSV,
                Files.size(file),
                "0".repeat(64));
        SourcePlan plan = SourcePlan.of(
                Objects.requireNonNull(TrialInbox.CATALOGUE.contracts().get("bank_return")), TrialInbox.CATALOGUE);
        List<Row> rows = new ArrayList<>();
        new DeliveryRows(
                        found,
                        plan,
                        DivisionHistory.of(TrialInbox.CATALOGUE),
                        new Tokens(new byte[Tokens.KEY_BYTES]),
                        Bounds.DEFAULT,
                        InboxBytes.inInbox())
                .forEachRemaining(rows::add);
        assertEquals(1, rows.size());
        assertTrue(FileSummary.parse(rows.get(0).getString(5)).hasChanged());
    }

    @Test
    void whatADeadLoadLeftIsClearedAwayAndTheLoadBegunAnew() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(2));
        trial.key();
        Path staged = trial.root.resolve("vault/staged/bank_return");
        Files.createDirectories(staged.resolve("_unfinished-1/part"));
        Files.writeString(Files.createDirectories(staged.resolve("load=1")).resolve("part-0.parquet"), "torn");
        trial.load();
        assertEquals(2, trial.rows("bank_return").size());
        assertFalse(Files.exists(staged.resolve("_unfinished-1")));
        assertFalse(Files.exists(staged.resolve("load=1/part-0.parquet")));
    }

    @Test
    void whatAnEarlierVersionLeftInPlainIsSealedFileByFile() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3));
        trial.load();
        List<Row> before = trial.rows("bank_return");
        Path staged = trial.root.resolve("vault/staged/bank_return/load=1");
        Path sealed = parquetIn(staged);
        Path plain = trial.root.resolveSibling("plain");
        SealedParquet files = new SealedParquet(trial.key());
        Contract contract =
                Objects.requireNonNull(TrialInbox.CATALOGUE.contracts().get("bank_return"));
        files.read(
                        SparkForTests.session(),
                        SourcePlan.of(contract, TrialInbox.CATALOGUE).schema(),
                        List.of(staged.toString()))
                .coalesce(1)
                .write()
                .parquet(plain.toString());
        Files.move(parquetIn(plain), sealed, StandardCopyOption.REPLACE_EXISTING);
        assertThrows(
                Exception.class, () -> trial.rows("bank_return"), "in plain it is not taken for a file of the vault");
        VaultSealing sealing = new VaultSealing(SparkForTests.session(), files, Workplace.here());
        assertEquals(1, sealing.seal(trial.root.resolve("vault")));
        assertEquals(0, sealing.seal(trial.root.resolve("vault")), "once");
        assertEquals(before, trial.rows("bank_return"));
        assertFalse(Files.exists(trial.root.resolve("vault/_sealing")));
    }

    /** A byte that no reader of rows looks at, as of a page index, may be another; the rows may not. */
    @Test
    void aStagedFileThatWasAlteredOrCutShortIsNeverTakenForRows() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3));
        trial.load();
        Path file = parquetIn(trial.root.resolve("vault/staged/bank_return/load=1"));
        byte[] whole = Files.readAllBytes(file);
        List<Row> rows = trial.rows("bank_return");
        int stopped = 0;
        for (int place = 1; place < ALTERED_PLACES; place++) {
            byte[] altered = whole.clone();
            altered[altered.length * place / ALTERED_PLACES] ^= 1;
            Files.write(file, altered);
            try {
                assertEquals(rows, trial.rows("bank_return"));
            } catch (Exception damaged) {
                assertEquals("STORAGE-DAMAGED", CommandFaults.codeOf(damaged));
                stopped++;
            }
        }
        assertTrue(stopped > 0, "no byte of the pages was altered");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        Exception cut = assertThrows(Exception.class, () -> trial.rows("bank_return"));
        assertEquals("STORAGE-DAMAGED", CommandFaults.codeOf(cut));
        Files.write(file, whole);
        assertEquals(rows, trial.rows("bank_return"));
    }

    @Test
    void aStagedFileThatIsGoneOrEmptyStopsTheLoad() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3) + "bad\n");
        trial.load();
        trial.staged().requireWhole(SparkForTests.session());
        Path file = parquetIn(trial.root.resolve("vault/staged/bank_return/load=1"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[0]);
        FaultException empty =
                assertThrows(FaultException.class, () -> trial.staged().requireWhole(SparkForTests.session()));
        assertEquals(StageFault.ROWS_LOST, empty.code());
        assertTrue(empty.en().contains("Of 4 staged rows 0"), empty.en());
        Files.delete(file);
        assertThrows(FaultException.class, () -> trial.staged().requireWhole(SparkForTests.session()));
        Files.write(file, whole);
        trial.staged().requireWhole(SparkForTests.session());
    }

    @Test
    void aTornLedgerStopsTheLoadAndIsNamed() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(3));
        trial.load();
        Path ledger = trial.root.resolve("ledger/000001.json");
        String whole = Files.readString(ledger);
        Files.writeString(ledger, whole.substring(0, whole.length() / 2));
        FaultException fault = assertThrows(FaultException.class, trial::load);
        assertEquals(InboxFault.LEDGER_DAMAGED, fault.code());
        assertTrue(fault.en().contains("000001.json"), fault.en());
        Files.writeString(ledger, whole);
        assertTrue(trial.load().load().isEmpty(), "nothing is counted twice");
    }

    @Test
    void theOrderComesFromTheLedgerAndNotFromTheClock() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(5));
        trial.load();
        Path ledger = trial.root.resolve("ledger/000001.json");
        String told = Files.readString(ledger);
        String ahead = told.replaceAll("\"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[^\"]*\"", "\"2099-01-01T00:00:00Z\"");
        assertNotEquals(told, ahead);
        Files.writeString(ledger, ahead);
        trial.put(JANUARY + ".r2.csv", HEADER + rows(2));
        assertEquals(2, trial.load().load().orElseThrow().loadNo());
        assertEquals(2, trial.rows("bank_return").size());
        assertTrue(trial.load().load().isEmpty());
    }

    private static Path parquetIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void rowsAreTypedAndBearTokens() throws IOException {
        trial.put(
                "2020-02/death-330400-2020-02.csv",
                "身份证号,姓名,死亡日期,登记日期\n33048119061212006x, 买买提·艾力 ,2020年2月1日,20200203\n3.30421E+17,乙,2020-02-01,2020-02-03\n");
        trial.put("2020-02/bank_return-330400-2020-02.csv", HEADER + "Z1,62 00,\"1,234.5\",2020/2/5,入账成功\n");
        trial.load();
        Row dead = trial.rows("death").get(0);
        assertEquals("33048119061212006X", dead.getAs("id_number"));
        assertEquals("买买提·艾力", dead.getAs("name"));
        assertEquals(Date.valueOf("2020-02-01"), dead.getAs("died_on"));
        assertEquals(true, dead.getAs("id_number_is_valid"));
        assertTrue(dead.<String>getAs("person_id").matches("p[0-9a-f]{24}"));
        assertTrue(dead.<String>getAs("name_token").matches("n[0-9a-f]{24}"));
        Row mistyped = trial.rows("death").get(1);
        assertEquals(false, mistyped.getAs("id_number_is_valid"));
        assertNotEquals(dead.<String>getAs("person_id"), mistyped.<String>getAs("person_id"));
        Row paid = trial.rows("bank_return").get(0);
        assertEquals(new BigDecimal("1234.50"), paid.getAs("amount"));
        assertEquals("6200", paid.getAs("account"));
        assertEquals("PAID", paid.getAs("status"));
        assertTrue(paid.<String>getAs("account_id").matches("a[0-9a-f]{24}"));
        assertEquals(2, paid.<Integer>getAs("line"));
    }

    @Test
    void theTablesHaveTheColumnsOfTheirDefinitions() throws IOException {
        trial.put(JANUARY + ".csv", HEADER + rows(2) + "bad\n");
        trial.load();
        StagedDeliveries staged = trial.staged();
        assertColumns("fact_delivery", staged.deliveries(SparkForTests.session()));
        assertColumns("fact_quarantine", staged.quarantine(SparkForTests.session()));
        assertColumns("fact_reconciliation", staged.reconciliation(SparkForTests.session()));
        Row refused = staged.quarantine(SparkForTests.session()).first();
        assertFalse(refused.getString(6).contains("bad"));
        assertEquals(
                0,
                staged.reconciliation(SparkForTests.session())
                        .where("not is_balanced")
                        .count());
    }

    private static void assertColumns(String table, Dataset<Row> rows) {
        assertEquals(
                TrialInbox.CATALOGUE.table(table).columns().stream()
                        .map(TableColumn::name)
                        .toList(),
                Arrays.asList(rows.columns()));
    }

    private Reconciliation reconciliationOf(String source) {
        return trial.staged().reconciliation().stream()
                .filter(line -> line.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append('Z').append(i).append(",6200000000000012344,100.00,2021-01-05,PAID\n");
        }
        return rows.toString();
    }
}
