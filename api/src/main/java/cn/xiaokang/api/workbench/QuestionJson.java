package cn.xiaokang.api.workbench;

import cn.xiaokang.api.problem.RequestFault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Questions as they are kept and recorded. */
final class QuestionJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private QuestionJson() {}

    static String written(Question question) {
        try {
            return MAPPER.writerFor(Question.class).writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read here can be written", e);
        }
    }

    static Question read(String document) {
        try {
            Question question = MAPPER.readValue(document, Question.class);
            if (question == null) {
                throw RequestFault.BAD_JSON.with();
            }
            return question;
        } catch (JsonProcessingException e) {
            throw RequestFault.BAD_JSON.with();
        }
    }
}
