package cn.xiaokang.api.flags;

import cn.xiaokang.api.assessment.IndicatorSeries.ClauseWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flag with all that it rests on.
 *
 * @param flag the flag
 * @param rule what the rule says, and what it must not catch
 * @param clause the words of the clause
 * @param evidence what the rule compared
 * @param rows the delivered rows that the evidence names
 */
public record FlagDetail(
        FlagLine flag,
        @Nullable RuleWords rule,
        @Nullable ClauseWords clause,
        JsonNode evidence,
        List<DeliveredRow> rows) {
    /** A rule in words. */
    public record RuleWords(
            String id,
            String titleZh,
            String titleEn,
            String clause,
            String definitionZh,
            String definitionEn,
            List<NotThis> notThis) {}

    /**
     * A lawful look-alike, and the clause that makes it lawful.
     *
     * @param isLookedFor whether the rule looked for it and did not find it; otherwise its definition leaves it out from the start
     */
    public record NotThis(
            @Nullable String zh, String en, @Nullable String clause, boolean isLookedFor) {}

    /**
     * A row as a department delivered it.
     *
     * @param kind payment, bank return, household ...
     * @param file the delivery's file, or null where it isn't known
     * @param line its line; the header is line 1
     */
    public record DeliveredRow(
            String kind,
            String rowNo,
            @Nullable LocalDate happenedOn,
            @Nullable BigDecimal amount,
            @Nullable String deliveryId,
            @Nullable String file,
            @Nullable Long line) {}
}
