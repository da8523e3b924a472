package cn.xiaokang.api.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked of a snapshot for the public: pinned here, so that no figure of households comes to a public page beside a release. */
class PublicQueriesTest {
    /** Names of divisions, for lists and choices. */
    private static final Set<String> OF_DIVISIONS = Set.of(
            "reference/names", "reference/divisions", "pages/counties", "publication/children", "publication/villages");

    /** A household's own record, opened by its code. */
    private static final Set<String> OF_ONESELF = Set.of("lookup/household", "lookup/payments", "lookup/claims");

    /** Indicators of the city and its counties: what their release leaves out is left out of them (IndicatorMask). */
    private static final Set<String> OF_INDICATORS =
            Set.of("assessment/years", "assessment/figures", "assessment/children");

    @Test
    void nothingElseIsAskedForThePublicAndNoneOfItReadsTablesOfHouseholds() {
        Set<String> pinned = new TreeSet<>(OF_DIVISIONS);
        pinned.addAll(OF_ONESELF);
        pinned.addAll(OF_INDICATORS);
        assertEquals(pinned, new TreeSet<>(PublicQueries.NAMES));
        List<String> reading = new ArrayList<>();
        for (String name : OF_DIVISIONS) {
            if (Query.named(name).sql().contains("fact_")) {
                reading.add(name);
            }
        }
        for (String name : OF_INDICATORS) {
            if (Query.named(name).sql().replace("fact_indicator", "").contains("fact_")) {
                reading.add(name);
            }
        }
        assertEquals(List.of(), reading);
    }

    @Test
    void aPageThatAsksForMoreFails(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder);
        assertEquals("s000001", city.publish(1).id().substring(0, 7));
        Query figures = Query.named("publication/books").around(FundBook.BOOKS);
        Bindings asked = FundBook.everywhere().and("year", 2022);
        try (SnapshotHolder holder = new SnapshotHolder(
                        Warehouse.at(city.folder()),
                        Catalogue.load(),
                        new Limits(256, 1, Duration.ofSeconds(10)),
                        Clock.systemUTC());
                Reading ofAll = holder.read(Viewer.PUBLIC);
                Reading ofLeader = holder.read(new Viewer("leader", Role.LEADER, AreaScope.CITY))) {
            assertThrows(IllegalStateException.class, () -> ofAll.rows(figures, asked));
            assertEquals(3, ofLeader.rows(figures, asked).size());
        }
    }
}
