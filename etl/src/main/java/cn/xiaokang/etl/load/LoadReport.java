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
 */
public record LoadReport(Snapshot snapshot, boolean isNew, List<Check> checks) {}
