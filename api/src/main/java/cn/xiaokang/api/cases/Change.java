package cn.xiaokang.api.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What one step of a case says; amounts in yuan, days in the city's time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Change.FlagAdded.class, name = "flag_added"),
    @JsonSubTypes.Type(value = Change.Assigned.class, name = "assigned"),
    @JsonSubTypes.Type(value = Change.Visited.class, name = "visited"),
    @JsonSubTypes.Type(value = Change.Replied.class, name = "replied"),
    @JsonSubTypes.Type(value = Change.EvidenceAdded.class, name = "evidence_added"),
    @JsonSubTypes.Type(value = Change.OutcomeSet.class, name = "outcome_set"),
    @JsonSubTypes.Type(value = Change.SentBack.class, name = "sent_back"),
    @JsonSubTypes.Type(value = Change.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Change.MoneyRecorded.class, name = "money_recorded"),
    @JsonSubTypes.Type(value = Change.StruckOff.class, name = "struck_off"),
    @JsonSubTypes.Type(value = Change.Notified.class, name = "notified"),
    @JsonSubTypes.Type(value = Change.Referred.class, name = "referred"),
    @JsonSubTypes.Type(value = Change.Reopened.class, name = "reopened")
})
public sealed interface Change {
    /** The kind of step. */
    Step kind();

    /** The case is opened from flags. */
    record Opened(List<CaseFlag> flags, String words) implements Change {
        @Override
        public Step kind() {
            return Step.OPENED;
        }
    }

    /** One flag more. */
    record FlagAdded(CaseFlag flag) implements Change {
        @Override
        public Step kind() {
            return Step.FLAG_ADDED;
        }
    }

    /** Someone is to inspect it by a day. */
    record Assigned(String assignee, LocalDate dueOn) implements Change {
        @Override
        public Step kind() {
            return Step.ASSIGNED;
        }
    }

    /** Someone was there. */
    record Visited(LocalDate visitedOn, String words) implements Change {
        @Override
        public Step kind() {
            return Step.VISITED;
        }
    }

    /** What the household said; or that it was asked and gave no answer. */
    record Replied(LocalDate repliedOn, boolean isAnswered, String words) implements Change {
        @Override
        public Step kind() {
            return Step.REPLIED;
        }
    }

    /** A file was stored under its digest. */
    record EvidenceAdded(String name, String sha256, long bytes) implements Change {
        @Override
        public Step kind() {
            return Step.EVIDENCE_ADDED;
        }
    }

    /**
     * What came of the inspection.
     *
     * @param found wrongly paid
     * @param stopped will not be paid on
     * @param recovered came back already
     * @param flags the outcomes of single flags, by number, that differ from the case's; left out where there are none, so that the
     *     entries of before keep their hashes
     */
    record OutcomeSet(
            Outcome outcome,
            BigDecimal found,
            BigDecimal stopped,
            BigDecimal recovered,
            String words,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Outcome> flags)
            implements Change {
        public OutcomeSet {
            flags = flags == null ? Map.of() : Map.copyOf(flags);
        }

        /** The outcome of one flag: its own, or the case's. */
        Outcome of(String flagId) {
            return flags.getOrDefault(flagId, outcome);
        }

        @Override
        public Step kind() {
            return Step.OUTCOME_SET;
        }
    }

    /** The reviewer wants more. */
    record SentBack(String words) implements Change {
        @Override
        public Step kind() {
            return Step.SENT_BACK;
        }
    }

    /** A second person agrees with the outcome. */
    record Closed(String words) implements Change {
        @Override
        public Step kind() {
            return Step.CLOSED;
        }
    }

    /** More was stopped or came back after the closing. */
    record MoneyRecorded(LocalDate happenedOn, BigDecimal stopped, BigDecimal recovered, String words)
            implements Change {
        @Override
        public Step kind() {
            return Step.MONEY_RECORDED;
        }
    }

    /** A line of the strike-off ledger: the household leaves the register, or an amount is written off. */
    record StruckOff(StrikeOff strikeOff, LocalDate struckOffOn, BigDecimal amount, String documentNo, String words)
            implements Change {
        @Override
        public Step kind() {
            return Step.STRUCK_OFF;
        }
    }

    /** The party was told of the outcome, and of the window in which it may answer. */
    record Notified(LocalDate notifiedOn, String documentNo) implements Change {
        @Override
        public Step kind() {
            return Step.NOTIFIED;
        }
    }

    /** Handed on for the list of the discredited. */
    record Referred(String documentNo, String words) implements Change {
        @Override
        public Step kind() {
            return Step.REFERRED;
        }
    }

    /** The case is inspected anew. */
    record Reopened(String words) implements Change {
        @Override
        public Step kind() {
            return Step.REOPENED;
        }
    }

    /** What is struck off: 退出 or 核销. */
    enum StrikeOff {
        EXIT,
        WRITE_OFF
    }
}
