package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about how honest the figures of some indicators are. Its SQL gives item rows: year, county_code, item_no, bin. What
 * comes of it is a statistic and a question, never a verdict.
 *
 * @param id the folder's name
 * @param indicators the indicators whose figures it asks about
 * @param method how the bins are looked at
 * @param isAgainstOthers whether a county's items are compared with those of the other counties; else the bins name both groups
 * @param item what one item is
 * @param leastItems how many items a test needs
 * @param leastEffect from which effect on it is worth asking about
 * @param asks the question
 * @param mayBe what else, and lawful, may lie behind it
 * @param note how it is looked at where the data allow less than the question asks
 */
public record IntegrityNote(
        String id,
        Title title,
        String clause,
        List<String> indicators,
        IntegrityMethod method,
        boolean isAgainstOthers,
        String item,
        int leastItems,
        BigDecimal leastEffect,
        Title asks,
        Title mayBe,
        @Nullable Title note,
        List<String> parameters,
        List<String> reads,
        String sql) {}
