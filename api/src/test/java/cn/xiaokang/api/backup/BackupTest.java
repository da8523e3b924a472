package cn.xiaokang.api.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.BackupCommand;
import cn.xiaokang.api.CasesCommand;
import cn.xiaokang.api.NoticesCommand;
import cn.xiaokang.api.PruneCommand;
import cn.xiaokang.api.RestoreCommand;
import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A backup made while the server works comes back, file for file, on an empty machine. */
class BackupTest {
    private static final String PROJECTS = "/api/v1/public/datasets/projects/files/csv";
    private static final String TELLER = "/api/v1/tips/JB-000001/teller?purpose=callback";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void whatIsBackedUpWhileServingComesBackWhole() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        Path key = SmallWarehouse.keyOf(city.folder()).path();
        String notice;
        long looks;
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            notice = server.postNotice();
            assertEquals("XS-000001", server.anOpenCase());
            assertEquals(201, server.freeze(2022, "default-1").statusCode());
            looks = server.accessEntries().size();
            assertEquals(
                    0, run(new BackupCommand(), "--to", folder.resolve("kept").toString()), out.toString());
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode(), "it goes on");
        }
        Path backup = theBackup();
        Path warehouse = folder.resolve("other/warehouse");
        Path state = folder.resolve("other/state");
        assertEquals(0, restore(backup, warehouse, state), out.toString());
        assertEquals(contents(city.folder().resolve("snapshots")), contents(warehouse.resolve("snapshots")));
        assertEquals(
                contents(city.folder().resolve("vault")), contents(warehouse.resolve("vault")), "as it was sealed");
        assertFalse(
                contents(backup).containsValue(DigestUtils.sha256Hex(Files.readAllBytes(key))),
                "the key of the vault is in no backup");
        assertTrue(out.toString().contains("vault.key"), out.toString());
        try (SmallServer server = SmallServer.start(warehouse, state)) {
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode(), "with the password of before");
            assertEquals(looks, server.accessEntries().size());
            assertEquals(List.of(), server.namesInADossier(), "no name without the key of the vault");
            Files.copy(key, SmallWarehouse.keyOf(warehouse).path());
            assertEquals(List.of("虚构甲"), server.namesInADossier(), "and no restart once it is put back");
            assertTrue(server.application().accessLog().firstBroken().isEmpty());
            assertEquals(200, server.get("/api/v1/public/notices/" + notice).statusCode());
            assertEquals(
                    200,
                    server.get("inspector", "/api/v1/cases/XS-000001?purpose=backup%20test")
                            .statusCode());
            assertEquals(
                    200,
                    server.get("assessor", "/api/v1/assessment/frozen/2022").statusCode());
        }
        assertEquals(0, execute(new CasesCommand(), "--verify", "--state", state.toString()), out.toString());
        assertEquals(0, execute(new NoticesCommand(), "verify", "--state", state.toString()), out.toString());
    }

    @Test
    void codesTellersAndOpenDataComeBackWithTheirKeysAndAreToldWithoutThem() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        String code;
        String data;
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            HttpResponse<String> sheet =
                    server.post("publisher", "/api/v1/publication/lookup-codes", "{\"village\": \"330481002003\"}");
            code = SmallServer.json(sheet).at("/codes/0/code").asText();
            assertEquals(
                    201,
                    post(server, "/api/v1/public/tips", "{\"words\": \"数目对不上，请核对。\", \"contact\": \"丙 0573\"}")
                            .statusCode());
            data = server.get(PROJECTS).body();
            assertEquals(
                    0, run(new BackupCommand(), "--to", folder.resolve("kept").toString()), out.toString());
            assertEquals(
                    0,
                    run(
                            new BackupCommand(),
                            "--without-key",
                            "--to",
                            folder.resolve("apart").toString()),
                    out.toString());
        }
        Path warehouse = folder.resolve("other/warehouse");
        assertEquals(0, restore(theBackup(), warehouse, folder.resolve("other/state")), out.toString());
        try (SmallServer server = SmallServer.start(warehouse, folder.resolve("other/state"))) {
            assertEquals(200, open(server, code));
            assertEquals(
                    "丙 0573", server.json("inspector", TELLER).get("contact").asText());
            assertEquals(data, server.get(PROJECTS).body());
        }
        Path third = folder.resolve("third/warehouse");
        Path state = folder.resolve("third/state");
        assertEquals(0, restore(theBackup("apart"), third, state), out.toString());
        assertTrue(out.toString().contains("codes/key") && out.toString().contains("tellers/key"), out.toString());
        try (SmallServer server = SmallServer.start(third, state)) {
            assertEquals(404, open(server, code), "a code without its key opens nothing");
            HttpResponse<String> closed = server.get("inspector", TELLER);
            assertEquals(503, closed.statusCode());
            assertEquals(
                    "STORE-TELLERS_CLOSED", SmallServer.json(closed).get("code").asText());
        }
        for (String key : List.of("codes/key", "tellers/key")) {
            Files.copy(folder.resolve("state").resolve(key), state.resolve(key), StandardCopyOption.REPLACE_EXISTING);
        }
        try (SmallServer server = SmallServer.start(third, state)) {
            assertEquals(200, open(server, code));
            assertEquals(200, server.get("inspector", TELLER).statusCode());
        }
    }

    private static HttpResponse<String> post(SmallServer server, String path, String json) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static int open(SmallServer server, String code) {
        return post(server, "/api/v1/public/my", "{\"code\": \"" + code + "\"}").statusCode();
    }

    @Test
    void anAlteredOrTornBackupIsRefusedByNameAndWritesNothing() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        assertEquals(0, run(new BackupCommand(), "--to", folder.resolve("kept").toString()), out.toString());
        Path backup = theBackup();
        Path one;
        try (Stream<Path> files = Files.walk(backup.resolve("warehouse/snapshots"))) {
            one = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(one, new byte[] {0}, StandardOpenOption.APPEND);
        Path warehouse = folder.resolve("other/warehouse");
        assertEquals(3, restore(backup, warehouse, folder.resolve("other/state")));
        assertTrue(out.toString().contains(String.valueOf(one.getFileName())), out.toString());
        assertFalse(Files.exists(warehouse), "nothing was written");
        Path list = backup.resolve("backup.json");
        String first = "warehouse/"
                + folder.relativize(one).subpath(3, folder.relativize(one).getNameCount());
        Files.writeString(list, Files.readString(list).replace(first, "warehouse/../" + first));
        assertEquals(
                3, restore(backup, warehouse, folder.resolve("other/state")), "a list that leads out of its folder");
        assertFalse(Files.exists(warehouse));
        Files.delete(list);
        assertEquals(2, restore(backup, warehouse, folder.resolve("other/state")));
    }

    @Test
    void aFolderInUseIsNotOverwritten() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        assertEquals(0, run(new BackupCommand(), "--to", folder.resolve("kept").toString()), out.toString());
        Map<String, String> before = contents(city.folder());
        assertEquals(2, restore(theBackup(), city.folder(), folder.resolve("other/state")));
        assertEquals(before, contents(city.folder()));
        assertEquals(
                2,
                run(
                        new BackupCommand(),
                        "--warehouse",
                        folder.resolve("none").toString(),
                        "--to",
                        folder.resolve("kept").toString()));
    }

    @Test
    void pruningKeepsWhatIsServedNewOrNamed() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        String named = city.publish(1).id();
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertFalse(server.postNotice().isEmpty());
        }
        String idle = city.publish(2).id();
        String newer = city.publish(3).id();
        String served = city.publish(4).id();
        Warehouse warehouse = Warehouse.at(city.folder());
        assertEquals(0, run(new PruneCommand(), "--keep", "2", "--dry-run"), out.toString());
        assertEquals(List.of(named, idle, newer, served), warehouse.ids());
        assertEquals(0, run(new PruneCommand(), "--keep", "2"), out.toString());
        assertEquals(List.of(named, newer, served), warehouse.ids());
        assertEquals(2, run(new PruneCommand(), "--keep", "0"));
    }

    private Path theBackup() throws IOException {
        return theBackup("kept");
    }

    private Path theBackup(String below) throws IOException {
        try (Stream<Path> made = Files.list(folder.resolve(below))) {
            List<Path> all = made.toList();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    private int restore(Path backup, Path warehouse, Path state) {
        return execute(
                new RestoreCommand(),
                "--from",
                backup.toString(),
                "--warehouse",
                warehouse.toString(),
                "--state",
                state.toString());
    }

    /** Runs a command on the folders of the test; later options win. */
    private int run(Object command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        if (!arguments.contains("--warehouse")) {
            arguments.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        }
        arguments.addAll(List.of("--state", folder.resolve("state").toString()));
        return execute(command, arguments.toArray(String[]::new));
    }

    private int execute(Object command, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        line.setExecutionExceptionHandler((e, failed, result) -> {
            if (e instanceof FaultException fault) {
                out.append(fault.zh()).append('\n');
                return fault.kind().exitCode();
            }
            throw e;
        });
        return line.execute(arguments);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
