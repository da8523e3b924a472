package cn.xiaokang.api.cases;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.CaseStore;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Writes steps as canonical JSON (keys in order, no blanks, amounts and days as text), reads them, and seals entries. */
final class CaseJson {
    private static final JsonMapper STORED = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withConfigOverride(
                    BigDecimal.class, type -> type.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private static final JsonMapper GIVEN = STORED.rebuild()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Where the outcomes of single flags stand. */
    private static final String FLAGS = "flags";

    /** What stands before a flag's number in the name of its field. */
    static final String OF_A_FLAG = "flag-";

    private CaseJson() {}

    /** A step as it is kept. */
    static String written(Change change) {
        return canonical(STORED.convertValue(change, new TypeReference<TreeMap<String, @Nullable Object>>() {}));
    }

    /** A step that was kept. */
    static Change stored(String document) throws JsonProcessingException {
        return STORED.readValue(document, Change.class);
    }

    /** A step from fields that are all text, as a form sends them. */
    static Change given(Map<String, String> fields) {
        ObjectNode body = STORED.createObjectNode();
        fields.forEach((name, value) -> {
            if (!name.startsWith(OF_A_FLAG)) {
                body.put(name, value);
            } else if (!value.isEmpty()) {
                body.withObject("/" + FLAGS).put(name.substring(OF_A_FLAG.length()), value);
            }
        });
        return given(body);
    }

    /** A step that someone asks for; a problem that names the field where it can't be read. */
    static Change given(JsonNode body) {
        if (body instanceof ObjectNode object && isOutcome(object) && !object.has(FLAGS)) {
            object.putObject(FLAGS); // what may be left out
        }
        try {
            Change change = GIVEN.treeToValue(body, Change.class);
            if (change == null || !change.kind().isPosted()) {
                throw RequestFault.BAD_JSON.with();
            }
            return change;
        } catch (JsonMappingException e) {
            if (e.getPath().isEmpty()) {
                throw RequestFault.BAD_JSON.with();
            }
            throw RequestFault.BAD_PARAMETER.with(
                    String.valueOf(e.getPath().get(0).getFieldName()), "missing or malformed / 缺少或格式不对");
        } catch (JsonProcessingException e) {
            throw RequestFault.BAD_JSON.with();
        }
    }

    private static boolean isOutcome(ObjectNode body) {
        return body.path("step").asText().equals(Step.OUTCOME_SET.code());
    }

    /** SHA-256 over all of an entry but its own hash. */
    static String seal(CaseStore.Entry entry) {
        Map<String, Object> sealed = new TreeMap<>();
        sealed.put("entry_no", entry.entryNo());
        sealed.put("case_no", entry.caseNo());
        sealed.put("event_no", entry.eventNo());
        sealed.put("at", entry.at());
        sealed.put("user", entry.user());
        sealed.put("kind", entry.kind());
        sealed.put("document", entry.document());
        sealed.put("previous_hash", entry.previousHash());
        return DigestUtils.sha256Hex(canonical(sealed));
    }

    /** SHA-256 over what a flag names: equal facts have equal digests, however their JSON was laid out. */
    static String factsDigest(String rule, String subjectNo, @Nullable String period, String atStake, String evidence) {
        try {
            Map<String, @Nullable Object> facts = new TreeMap<>();
            facts.put("rule", rule);
            facts.put("subject_no", subjectNo);
            facts.put("period", period);
            facts.put("at_stake", atStake);
            facts.put("evidence", STORED.readValue(evidence, new TypeReference<TreeMap<String, Object>>() {}));
            return DigestUtils.sha256Hex(canonical(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a flag can't be read", e);
        }
    }

    /** The history of a case as it stands in a pack: each event with its hash. */
    static String history(List<CaseEvent> events) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        for (CaseEvent event : events) {
            Map<String, @Nullable Object> entry = new TreeMap<>();
            entry.put("entry_no", event.entryNo());
            entry.put("event_no", event.eventNo());
            entry.put("at", event.at().toString());
            entry.put("user", event.user());
            entry.put("kind", event.change().kind().code());
            entry.put("document", written(event.change()));
            entry.put("hash", event.hash());
            written.add(entry);
        }
        return plain(written);
    }

    /** Anything as JSON. */
    static String plain(Object value) {
        try {
            return STORED.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was made here can be written", e);
        }
    }

    /** A map with its keys in order, however it was put together. */
    static String canonical(Map<String, ?> map) {
        try {
            return STORED.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was made here can be written", e);
        }
    }
}
