package cn.xiaokang.api.queries;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.laboratory.Experiment;
import cn.xiaokang.warehouse.laboratory.Laboratory;
import cn.xiaokang.warehouse.laboratory.MovedValue;
import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.laboratory.RuleTrials;
import cn.xiaokang.warehouse.pack.PackedFlag;
import cn.xiaokang.warehouse.pack.Slicing;
import cn.xiaokang.warehouse.ring.Rings;
import cn.xiaokang.warehouse.sandbox.Sandbox;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.workbench.RegisterSql;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One viewer's look at one snapshot, from the start of a request to its end; the viewer's area is bound to every query. */
public final class Reading implements AutoCloseable {
    /** The name by which queries know the viewer's county; null is the whole city. */
    public static final String VIEWER_COUNTY = "viewer_county";

    private final Viewer viewer;
    private final ServedSnapshot snapshot;
    private final Turn turn;
    private final @Nullable String next;
    private boolean isClosed;

    /**
     * Keeps the snapshot, which the caller has taken, until it is closed.
     *
     * @param next the newer snapshot that isn't released yet, where the public is shown the one before; otherwise null
     */
    Reading(Viewer viewer, ServedSnapshot snapshot, @Nullable String next) {
        this.viewer = viewer;
        this.snapshot = snapshot;
        this.next = next;
        this.turn = snapshot.turn();
    }

    /** Who looks. */
    public Viewer viewer() {
        return viewer;
    }

    /** The snapshot that every figure of this reading comes from. */
    public String snapshotId() {
        return snapshot.id();
    }

    /** The newer snapshot whose open data is being made, where this reading is what the public is shown until then. */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }

    /** What the snapshot says of itself. */
    public Manifest manifest() {
        return snapshot.manifest();
    }

    /** The rows of a query; of those alone that {@link PublicQueries} names where the public asks. */
    public List<Row> rows(Query query, Bindings bindings) {
        requireOpen();
        PublicQueries.require(viewer, query.name());
        return snapshot.rows(
                query, viewer, bindings.and(VIEWER_COUNTY, viewer.area().countyCode()), turn);
    }

    /** The rows of a query whose values are asked for once: kept in no cache. */
    public List<Row> rowsUnkept(Query query, Bindings bindings) {
        requireOpen();
        PublicQueries.require(viewer, query.name());
        return snapshot.rowsUnkept(
                query, bindings.and(VIEWER_COUNTY, viewer.area().countyCode()), turn);
    }

    /** The first row of a query, where there is one. */
    public Optional<Row> first(Query query, Bindings bindings) {
        return rows(query, bindings).stream().findFirst();
    }

    /**
     * What is made of this snapshot's rows within the viewer's scope, kept with both: neither another snapshot nor another scope is ever
     * answered by it.
     *
     * @param asked all else that it depends on
     * @param rows how many rows the thing holds, by which it takes room among what is kept
     * @param making makes it by this reading
     */
    public <T> T kept(String name, Object asked, Class<T> type, ToIntFunction<T> rows, Supplier<T> making) {
        requireOpen();
        return snapshot.kept(name, viewer, asked, type, rows, making, turn);
    }

    /** What a year would look like with other parameters; city-wide, whoever asks. */
    public Experiment experiment(Laboratory laboratory, Map<String, BigDecimal> moved, int year) {
        requireOpen();
        PublicQueries.require(viewer, "laboratory");
        return snapshot.experiment(laboratory, moved, year, turn);
    }

    /** A flag with the rows that it rests on; none where the snapshot doesn't have it. */
    public Optional<PackedFlag> packed(Slicing slicing, String flagId) {
        return run("pack", connection -> slicing.pack(connection, flagId));
    }

    /** The ring around a household, within the viewer's area. */
    public Rings.Ring ring(Rings rings, String household) {
        return run(
                "ring",
                connection -> rings.of(connection, household, viewer.area().countyCode()));
    }

    /** The flags of a rule with other parameters, beside the snapshot's; of one county, or of all where it is null. */
    public RuleTrial trial(RuleTrials trials, Rule rule, List<MovedValue> moved, @Nullable String county, int most) {
        return run("rule trial", connection -> trials.run(connection, rule, moved, county, most));
    }

    /** The rows of a comparison of two registers. */
    public RowSet compared(RegisterSql registers, int most) {
        return run("registers", connection -> registers.run(connection, most));
    }

    /** The rows of an asker's own SQL, worked out in a process apart; of one county, or of all where it is null. */
    public RowSet sandboxed(Sandbox sandbox, @Nullable String county, String sql, int most) {
        requireOpen();
        PublicQueries.require(viewer, "sandbox");
        return snapshot.sandboxed(sandbox, county, sql, most);
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("This reading has ended");
        }
    }

    private <T> T run(String name, SnapshotWork<T> work) {
        requireOpen();
        PublicQueries.require(viewer, name);
        return snapshot.run(name, work, turn);
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            turn.close();
            snapshot.release();
        }
    }
}
