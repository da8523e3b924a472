package cn.xiaokang.warehouse.evidence;

import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a delivery that a figure rests on.
 *
 * @param table the table of the star that keeps it
 * @param rowNo its key, parts divided by |
 * @param deliveryId the delivery it came in
 * @param file the delivered file, period and name
 * @param line its line there; the header is line 1
 * @param values what the table keeps of it, as text; empty values are left out
 */
public record DeliveredRow(
        TableDefinition table,
        String rowNo,
        @Nullable String deliveryId,
        @Nullable String file,
        @Nullable Long line,
        Map<String, String> values) {}
