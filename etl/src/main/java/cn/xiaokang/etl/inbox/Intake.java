package cn.xiaokang.etl.inbox;

import java.util.List;

/**
 * What a load has to do.
 *
 * @param fresh files to read, in the order of period and name
 * @param refused files that are not read, as they enter the ledger
 * @param seen number of files that the ledger knows already
 */
public record Intake(
        List<DeliveredFile> fresh,
        List<LedgerEntry> refused,
        List<String> passedOver,
        List<String> unsettled,
        int seen) {
    /** Whether the load would leave everything as it is. */
    public boolean isEmpty() {
        return fresh.isEmpty() && refused.isEmpty();
    }
}
