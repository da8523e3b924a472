package cn.xiaokang.api.opendata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of a file of JSON lines, read from a byte on; a page is in memory and nothing else. */
final class Rows {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** How many bytes one request may look through before it hands over a page with fewer rows. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private Rows() {}

    /** Rows, and the byte at which the next page begins, or null at the end. */
    record Page(List<JsonNode> rows, @Nullable Long next) {}

    static Page page(Path file, long from, Map<String, String> wanted, int limit) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream stream = new BufferedInputStream(Channels.newInputStream(channel.position(from)))) {
            long at = from;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                at++;
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                JsonNode row = JSON.readTree(line.toByteArray());
                line.reset();
                if (fits(row, wanted)) {
                    rows.add(row);
                }
                if (rows.size() == limit || at - from > MOST_BYTES) {
                    return new Page(rows, at < channel.size() ? at : null);
                }
            }
        }
        return new Page(rows, null);
    }

    private static boolean fits(JsonNode row, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(each -> row.path(each.getKey()).asText("").equals(each.getValue()));
    }
}
