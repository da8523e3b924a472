package cn.xiaokang.warehouse.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it stands in a pack: keys in order, nothing else between. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    static byte[] written(Object value) {
        try {
            return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was made here can be written", e);
        }
    }

    static <T> T read(byte[] written, TypeReference<T> type) throws JsonProcessingException {
        T read = MAPPER.readValue(new String(written, StandardCharsets.UTF_8), type);
        if (read == null) {
            throw new IllegalArgumentException("null where something must be");
        }
        return read;
    }

    /** An object's values as text; those that are null are left out. */
    static Map<String, String> texts(String object) {
        try {
            Map<String, String> texts = new LinkedHashMap<>();
            Map<String, @Nullable Object> read = MAPPER.readValue(object, new TypeReference<>() {});
            read.forEach((key, value) -> {
                if (value != null) {
                    texts.put(key, value.toString());
                }
            });
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a flag can't be read", e);
        }
    }
}
