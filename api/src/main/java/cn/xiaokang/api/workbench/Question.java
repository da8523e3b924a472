package cn.xiaokang.api.workbench;

import cn.xiaokang.warehouse.laboratory.MovedValue;
import cn.xiaokang.warehouse.workbench.RegisterQuery;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What an inspector asks, in one of three ways. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.OfRule.class, name = "rule"),
    @JsonSubTypes.Type(value = Question.OfRegisters.class, name = "registers"),
    @JsonSubTypes.Type(value = Question.OfSql.class, name = "sql")
})
public sealed interface Question {
    /** As it stands in the log. */
    String kind();

    /** A rule with other values of its dated parameters. */
    record OfRule(String rule, List<MovedValue> changes) implements Question {
        public OfRule {
            changes = changes == null ? List.of() : List.copyOf(changes);
        }

        @Override
        public String kind() {
            return "rule";
        }
    }

    /** Two registers compared, without SQL. */
    record OfRegisters(RegisterQuery query) implements Question {
        @Override
        public String kind() {
            return "registers";
        }
    }

    /** One SELECT of the asker's. */
    record OfSql(String sql) implements Question {
        @Override
        public String kind() {
            return "sql";
        }
    }
}
