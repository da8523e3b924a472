package cn.xiaokang.api.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.web.OpenApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each parameter of each read of the API, given what nobody should give: never a 5xx, always a problem in our form, nothing told. */
class ParameterFuzzTest {
    private static final List<String> HOSTILE =
            List.of("-1", "1e309", "２０２２", "..\\..", "\u0000", "\ud83d\ude00\u202e", "=1+1", "x".repeat(2_000));

    /** Words of one letter set after another, drawn from a seed: the same in each run. */
    private static final Random RANDOM = new Random(2018);

    @Test
    void noParameterOfAnyReadMakesTheServerFail(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        List<String> faults = new ArrayList<>();
        int asked = 0;
        try (SmallServer server = SmallServer.start(city.folder(), folder.resolve("state"))) {
            assertFalse(server.postNotice().isEmpty());
            for (Read read : reads()) {
                for (String parameter : read.parameters()) {
                    for (String value :
                            Stream.concat(HOSTILE.stream(), Stream.of(drawn())).toList()) {
                        HttpResponse<String> answer = server.get(read.user(), read.with(parameter, value));
                        asked++;
                        String what = read.path() + " " + parameter + "=" + value + ": " + answer.statusCode();
                        if (answer.statusCode() >= 500) {
                            faults.add(what);
                        } else if (answer.statusCode() >= 400
                                && !SmallServer.json(answer).hasNonNull("code")) {
                            faults.add(what + " is no problem of ours");
                        }
                        if (answer.body().contains("Exception") || answer.body().contains("\tat ")) {
                            faults.add(what + " tells a trace");
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(asked > 1_000, asked + " requests");
    }

    private static String drawn() {
        return RANDOM.ints(1 + RANDOM.nextInt(40), 1, 0x3000)
                .filter(Character::isDefined)
                .filter(letter -> !Character.isSurrogate((char) letter))
                .limit(40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Read> reads() {
        List<Read> reads = new ArrayList<>();
        OpenApi.document().get("paths").properties().forEach(path -> {
            JsonNode operation = path.getValue().path("get");
            if (!operation.isMissingNode()) {
                Permission permission =
                        Permission.valueOf(operation.get("x-permission").asText());
                String user = Arrays.stream(Role.values())
                        .filter(role -> role != Role.VISITOR && role.may(permission))
                        .findFirst()
                        .orElseThrow()
                        .code();
                reads.add(new Read(path.getKey(), user, operation.path("parameters")));
            }
        });
        return reads;
    }

    /** A read with its parameters and their examples. */
    private record Read(String path, String user, JsonNode described) {
        List<String> parameters() {
            List<String> names = new ArrayList<>();
            described.forEach(parameter -> names.add(parameter.get("name").asText()));
            return names;
        }

        /** The address with that value for one parameter, and the example of each other one that is needed. */
        String with(String fuzzed, String value) {
            String asked = path;
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : described) {
                String name = parameter.get("name").asText();
                boolean isFuzzed = name.equals(fuzzed);
                String given =
                        encoded(isFuzzed ? value : parameter.path("example").asText());
                if (parameter.get("in").asText().equals("path")) {
                    asked = asked.replace("{" + name + "}", given);
                } else if (isFuzzed || parameter.path("required").asBoolean()) {
                    query.add(name + "=" + given);
                }
            }
            return query.isEmpty() ? asked : asked + "?" + String.join("&", query);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
