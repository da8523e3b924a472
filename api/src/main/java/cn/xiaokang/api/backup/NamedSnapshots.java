package cn.xiaokang.api.backup;

import cn.xiaokang.api.cases.CaseLedger;
import cn.xiaokang.api.store.Store;
import java.util.Set;
import java.util.TreeSet;

/** The snapshots that something on record rests on: a frozen score sheet, a notice, a flag of a case. They are kept. */
public final class NamedSnapshots {
    private final Store store;
    private final CaseLedger cases;

    /** Those that this store and these cases name. */
    public NamedSnapshots(Store store, CaseLedger cases) {
        this.store = store;
        this.cases = cases;
    }

    /** Their ids. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(store.texts("backup/named_snapshots"));
        cases.all().forEach(file -> file.flags().forEach(flag -> ids.add(flag.snapshotId())));
        return ids;
    }
}
