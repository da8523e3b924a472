package cn.xiaokang.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.audit.AlertBounds;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can do is refused at once, with word of when to come again; nothing else breaks. */
class AdmissionTest {
    @TempDir
    Path folder;

    @Test
    void moreAtOnceThanItWorksAtIsRefusedAndTheRestIsAnswered() throws Exception {
        try (SmallServer server = start(new Load(1, 100_000, 100_000))) {
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode());
            List<HttpResponse<String>> answers = together(server, 40, "/api/v1/laboratory?college_grant=6000");
            List<Integer> statuses =
                    answers.stream().map(HttpResponse::statusCode).distinct().toList();
            assertTrue(Set.of(200, 503).containsAll(statuses), statuses.toString());
            assertTrue(statuses.contains(200), statuses.toString());
            List<HttpResponse<String>> refused = answers.stream()
                    .filter(answer -> answer.statusCode() == 503)
                    .toList();
            assertFalse(refused.isEmpty());
            refused.forEach(answer -> {
                assertEquals(
                        "REQUEST-BUSY", SmallServer.json(answer).get("code").asText());
                assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            });
            assertEquals(200, server.get("leader", "/api/v1/overview").statusCode(), "each place was given back");
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWaitWhileTheServerLives() throws Exception {
        try (SmallServer server = start(new Load(48, 1, 20))) {
            List<Integer> statuses = IntStream.range(0, 30)
                    .mapToObj(i -> server.get("/public").statusCode())
                    .toList();
            assertEquals(429, statuses.get(29), statuses.toString());
            assertEquals(200, server.get("/api/v1/health/live").statusCode());
            assertEquals(200, server.get("/assets/parts/base.css").statusCode());
        }
    }

    private SmallServer start(Load load) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        return SmallServer.start(
                city.folder(),
                folder.resolve("state"),
                Clock.systemUTC(),
                null,
                new Settings.Safety(Set.of(), Set.of(), AlertBounds.USUAL, load));
    }

    private static List<HttpResponse<String>> together(SmallServer server, int times, String path) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = server.as("leader", path).build();
        return IntStream.range(0, times)
                .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
