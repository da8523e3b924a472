package cn.xiaokang.api.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.CasesCommand;
import cn.xiaokang.api.Postgres;
import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.warehouse.fault.FaultException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history of cases in both stores: kept over a restart, closed to changes, found out where it was meddled with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseStoreTest {
    /** The two stores that cases can be kept in. */
    enum Kept {
        SQLITE,
        POSTGRESQL
    }

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SmallWarehouse city;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Postgres postgres;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        postgres = Postgres.start();
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertNotNull(city.publish(1));
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void theHistoryOutlivesTheServerAndNobodyChangesIt(Kept kept) throws Exception {
        Place place = place(kept);
        place.prepare();
        try (SmallServer server = place.server()) {
            assertEquals("XS-000001", server.anOpenCase());
        }
        try (SmallServer server = place.server()) {
            assertEquals(
                    "inspecting",
                    server.json("inspector", "/api/v1/cases/XS-000001")
                            .at("/data/line/status")
                            .asText());
        }
        for (String sql : List.of(
                "update case_event set user_name = 'nobody' where entry_no = 2",
                "delete from case_event where entry_no = 3")) {
            SQLException refused = assertThrows(SQLException.class, () -> place.change(sql));
            assertTrue(String.valueOf(refused.getMessage()).contains("append-only"), refused.getMessage());
        }
        assertEquals(0, place.verify().code(), place.verify().text());
        assertTrue(place.verify().text().contains("entries: 3"), place.verify().text());
        assertFalse(place.verify().text().contains("CASES-"), place.verify().text());
    }

    @ParameterizedTest
    @EnumSource
    void theFirstBrokenEntryIsNamed(Kept kept) throws Exception {
        Place place = place(kept);
        place.prepare();
        try (SmallServer server = place.server()) {
            assertEquals("XS-000001", server.anOpenCase());
        }
        place.dropTriggers();
        place.change(
                "update case_event set document = replace(document, '2099-12-31', '2098-12-31') where entry_no = 2");
        Said meddled = place.verify();
        assertEquals(3, meddled.code());
        assertTrue(meddled.text().contains("Entry 2 of the history of cases (XS-000001, step 2)"), meddled.text());
        try (SmallServer server = place.server()) {
            assertTrue(server.json("inspector", "/api/v1/cases")
                    .at("/data/broken")
                    .asText()
                    .contains("第 2 条"));
            assertEquals(
                    500,
                    server.post("inspector", "/api/v1/cases", "{\"flags\":[\"f0002\"],\"words\":\"核实迟发\"}")
                            .statusCode(),
                    "nothing is added to a history that was meddled with");
        }
        place.change(
                "update case_event set document = replace(document, '2098-12-31', '2099-12-31') where entry_no = 2");
        assertEquals(0, place.verify().code(), "the very same content has the very same hash");
        place.change("delete from case_event where entry_no = 2");
        assertTrue(
                place.verify().text().contains("entry 2 before it is missing"),
                place.verify().text());
        place.change("delete from case_event where entry_no = 3");
        assertEquals(0, place.verify().code(), "a chain that was cut off at its end is whole in itself");
        assertEquals(3, place.verify("--holds", "0".repeat(64)).code(), "but not for one who kept its last hash");
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfEvidenceThatWasChangedIsNamed(Kept kept) throws Exception {
        Place place = place(kept);
        place.prepare();
        try (SmallServer server = place.server()) {
            assertEquals("XS-000001", server.anOpenCase());
        }
        Path file = place.state()
                .resolve("evidence")
                .resolve("09ac3cf6548e47f6075b68e2761c0f9fef92d61964ae757edede728aed32dcc2");
        assertEquals("改过的记录", Files.readString(Files.writeString(file, "改过的记录")));
        Said said = place.verify();
        assertEquals(3, said.code());
        assertTrue(said.text().contains("Entry 3"), said.text());
    }

    /** Several servers over one store: each entry is added once, and the chain holds. */
    @ParameterizedTest
    @EnumSource
    void writersAtTheSameTimeMakeOneChain(Kept kept) throws Exception {
        Place place = place(kept);
        place.prepare();
        int writers = 6;
        int each = 5;
        CountDownLatch ready = new CountDownLatch(writers);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> works = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String user = "inspector" + i;
                CaseLedger ledger = new CaseLedger(CaseStore.open(place.state(), place.database()), Clock.systemUTC());
                works.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    for (int n = 0; n < each; n++) {
                        CaseFile file =
                                ledger.add(user, all -> new CaseLedger.Draft(null, new Change.Opened(List.of(), user)));
                        assertEquals(1, file.seen());
                    }
                    return null;
                }));
            }
            for (Future<?> work : works) {
                assertEquals(null, work.get());
            }
        } finally {
            pool.shutdown();
        }
        CaseStore store = CaseStore.open(place.state(), place.database());
        CaseHistory.Verified verified = new CaseHistory(store, new EvidenceFiles(place.state())).verify(null);
        assertEquals((long) writers * each, verified.entries());
        assertEquals((long) writers * each, verified.cases());
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void aDatabaseThatIsNotThereIsSaid(Kept kept) {
        FaultException fault = assertThrows(
                FaultException.class,
                () -> CaseStore.open(folder.resolve(kept.name()), "jdbc:postgresql://127.0.0.1:1/none?user=none"));
        assertEquals("STORE-UNREACHABLE", fault.code().code());
    }

    private Place place(Kept kept) throws Exception {
        Path state = Files.createTempDirectory(folder, "state");
        return new Place(city.folder(), state, kept == Kept.SQLITE ? null : postgres.address());
    }

    private record Said(int code, String text) {}

    /** A server's own folder and the database of its cases. */
    private record Place(
            Path warehouse, Path state, @Nullable String database) {
        /** Each test begins with nothing in the shared database. */
        void prepare() throws SQLException {
            if (database != null) {
                change("drop schema public cascade");
                change("create schema public");
            }
        }

        SmallServer server() throws Exception {
            return SmallServer.start(warehouse, state, Clock.systemUTC(), database);
        }

        void dropTriggers() throws SQLException {
            String on = database == null ? "" : " on case_event";
            change("drop trigger case_event_is_never_changed" + on);
            change("drop trigger case_event_is_never_" + (database == null ? "removed" : "emptied") + on);
        }

        void change(String sql) throws SQLException {
            String address = database == null ? "jdbc:sqlite:" + state.resolve("cases.sqlite") : database;
            try (Connection connection = DriverManager.getConnection(address);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        Said verify(String... more) throws Exception {
            Path config = Files.writeString(
                    state.resolve("xiaokang.conf"), database == null ? "" : "serve.database = \"" + database + "\"");
            StringWriter said = new StringWriter();
            List<String> arguments =
                    new ArrayList<>(List.of("--verify", "--state", state.toString(), "--config", config.toString()));
            arguments.addAll(List.of(more));
            int code = CasesCommand.run(new PrintWriter(said), arguments.toArray(String[]::new));
            return new Said(code, said.toString());
        }
    }
}
