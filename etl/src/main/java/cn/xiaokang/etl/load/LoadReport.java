package cn.xiaokang.etl.load;

import cn.xiaokang.etl.check.Check;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.util.List;

/**
 * What a load did.
 *
 * @param snapshot the snapshot that is current after it
 * @param isNew whether this load made it
 * @param checks the checks it passed; empty when it is not new
 * @param taken how many tables, and parts of tables, it took over from the snapshot before
 * @param made how many it made
 * @param amended how many of these it made by the rows that can have changed
 */
public record LoadReport(Snapshot snapshot, boolean isNew, List<Check> checks, long taken, long made, long amended) {}
