package cn.xiaokang.etl.star;

import cn.xiaokang.etl.conform.ConformedColumns;
import cn.xiaokang.etl.stage.StagedDeliveries;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a load brings that the snapshot before didn't have, by the views that tables are made from: a source differs when other
 * deliveries of it are in force, or when other rows of it had their identity number repaired.
 */
final class Differences {
    private static final String REPAIR = "fact_identity_repair";

    private final Catalogue catalogue;
    private final Before before;

    Differences(Catalogue catalogue, Before before) {
        this.catalogue = catalogue;
        this.before = before;
    }

    void ofHorizon(Horizon horizon) {
        Snapshot snapshot = before.snapshot();
        if (snapshot != null
                && !(horizon.startsOn().equals(snapshot.manifest().dataStartsOn())
                        && horizon.endsOn().equals(snapshot.manifest().dataEndsOn()))) {
            before.differs(CatalogueTables.HORIZON);
        }
    }

    /** Sources of which other deliveries are in force, and with them the views that gather from all sources. */
    void ofSources(StagedDeliveries staged) {
        Snapshot snapshot = before.snapshot();
        if (snapshot == null) {
            return;
        }
        Set<String> were = Set.copyOf(snapshot.manifest().deliveries());
        Set<String> are = Set.copyOf(staged.inForce());
        Set<String> moved = new HashSet<>(were);
        moved.removeAll(are);
        are.stream().filter(delivery -> !were.contains(delivery)).forEach(moved::add);
        Set<String> sources = staged.ledger()
                .entries()
                .filter(entry -> moved.contains(entry.deliveryId()))
                .flatMap(entry -> Stream.ofNullable(entry.source()))
                .collect(Collectors.toCollection(TreeSet::new));
        sources.forEach(this::source);
    }

    /** Sources of which other rows were repaired, or looked at for repair, once that table is made. */
    void ofRepairs() {
        catalogue.contracts().keySet().stream()
                .filter(source -> before.isDiffering(REPAIR, "source=" + source))
                .forEach(this::source);
    }

    private void source(String source) {
        before.differs(source);
        Contract contract = catalogue.contracts().get(source);
        if (contract != null && !ConformedColumns.identityNumbers(contract).isEmpty()) {
            before.differs("person");
            before.differs("written_identity");
        }
    }
}
