package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.inbox.LedgerEntry;
import cn.xiaokang.etl.inbox.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file, written by the task that read it beside its rows.
 *
 * @param hasChanged whether its content was another when it was read than when it was found
 * @param delivered rows of the file; those not loaded are quarantined
 */
record FileSummary(
        boolean hasChanged,
        @Nullable String encoding,
        int delivered,
        int loaded,
        @Nullable Reason reason,
        @Nullable String says,
        List<String> unknownColumns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FileSummary changed() {
        return new FileSummary(true, null, 0, 0, null, null, List.of());
    }

    static FileSummary refused(UnreadableException cause, @Nullable String encoding, int delivered) {
        return new FileSummary(
                false, encoding, delivered, 0, cause.reason(), cause.says().text(), List.of());
    }

    static FileSummary parse(String json) {
        try {
            return JSON.readValue(json, FileSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the summary of a staged file", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the summary of a staged file", e);
        }
    }

    LedgerEntry entryOf(DeliveredFile file) {
        return new LedgerEntry(
                file.deliveryId(),
                file.file(),
                file.source(),
                file.areaCode(),
                file.period(),
                file.revision(),
                encoding,
                file.bytes(),
                file.sha256(),
                delivered,
                loaded,
                delivered - loaded,
                reason,
                says,
                unknownColumns);
    }
}
