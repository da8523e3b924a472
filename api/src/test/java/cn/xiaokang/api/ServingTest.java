package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server before, at and after a load. */
class ServingTest {
    @TempDir
    Path folder;

    @Test
    void beforeTheFirstLoadTheServerSaysWhatToDo() throws Exception {
        try (SmallServer server = SmallServer.start(folder.resolve("warehouse"), folder.resolve("state"))) {
            HttpResponse<String> overview = server.get("leader", "/api/v1/overview");
            assertEquals(503, overview.statusCode());
            assertTrue(
                    overview.headers().firstValue("Content-Type").orElseThrow().startsWith("application/problem+json"));
            assertEquals(
                    "QUERY-NO_SNAPSHOT", SmallServer.json(overview).get("code").asText());
            assertTrue(SmallServer.json(overview).get("detail").asText().contains("xiaokang load"));
            JsonNode health = SmallServer.json(server.get("/api/v1/health"));
            assertTrue(health.get("live").asBoolean());
            assertEquals(
                    "QUERY-NO_SNAPSHOT", health.get("why").get(0).get("code").asText());
            assertEquals(503, server.get("/api/v1/health/ready").statusCode());
        }
    }

    @Test
    void aDamagedSnapshotIsNeverServedAndTheOneBeforeStays() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        String first = city.publish(1).id();
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(first, servedBy(server));
            Path second = city.publish(2).dir();
            try (Stream<Path> files = Files.walk(second)) {
                Path table = files.filter(file -> file.toString().endsWith(".parquet"))
                        .findFirst()
                        .orElseThrow();
                byte[] whole = Files.readAllBytes(table);
                Files.write(table, Arrays.copyOf(whole, whole.length - 1));
            }
            assertEquals(first, servedBy(server));
            JsonNode health = SmallServer.json(server.get("/api/v1/health"));
            assertTrue(health.toString().contains("QUERY-SNAPSHOT_UNREADABLE"), health.toString());
            assertEquals(city.publish(3).id(), servedBy(server));
            assertFalse(
                    SmallServer.json(server.get("/api/v1/health")).toString().contains("SNAPSHOT_UNREADABLE"));
        }
    }

    @Test
    void aSnapshotThatGoesWhileItIsReadIsToldAndTheNextIsAnswered() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        Path first = city.publish(1).dir();
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(200, server.get("/api/v1/health/ready").statusCode(), "it is open");
            PathUtils.deleteDirectory(first);
            HttpResponse<String> gone = server.get("leader", "/api/v1/overview");
            assertEquals(503, gone.statusCode(), gone.body());
            assertEquals(
                    "QUERY-SNAPSHOT_GONE", SmallServer.json(gone).get("code").asText());
            assertEquals(city.publish(2).id(), servedBy(server));
        }
    }

    private static String servedBy(SmallServer server) {
        return server.json("leader", "/api/v1/overview").at("/snapshot/id").asText();
    }

    @Test
    void aNewSnapshotIsFollowedWithoutARestart() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        String first = city.publish(1).id();
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertEquals(
                    first,
                    server.json("leader", "/api/v1/overview").at("/snapshot/id").asText());
            String second = city.publish(2).id();
            assertEquals(
                    second,
                    server.json("leader", "/api/v1/overview").at("/snapshot/id").asText());
            assertEquals(200, server.get("/api/v1/health/ready").statusCode());
        }
    }
}
