package cn.xiaokang.etl.inbox;

import java.util.List;

/**
 * What an inbox held at one moment.
 *
 * @param files whose names are in order
 * @param refused before they were read
 * @param passedOver hidden and temporary files
 * @param unsettled files that changed while they were read, left for the next load
 */
public record InboxListing(
        List<DeliveredFile> files, List<RefusedFile> refused, List<String> passedOver, List<String> unsettled) {}
