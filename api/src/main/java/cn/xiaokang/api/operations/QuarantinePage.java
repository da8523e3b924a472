package cn.xiaokang.api.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was refused of one delivery, by line. The raw text stays in the vault. */
public record QuarantinePage(
        DeliveryPage.Delivery delivery,
        List<Refused> items,
        @Nullable String next) {
    /**
     * One refused row, or the whole file.
     *
     * @param line the row's line; 0 for the whole file
     * @param says what is wrong, without personal data
     */
    public record Refused(
            long line,
            @Nullable String column,
            String reason,
            @Nullable String says) {}
}
