package cn.xiaokang.api.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that visitors ask for.
 *
 * @param id its name in the tables of the benchmark
 * @param role whose sample user asks, or {@code public}
 * @param path the address, with {kinds} of things in braces
 * @param weight how often, beside the others
 */
record Ask(
        @JsonProperty("id") String id,
        @JsonProperty("role") String role,
        @JsonProperty("path") String path,
        @JsonProperty("weight") int weight) {
    static final String PUBLIC = "public";

    private static final Pattern KIND = Pattern.compile("\\{([a-z]+)}");

    /** All that bench/workload.yaml names. */
    static List<Ask> all() {
        try (InputStream stream =
                Objects.requireNonNull(Ask.class.getResourceAsStream("/bench/workload.yaml"), "bench/workload.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(stream, new TypeReference<List<Ask>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("bench/workload.yaml", e);
        }
    }

    /** Whether the address is the same each time. */
    boolean isFixed() {
        return !KIND.matcher(path).find();
    }

    /** The address with things drawn from those samples; one of a kind that the snapshot lacks stays as it is. */
    String filled(Map<String, List<String>> samples, RandomGenerator random) {
        Matcher kinds = KIND.matcher(path);
        StringBuilder address = new StringBuilder();
        while (kinds.find()) {
            List<String> things = samples.getOrDefault(kinds.group(1), List.of());
            String thing = things.isEmpty() ? "none" : things.get(random.nextInt(things.size()));
            kinds.appendReplacement(
                    address, Matcher.quoteReplacement(URLEncoder.encode(thing, StandardCharsets.UTF_8)));
        }
        return kinds.appendTail(address).toString();
    }
}
