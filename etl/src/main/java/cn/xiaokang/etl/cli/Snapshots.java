package cn.xiaokang.etl.cli;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import org.jspecify.annotations.Nullable;

/** Finds the snapshot that a command is about. */
final class Snapshots {
    private Snapshots() {}

    /** The one of that id, or the current one where none is given. */
    static Snapshot chosen(Warehouse warehouse, @Nullable String id) {
        if (id != null) {
            return warehouse.snapshot(id);
        }
        return warehouse
                .current()
                .orElseThrow(() -> new FaultException(
                        Missing.NO_SNAPSHOT,
                        "仓库 " + warehouse.root() + " 还没有快照，请先运行 load。",
                        "The warehouse " + warehouse.root() + " has no snapshot yet: run load first."));
    }

    private enum Missing implements FaultCode {
        NO_SNAPSHOT;

        @Override
        public String code() {
            return "SNAPSHOT-NONE_YET";
        }

        @Override
        public Kind kind() {
            return Kind.USER;
        }
    }
}
