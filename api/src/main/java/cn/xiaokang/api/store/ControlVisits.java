package cn.xiaokang.api.store;

import java.time.Clock;
import java.util.List;

/** What visits to households of the random control found; rows are added and never changed. */
public final class ControlVisits {
    private final Store store;
    private final Clock clock;

    /** What is kept in that store. */
    public ControlVisits(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The visits of one county, and how many of them found something that no rule had flagged. */
    public record OfCounty(String countyCode, long visits, long found) {}

    /** One visit. */
    public record Visit(String household, String countyCode, String snapshotId, boolean isFound, String note) {}

    /** The visits by county. */
    public List<OfCounty> byCounty() {
        return store.list(
                "rules/controls",
                query -> query,
                (row, context) ->
                        new OfCounty(row.getString("county_code"), row.getLong("visits"), row.getLong("found")));
    }

    /** Keeps a visit; false where the household's visit was recorded on that snapshot before. */
    public boolean add(Visit visit, String user) {
        return store.run(
                        "rules/add_control",
                        update -> update.bind("household", visit.household())
                                .bind("county", visit.countyCode())
                                .bind("snapshot", visit.snapshotId())
                                .bind("found", visit.isFound())
                                .bind("note", visit.note())
                                .bind("user", user)
                                .bind("now", clock.instant().toString()))
                == 1;
    }
}
