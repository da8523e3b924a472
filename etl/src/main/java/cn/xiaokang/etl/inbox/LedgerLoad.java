package cn.xiaokang.etl.inbox;

import java.util.List;

/**
 * What one load took.
 *
 * @param loadNo the loads' own count; later loads have higher numbers, whatever the clock says
 * @param takenAt when, as an instant in text
 * @param passedOver hidden and temporary files that were met
 */
public record LedgerLoad(int loadNo, String takenAt, List<LedgerEntry> deliveries, List<String> passedOver) {}
