package cn.xiaokang.api.bench;

import cn.xiaokang.api.web.SampleUser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a running server over HTTP as each of its sample users. */
final class Client {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new HashMap<>();

    /** Signs in each role's first sample user. */
    Client(String address, List<SampleUser> users) throws IOException, InterruptedException {
        this.address = address;
        for (SampleUser user : users) {
            String role = user.role().name().toLowerCase(java.util.Locale.ROOT);
            if (!cookies.containsKey(role)) {
                cookies.put(role, signIn(user));
            }
        }
    }

    /**
     * Asks once.
     *
     * @return the status and how long the answer took to its last byte, in milliseconds
     */
    Answer ask(String role, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        if (!role.equals(Ask.PUBLIC)) {
            String cookie = cookies.get(role);
            if (cookie == null) {
                throw new IllegalArgumentException("bench/workload.yaml: no sample user has the role " + role);
            }
            request.header("Cookie", cookie);
        }
        long startedAt = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                (System.nanoTime() - startedAt) / 1e6,
                response.headers().firstValue("Retry-After").isPresent());
    }

    /** Fetches a file without a sign-in; the whole of it, or that range. */
    HttpResponse<byte[]> download(String path, @Nullable String range) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        if (range != null) {
            request.header("Range", range);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String signIn(SampleUser user) throws IOException, InterruptedException {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("user", user.user())
                .put("password", user.password())
                .toString();
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("sign-in of " + user.user() + ": " + response.body());
        }
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /**
     * One answer.
     *
     * @param milliseconds from the request to the answer's last byte
     * @param saysWhenAgain whether it bears Retry-After
     */
    record Answer(int status, double milliseconds, boolean saysWhenAgain) {}
}
