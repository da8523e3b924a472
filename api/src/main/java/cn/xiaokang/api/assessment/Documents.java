package cn.xiaokang.api.assessment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Schemes and sheets as the texts that are kept: JSON with exact plain numbers, the same text for the same content. */
final class Documents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,12})?");

    private Documents() {}

    static String text(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing a document of the assessment", e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("reading a document of the assessment", e);
        }
    }

    /** Text that came from outside; what isn't JSON is the caller's fault to tell. */
    static JsonNode parsed(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /** The same with texts that are plain numbers as numbers: what the API gives out as exact text comes back so. */
    static JsonNode withNumbers(JsonNode given) {
        if (given.isTextual() && NUMBER.matcher(given.asText()).matches()) {
            return DecimalNode.valueOf(new BigDecimal(given.asText()));
        }
        if (given instanceof ObjectNode object) {
            ObjectNode numbered = object.objectNode();
            object.properties()
                    .forEach(entry -> numbered.set(
                            entry.getKey(),
                            entry.getKey().equals("title") ? entry.getValue() : withNumbers(entry.getValue())));
            return numbered;
        }
        if (given instanceof ArrayNode array) {
            ArrayNode numbered = array.arrayNode();
            array.forEach(item -> numbered.add(withNumbers(item)));
            return numbered;
        }
        return given;
    }

    static JsonNode tree(Object content) {
        return JSON.valueToTree(content);
    }
}
