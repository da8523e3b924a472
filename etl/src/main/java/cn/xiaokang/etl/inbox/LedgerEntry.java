package cn.xiaokang.etl.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file as the ledger knows it: what it was, and what came of its rows.
 *
 * @param sha256 digest of the content; empty where the file could not be read at all
 * @param delivered rows that the file had; loaded and quarantined add up to it
 * @param reason why the whole file was refused; null where it was taken
 * @param unknownColumns headers that the contract does not know
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LedgerEntry(
        String deliveryId,
        String file,
        @Nullable String source,
        @Nullable String areaCode,
        @Nullable String period,
        int revision,
        @Nullable String encoding,
        long bytes,
        String sha256,
        int delivered,
        int loaded,
        int quarantined,
        @Nullable Reason reason,
        @Nullable String says,
        List<String> unknownColumns) {
    public boolean isRefused() {
        return reason != null;
    }

    static LedgerEntry of(RefusedFile refused) {
        DeliveryName name = refused.name();
        return new LedgerEntry(
                Digests.deliveryId(refused.file(), refused.sha256()),
                refused.file(),
                name == null ? null : name.source(),
                name == null ? null : name.areaCode(),
                name == null ? null : name.period(),
                name == null ? 1 : name.revision(),
                null,
                refused.bytes(),
                refused.sha256(),
                0,
                0,
                0,
                refused.reason(),
                refused.says().text(),
                List.of());
    }

    /** The deliveries that replace one another. */
    Slot slot() {
        return new Slot(
                Objects.requireNonNull(source), Objects.requireNonNull(areaCode), Objects.requireNonNull(period));
    }

    /** One source, area and period. */
    record Slot(String source, String areaCode, String period) {}
}
