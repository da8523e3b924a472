package cn.xiaokang.api.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a snapshot's rows and kept: made once for a scope and what was asked, and never handed to another. */
class KeptWorkTest {
    private final List<String> made = new ArrayList<>();

    @Test
    void whatIsKeptCrossesNeitherScopeNorSnapshotNorQuestion(@TempDir Path folder) throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder);
        String first = city.publish(1).id();
        Limits limits = new Limits(256, 1, Duration.ofSeconds(10));
        try (SnapshotHolder holder =
                new SnapshotHolder(Warehouse.at(city.folder()), Catalogue.load(), limits, Clock.systemUTC())) {
            Viewer whole = new Viewer("a", Role.INSPECTOR, AreaScope.CITY);
            Viewer alike = new Viewer("b", Role.INSPECTOR, AreaScope.CITY);
            Viewer county = new Viewer("c", Role.INSPECTOR, new AreaScope("330481"));
            Viewer leader = new Viewer("d", Role.LEADER, AreaScope.CITY);
            assertEquals("1 a " + first, asked(holder, whole, 1));
            assertEquals("1 a " + first, asked(holder, whole, 1));
            assertEquals("1 a " + first, asked(holder, alike, 1), "two of one scope see the same");
            assertEquals("2 a " + first, asked(holder, whole, 2));
            assertEquals("1 c " + first, asked(holder, county, 1));
            assertEquals("1 d " + first, asked(holder, leader, 1));
            String second = city.publish(2).id();
            assertEquals("1 a " + second, asked(holder, whole, 1));
            assertEquals(5, made.size(), made.toString());
        }
    }

    private String asked(SnapshotHolder holder, Viewer viewer, int question) {
        try (Reading reading = holder.read(viewer)) {
            return reading.kept("a thing", question, String.class, String::length, () -> {
                made.add(question + " " + viewer.user() + " " + reading.snapshotId());
                return made.get(made.size() - 1);
            });
        }
    }
}
