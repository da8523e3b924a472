package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A server with, without, and with another key of the vault. */
class VaultServingTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private static List<String> told(SmallServer server) {
        List<String> codes = new ArrayList<>();
        JsonNode standing = SmallServer.json(server.get("/api/v1/health/ready"));
        standing.get("why").forEach(why -> codes.add(why.get("code").asText()));
        return codes;
    }

    @Test
    void theKeyIsRotatedWhileServingAndTheFormerOneIsWorthNothing() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        Path key = SmallWarehouse.keyOf(city.folder()).path();
        String former = Files.readString(key);
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(List.of("虚构甲"), server.namesInADossier());
            assertEquals(0, run("rotate"), out.toString());
            assertNotEquals(former, Files.readString(key));
            assertEquals(List.of("虚构甲"), server.namesInADossier(), "the server goes on");
            assertFalse(server.postNotice().isEmpty(), "and masks names");
        }
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(List.of("虚构甲"), server.namesInADossier(), "by the new key");
            assertEquals(List.of(), told(server));
        }
        Files.writeString(key, former);
        assertEquals(2, run("status"), "by the former key");
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(List.of(), server.namesInADossier());
            assertEquals(List.of("VAULT-WRONG_KEY"), told(server));
        }
    }

    @Test
    void withoutTheKeyEverythingIsServedButNamesAndTheServerSaysSo() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        Path key = SmallWarehouse.keyOf(city.folder()).path();
        Path away = Files.move(key, folder.resolve("away.key"));
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(List.of("VAULT-KEY_MISSING"), told(server));
            assertEquals(200, server.get("/api/v1/health/ready").statusCode());
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode());
            assertEquals(200, server.get("inspector", "/api/v1/flags").statusCode());
            assertEquals(List.of(), server.namesInADossier());
            assertTrue(server.get("operator", "/status").body().contains("没有可读的保险库密钥"), "the operator's page");
            Files.move(away, key);
            assertEquals(List.of("虚构甲"), server.namesInADossier(), "no restart is needed");
            assertEquals(List.of(), told(server));
        }
    }

    @Test
    void aKeyBesideTheDataOrOpenToOthersStopsTheStart() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        Path key = SmallWarehouse.keyOf(city.folder()).path();
        assertEquals(2, serve(city.folder().resolve("vault/vault.key")));
        assertTrue(out.toString().contains("VAULT-KEY_BESIDE_DATA"), out.toString());
        assertEquals(2, serve(folder.resolve("state/vault.key")));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(2, serve(key));
        assertTrue(out.toString().contains("VAULT-KEY_OPEN_TO_OTHERS"), out.toString());
    }

    private int serve(Path key) {
        return execute(new ServeCommand(), "--vault-key", key.toString(), "--port", "0");
    }

    private int run(String step) {
        return execute(
                new VaultCommand(),
                step,
                "--vault-key",
                SmallWarehouse.keyOf(folder.resolve("warehouse")).path().toString());
    }

    private int execute(Object command, String... arguments) {
        CommandLine line = ServeCommand.commandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        all.addAll(List.of("--state", folder.resolve("state").toString()));
        return line.execute(all.toArray(String[]::new));
    }
}
