package cn.xiaokang.warehouse.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.FlagRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a flag: the same flag again, or what was altered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String PAYMENTS = "/rows/fact_payment.jsonl";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Connection city;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String flag;

    @BeforeAll
    void aCityWithOnePaymentAfterADeath() throws SQLException {
        city = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = city.createStatement()) {
            for (String macro : CATALOGUE.macros("duckdb")) {
                statement.execute(macro);
            }
            for (TableDefinition table : CATALOGUE.tables().values()) {
                statement.execute("create table " + table.name() + " ("
                        + table.columns().stream()
                                .map(column -> '"' + column.name() + "\" "
                                        + column.type().sql())
                                .collect(Collectors.joining(", "))
                        + ")");
            }
            statement.execute("insert into fact_death (person_id, died_on) values ('p1', date '2020-05-31')");
            statement.execute(
                    "insert into fact_payment (payment_no, person_id, household_id, county_code, village_code,"
                            + " amount, period, period_starts_on, period_ends_on, paid_on, rhythm, year) values"
                            + " ('A1', 'p1', 'H1', '330402', '330402100201', 500.00, '2020-06', date '2020-06-01',"
                            + " date '2020-06-30', date '2020-06-10', 'month', 2020),"
                            + " ('B1', 'p9', 'H9', '330402', '330402100201', 700.00, '2020-06', date '2020-06-01',"
                            + " date '2020-06-30', date '2020-06-10', 'month', 2020)");
            Rule rule = Objects.requireNonNull(CATALOGUE.rules().get("deceased_recipient"));
            String columns = CATALOGUE.table("fact_flag").columns().stream()
                    .map(column -> column.name())
                    .collect(Collectors.joining(", "));
            statement.execute("insert into fact_flag (" + columns + ") select " + columns + " from ("
                    + FlagRows.sql(CATALOGUE, rule) + ") as found");
            try (ResultSet rows = statement.executeQuery("select flag_id from fact_flag")) {
                assertTrue(rows.next());
                flag = rows.getString(1);
                assertFalse(rows.next());
            }
        }
    }

    @AfterAll
    void closed() throws SQLException {
        city.close();
    }

    private PackFile pack() throws SQLException {
        return new PackFile().with(new Slicing(CATALOGUE).pack(city, flag).orElseThrow());
    }

    private static Replay replay(byte[] zip) throws IOException {
        return Replay.of(new ByteArrayInputStream(zip));
    }

    /** The zip with another content of the entries whose path ends so; an entry that is made empty is left out. */
    private static byte[] altered(byte[] zip, String ending, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = PackFile.read(new ByteArrayInputStream(zip));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                String text = new String(entry.getValue(), StandardCharsets.UTF_8);
                String now = entry.getKey().endsWith(ending) ? change.apply(text) : text;
                if (!now.isEmpty() || text.isEmpty()) {
                    out.putNextEntry(new ZipEntry(entry.getKey()));
                    out.write(now.getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aWholePackGivesTheSameFlagAndHoldsNobodyElse() throws Exception {
        PackFile.Sealed sealed = pack().sealed(new TreeMap<>());
        Replay replay = replay(sealed.zip());
        assertTrue(replay.isWhole(), replay.findings().toString());
        assertEquals(flag, replay.same().get(0));
        assertEquals(sealed.seal(), replay.seal());
        String payments = new String(
                Objects.requireNonNull(
                        PackFile.read(new ByteArrayInputStream(sealed.zip())).get("flags/" + flag + PAYMENTS)),
                StandardCharsets.UTF_8);
        assertTrue(payments.contains("\"A1\"") && !payments.contains("\"B1\""), payments);
    }

    @Test
    void aSignedPackSaysWhoseAndOneThatWasAlteredAndSealedAnewSaysThatItIsNot(@TempDir Path folder) throws Exception {
        SigningKey key = SigningKey.in(folder);
        assertEquals(key.fingerprint(), SigningKey.in(folder).fingerprint(), "the key stays");
        byte[] zip = pack().signed(new TreeMap<>(), key).zip();
        Replay whole = replay(zip);
        assertTrue(whole.isWhole(), whole.findings().toString());
        assertEquals(key.fingerprint(), whole.signedBy());
        Replay other = replay(altered(zip, "manifest.json", text -> text.replaceFirst("\"files\"", "\"Files\"")));
        assertNull(other.signedBy());
        assertTrue(other.findings().get(0).en().startsWith("the signature does not hold"), other.toString());
        Replay stripped = replay(altered(zip, "manifest.sig", text -> ""));
        assertTrue(stripped.findings().get(0).en().startsWith("the signature does not hold"), stripped.toString());
        String theirs = SigningKey.in(folder.resolve("other")).publicKey();
        Replay claimed = replay(altered(zip, "manifest.json", text -> text.replace(key.publicKey(), theirs)));
        assertNull(claimed.signedBy());
        assertNull(replay(pack().sealed(new TreeMap<>()).zip()).signedBy(), "a pack of before");
    }

    @Test
    void anAlteredRowIsNamedByFileAndLineAndTheFlagByWhatDiffers() throws Exception {
        byte[] zip = altered(
                pack().sealed(new TreeMap<>()).zip(), PAYMENTS, text -> text.replace("\"500.00\"", "\"400.00\""));
        Replay replay = replay(zip);
        assertFalse(replay.isWhole());
        String found = replay.findings().toString();
        assertTrue(found.contains(PAYMENTS.substring(1) + ", line 1 was altered"), found);
        assertTrue(found.contains("at_stake: 500.00 → 400.00"), found);
    }

    @Test
    void aRowTakenOutAFileTakenOutAndARuleAlteredAreNamed() throws Exception {
        byte[] zip = pack().with("rules/deceased_recipient/rule.sql", "select 1")
                .sealed(new TreeMap<>())
                .zip();
        String without =
                replay(altered(zip, PAYMENTS, text -> text + text)).findings().toString();
        assertTrue(without.contains("had 1 lines and has 2"), without);
        String missing =
                replay(altered(zip, "fact_death.jsonl", text -> "")).findings().toString();
        assertTrue(missing.contains("fact_death.jsonl is missing"), missing);
        String rule =
                replay(altered(zip, "rule.sql", text -> "select 2")).findings().toString();
        assertTrue(rule.contains("rule.sql was altered"), rule);
        String noDeath = replay(altered(zip, "fact_death.jsonl", text -> "\n"))
                .findings()
                .toString();
        assertTrue(noDeath.contains("fact_death.jsonl"), noDeath);
    }

    /** A statement of a pack runs where no file can be read and nothing be written. */
    @Test
    void aStatementThatReachesOutIsRefused() throws Exception {
        byte[] zip = altered(
                pack().sealed(new TreeMap<>()).zip(),
                "flag.sql",
                text -> "select content as flag_id from read_text('/etc/hostname')");
        String found = replay(zip).findings().toString();
        assertTrue(found.contains("can't be replayed"), found);
    }

    @Test
    void whatIsNoPackIsRefused() {
        assertThrows(IOException.class, () -> replay("no zip".getBytes(StandardCharsets.UTF_8)));
    }
}
