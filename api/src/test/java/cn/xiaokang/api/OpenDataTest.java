package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Open data over HTTP: fixed files with ranges and digests, rows by page, small cells left out in this release and against the last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDataTest {
    private static final String SETS = "/api/v1/public/datasets";
    private static final int MEGABYTE = 1 << 20;

    private SmallWarehouse city;
    private SmallServer server;
    private int payments;
    private Path stateFolder = Path.of(".");

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        city = SmallWarehouse.in(folder.resolve("warehouse"));
        for (int i = 1; i <= 5; i++) {
            city = city.with(
                    "dim_project",
                    Map.of(
                            "project_no", "X" + i,
                            "name", i == 5 ? "=HYPERLINK(1)" : "大棚 \"" + i + "\", 一期",
                            "kind", "INDUSTRY",
                            "village_code", "330481002003",
                            "county_code", "330481",
                            "budget", "1000.10"));
        }
        for (String county : java.util.List.of("330481", "330402", "330411", "330421", "330424")) {
            pay(county, "P13", 8);
            pay(county, "P14", 9);
        }
        pay("330424", "P14", 40);
        pay("330421", "P14", 40);
        pay("330481", "P08", 2);
        pay("330402", "P08", 20);
        assertFalse(city.publish(1).id().isEmpty());
        stateFolder = folder.resolve("state");
        server = SmallServer.start(city.folder(), stateFolder).released();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSetSaysWhatItsColumnsMeanUnderWhatLicenceAndWithWhichDigests() throws Exception {
        JsonNode set = server.json("leader", SETS + "/projects");
        assertEquals("CC-BY-4.0", set.get("licence").asText());
        assertEquals(
                "planning.budget.projectID",
                set.at("/columns/0/open_contracting").asText());
        assertEquals(5, set.at("/current/rows").asInt());
        for (String form : java.util.List.of("csv", "jsonl")) {
            String body = server.get(SETS + "/projects/files/" + form).body();
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            assertEquals(digest, set.at("/current/" + form + "_sha256").asText());
        }
        assertTrue(server.get(SETS + "/projects/files/parquet").body().startsWith("PAR1"));
        String csv = server.get(SETS + "/projects/files/csv").body();
        assertTrue(csv.contains("\"大棚 \"\"1\"\", 一期\"") && csv.contains("1000.10"), csv);
        assertTrue(csv.contains(",'=HYPERLINK(1)"), "no formula where a spreadsheet opens it");
        assertTrue(
                server.get(SETS + "/projects/files/jsonl").body().contains("\"=HYPERLINK(1)\""),
                "the words themselves");
        assertEquals(200, server.get("/public/data").statusCode());
    }

    @Test
    void aDownloadGoesOnFromWhereItEnded() {
        String path = SETS + "/projects/files/jsonl";
        HttpResponse<String> whole = server.get(path);
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        byte[] bytes = whole.body().getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> part =
                server.send(server.request(path).header("Range", "bytes=100-").header("If-Range", etag));
        assertEquals(206, part.statusCode());
        assertEquals(
                "bytes 100-" + (bytes.length - 1) + "/" + bytes.length,
                part.headers().firstValue("Content-Range").orElseThrow());
        assertEquals(new String(bytes, 100, bytes.length - 100, StandardCharsets.UTF_8), part.body());
        assertEquals(
                200,
                server.send(server.request(path).header("Range", "bytes=100-").header("If-Range", "\"other\""))
                        .statusCode());
        assertEquals(
                416,
                server.send(server.request(path).header("Range", "bytes=999999-"))
                        .statusCode());
        assertEquals(
                206,
                server.send(server.request(path).header("Range", "bytes=-10")).statusCode());
        assertEquals(
                200,
                server.send(server.request(path).header("Range", "bytes=0-1,3-4"))
                        .statusCode());
        assertEquals(
                304,
                server.send(server.request(path).header("If-None-Match", etag)).statusCode());
    }

    /** Broken off in the middle and taken up again, it is what the ETag and the data package say. */
    @Test
    void whatWasBrokenOffAndTakenUpAgainHasTheDigestOfTheWhole() throws Exception {
        String path = SETS + "/projects/files/csv";
        JsonNode described = server.json("leader", SETS + "/projects/datapackage.json");
        String etag;
        java.io.ByteArrayOutputStream held = new java.io.ByteArrayOutputStream();
        try (InputStream begun = open(path)) {
            held.writeBytes(begun.readNBytes(150));
        }
        HttpResponse<String> head = server.get(path);
        etag = head.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> rest = server.send(server.request(path)
                .header("Range", "bytes=" + held.size() + "-")
                .header("If-Range", etag));
        assertEquals(206, rest.statusCode());
        held.writeBytes(rest.body().getBytes(StandardCharsets.UTF_8));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(held.toByteArray()));
        assertEquals('"' + digest + '"', etag);
        assertEquals("sha256:" + digest, described.at("/resources/0/hash").asText());
        assertEquals(
                path.substring(path.indexOf("files")),
                described.at("/resources/0/path").asText().split("\\?", -1)[0]);
        JsonNode budget = described.at("/resources/0/schema/fields/4");
        assertEquals("number", budget.get("type").asText());
        assertEquals("value", budget.get("columnType").asText());
        assertEquals("approved", budget.get("phase").asText());
        assertEquals(
                "planning.budget.amount.amount", budget.get("openContracting").asText());
        assertEquals(
                "project_no", described.at("/resources/0/schema/primaryKey/0").asText());
    }

    /** Counted in bytes that the server's threads allot, with files as large as no set of a small city is. */
    @Test
    void aFileIsSentInTheSameMemoryHoweverLargeItIs() throws Exception {
        String snapshot = server.json("leader", SETS + "/village_economy")
                .at("/current/snapshot_id")
                .asText();
        Path file = stateFolder.resolve("open-data").resolve(snapshot).resolve("village_economy.jsonl");
        byte[] own = Files.readAllBytes(file);
        try (FileChannel large = FileChannel.open(file, StandardOpenOption.WRITE)) {
            int written = large.write(ByteBuffer.wrap(new byte[] {1}), 64L * MEGABYTE - 1);
            assertEquals(1, written);
            assertEquals(64L * MEGABYTE, sent(SETS + "/village_economy/files/jsonl"), "once, to be warm");
            long small = allotted(() -> assertEquals(64L * MEGABYTE, sent(SETS + "/village_economy/files/jsonl")));
            written = large.write(ByteBuffer.wrap(new byte[] {1}), 512L * MEGABYTE - 1);
            assertEquals(1, written);
            long much = allotted(() -> assertEquals(512L * MEGABYTE, sent(SETS + "/village_economy/files/jsonl")));
            assertTrue(much < small + 32L * MEGABYTE, small + " bytes for 64 MB, " + much + " for 512 MB");
        } finally {
            assertEquals(file, Files.write(file, own, StandardOpenOption.TRUNCATE_EXISTING));
        }
    }

    /** The bytes that all threads but this one allot while something is done. */
    private static long allotted(Executable work) throws Exception {
        long before = allotted();
        try {
            work.execute();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return allotted() - before;
    }

    private static long allotted() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            sum += id == Thread.currentThread().getId() ? 0 : Math.max(0, threads.getThreadAllocatedBytes(id));
        }
        return sum;
    }

    private InputStream open(String path) throws IOException {
        return URI.create(server.address() + path).toURL().openStream();
    }

    private long sent(String path) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream stream = open(path)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    @Test
    void rowsComeByPageAndByFilter() {
        JsonNode first = server.json("leader", SETS + "/projects/rows?limit=2");
        JsonNode second = server.json(
                "leader",
                SETS + "/projects/rows?limit=2&after=" + first.get("next").asText());
        assertEquals("X3", second.at("/rows/0/project_no").asText());
        assertEquals(
                1,
                server.json("leader", SETS + "/projects/rows?project_no=X4")
                        .get("rows")
                        .size());
        assertEquals(400, server.get(SETS + "/projects/rows?contractor_code=1").statusCode());
        assertEquals(
                400,
                server.get(SETS + "/allocations/rows?after=" + first.get("next").asText())
                        .statusCode());
        assertEquals(404, server.get(SETS + "/none").statusCode());
        assertEquals(404, server.get(SETS + "/projects/files/xlsx").statusCode());
    }

    @Test
    void cellsOfFewHouseholdsAreLeftOutAndTheNextReleaseDoesNotGiveThemAway() throws Exception {
        String before = server.get(SETS + "/payments_by_county/files/csv").body();
        JsonNode release = server.json("leader", SETS + "/payments_by_county").get("current");
        assertTrue(release.get("is_posted").asBoolean(), release.toString());
        assertEquals(0, release.get("told").asInt());
        assertTrue(before.contains("2022,330481,P08,,,"), before);
        assertTrue(before.contains("2022,330402,P08,,,") || before.contains("2022,330402,P08,\"\""), before);
        String kept = line(before, "2022,330424,P14");
        // three households more: with the release before, they would be told
        pay("330424", "P14", 3);
        assertFalse(city.publish(2).id().isEmpty());
        JsonNode next = server.json("leader", SETS + "/payments_by_county");
        assertEquals(2, next.get("releases").size());
        String after = server.get(SETS + "/payments_by_county/files/csv").body();
        assertNotEquals(before, after);
        assertFalse(kept.endsWith(",,,"), before);
        assertTrue(next.at("/current/differing").asInt() >= 1);
        assertTrue(line(after, "2022,330424,P14").endsWith(",,,"), after);
        assertEquals(
                before,
                server.get(SETS + "/payments_by_county/files/csv?snapshot="
                                + release.get("snapshot_id").asText())
                        .body());
    }

    /** Three households came and went again within a release: against the one before nothing has changed, against the first few have. */
    @Test
    void aReleaseIsHeldAgainstAllEarlierOnesAndNotTheLastAlone(@TempDir Path folder) throws Exception {
        SmallWarehouse first = elsewhere(paid(SmallWarehouse.in(folder.resolve("warehouse")), 40, 0), 30, 0);
        assertFalse(first.publish(1).id().isEmpty());
        String set = SETS + "/payments_by_county";
        try (SmallServer other = SmallServer.start(first.folder(), folder.resolve("state"))) {
            String told = line(other.get(set + "/files/csv").body(), "2021,330402,P27");
            assertFalse(told.endsWith(",,,"), told);
            assertFalse(paid(first, 20, 40).publish(2).id().isEmpty());
            assertFalse(line(other.get(set + "/files/csv").body(), "2021,330402,P27")
                    .endsWith(",,,"));
            assertFalse(elsewhere(paid(first, 3, 40), 25, 30).publish(3).id().isEmpty());
            String last = line(other.get(set + "/files/csv").body(), "2021,330402,P27");
            assertTrue(last.endsWith(",,,"), "three more than in the first: " + last);
        }
    }

    /** Nobody waits for a release: the one before is shown and says so, over a restart too; where there is none, the answer says when. */
    @Test
    void aReleaseIsMadeBehindTheScenesAndTheOneBeforeIsShownUntilThen(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("state");
        Path killed = Files.createDirectories(state.resolve("open-data/.building/of-a-killed-server"));
        assertEquals(killed, Files.setLastModifiedTime(killed, FileTime.fromMillis(0)));
        SmallWarehouse small = paid(SmallWarehouse.in(folder.resolve("warehouse")), 20, 0);
        String first = small.publish(1).id();
        String second;
        try (SmallServer other = SmallServer.start(small.folder(), state)) {
            HttpResponse<String> none = other.getAtOnce("/api/v1/public/funds");
            assertEquals(503, none.statusCode(), none.body());
            assertEquals("DATA-BEING_MADE", SmallServer.json(none).get("code").asText());
            assertTrue(none.headers().firstValue("Retry-After").isPresent());
            assertEquals(503, other.getAtOnce("/public").statusCode());
            assertEquals(first, shown(other.released()));
            assertFalse(Files.exists(killed), "what a killed server left is gone");
            second = paid(small, 40, 20).publish(2).id();
            assertEquals(first, shown(other));
            assertEquals(
                    second,
                    other.json("leader", "/api/v1/overview").at("/snapshot/id").asText());
            for (String page : java.util.List.of("/public", "/public/funds", "/public/villages", "/public/data")) {
                String said = other.getAtOnce(page).body();
                assertTrue(said.contains("data-next") && said.contains(first) && said.contains(second), page);
            }
            assertTrue(other.get("operator", "/status").body().contains(first + "；" + second + " 等待制作"));
        }
        try (SmallServer again = SmallServer.start(small.folder(), state)) {
            assertEquals(first, shown(again), "after a restart");
            assertEquals(second, shown(again.released()));
            assertFalse(again.getAtOnce("/public").body().contains("data-next"));
            String third = paid(small, 60, 60).publish(3).id();
            assertEquals(second, shown(again));
            // neither of those before is released any more, and their snapshots are gone
            PathUtils.deleteDirectory(state.resolve("open-data").resolve(second));
            PathUtils.deleteDirectory(small.folder().resolve("snapshots").resolve(first));
            assertEquals(503, again.getAtOnce("/api/v1/public/funds").statusCode());
            assertEquals(third, shown(again.released()));
        }
    }

    /** The snapshot that the public is shown at this moment. */
    private static String shown(SmallServer server) {
        HttpResponse<String> funds = server.getAtOnce("/api/v1/public/funds");
        assertEquals(200, funds.statusCode(), funds.body());
        return SmallServer.json(funds).at("/snapshot/id").asText();
    }

    /** A county with one village: what the village leaves out takes what tells it along, and the set is posted all the same. */
    @Test
    void aCountyOfOneVillageHoldsNothingBack(@TempDir Path folder) throws Exception {
        SmallWarehouse small = paid(SmallWarehouse.in(folder.resolve("warehouse")), 40, 0);
        for (int i = 0; i < 3; i++) {
            small = small.paid(payment("N" + i, "330411", "P13", 2021, "60" + i, "500.00"));
        }
        for (int i = 0; i < 20; i++) {
            small = small.paid(payment("M" + i, "330411", "P27", 2021, "7" + (10 + i), "100.00"));
        }
        assertFalse(small.publish(1).id().isEmpty());
        try (SmallServer other = SmallServer.start(small.folder(), folder.resolve("state"))) {
            for (String set : java.util.List.of("payments_by_county", "payments_by_village", "funds_by_level")) {
                JsonNode current = other.json("leader", SETS + "/" + set).get("current");
                assertTrue(current.get("is_posted").asBoolean(), current.toString());
                assertTrue(current.get("left_out").asInt() > 0, current.toString());
                assertEquals(0, current.get("told").asInt());
            }
            String village =
                    line(other.get(SETS + "/payments_by_village/files/csv").body(), "2021,330411,330411002003,P13");
            assertTrue(village.endsWith(",,,"), village);
        }
    }

    /** The same by another programme in another county. */
    private static SmallWarehouse elsewhere(SmallWarehouse city, int households, int from) {
        SmallWarehouse more = city;
        for (int i = from; i < from + households; i++) {
            more = more.paid(payment("E" + i, "330481", "P14", 2021, "9" + (100 + i), "100.00"));
        }
        return more;
    }

    /** The city with so many households more that were paid in 2021, numbered from there on. */
    private static SmallWarehouse paid(SmallWarehouse city, int households, int from) {
        SmallWarehouse more = city;
        for (int i = from; i < from + households; i++) {
            more = more.paid(payment("A" + i, "330402", "P27", 2021, "8" + (100 + i), "100.00"));
        }
        return more;
    }

    /** In 2018 three households and two were paid, and everyone knows what both came to: nothing is left to hide them behind. */
    @Test
    void aReleaseThatTheAttackTellsIsHeldBackWithItsResultAndTheOneBeforeStays(@TempDir Path folder) throws Exception {
        SmallWarehouse calm = SmallWarehouse.in(folder.resolve("warehouse"));
        for (int i = 0; i < 12; i++) {
            calm = calm.paid(payment("C" + i, "330402", "P02", 2021, "40" + i, "100.00"));
        }
        assertFalse(calm.publish(1).id().isEmpty());
        SmallWarehouse telling = calm;
        for (int i = 0; i < 5; i++) {
            telling = telling.paid(
                    payment("T" + i, i < 3 ? "330402" : "330481", "P02", 2018, "50" + i, i < 3 ? "900.00" : "1.00"));
        }
        try (SmallServer other = SmallServer.start(calm.folder(), folder.resolve("state"))) {
            String set = SETS + "/payments_by_county";
            String first = other.json("leader", set).at("/current/snapshot_id").asText();
            String before = other.get(set + "/files/csv").body();
            assertFalse(telling.publish(2).id().isEmpty());
            assertTrue(other.application().snapshots().follow().isEmpty());
            // made behind the scenes, before anyone asks
            other.application().releaseWatch().look();
            JsonNode held = other.json("leader", set).get("current");
            assertEquals(409, other.get(set + "/datapackage.json").statusCode());
            assertFalse(held.get("is_posted").asBoolean());
            assertTrue(held.get("told").asInt() > 0, held.toString());
            assertTrue(held.get("told_before").asInt() > 0, held.toString());
            assertEquals(0, held.get("persons_told").asInt());
            for (String way : java.util.List.of("/files/csv", "/files/jsonl", "/files/parquet", "/rows")) {
                HttpResponse<String> refused = other.get(set + way);
                assertEquals(409, refused.statusCode(), way);
                assertEquals(
                        "DATA-NOT_POSTED", SmallServer.json(refused).get("code").asText());
            }
            assertEquals(
                    409, other.get(SETS + "/payments_by_village/files/csv").statusCode(), "nor what lies below it");
            assertEquals(200, other.get(SETS + "/projects/files/csv").statusCode());
            HttpResponse<String> old = other.get(set + "/files/csv?snapshot=" + first);
            assertEquals(200, old.statusCode());
            assertEquals(before, old.body());
            HttpResponse<String> page = other.get("/public/data");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("未通过攻击检验，未发布"), page.body());
            try (java.util.stream.Stream<Path> files = java.nio.file.Files.walk(folder.resolve("state/open-data")
                    .resolve(held.get("snapshot_id").asText()))) {
                assertTrue(files.noneMatch(file -> file.toString().contains("payments_by")), "no file of it is left");
            }
        }
    }

    private static Map<String, Object> payment(
            String number, String county, String programme, int year, String household, String amount) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "payment_no", number,
                "programme_code", programme,
                "household_id", county + "000" + household,
                "person_id", "q" + household,
                "village_code", county + "002003",
                "county_code", county,
                "year", year,
                "amount", amount,
                "batch_no", "B" + year));
        row.put("paid_on", year + "-03-01");
        return row;
    }

    private static String line(String csv, String start) {
        return csv.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private void pay(String county, String programme, int households) {
        for (int i = 0; i < households; i++) {
            payments++;
            city = city.paid(new HashMap<>(Map.of(
                    "payment_no",
                    "O" + payments,
                    "programme_code",
                    programme,
                    "household_id",
                    county + "9" + payments,
                    "village_code",
                    county + "002003",
                    "county_code",
                    county,
                    "year",
                    2022,
                    "amount",
                    "100.00",
                    "batch_no",
                    "BO")));
        }
    }
}
