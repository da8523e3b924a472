package cn.xiaokang.api.queries;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.laboratory.Experiment;
import cn.xiaokang.warehouse.laboratory.Laboratory;
import cn.xiaokang.warehouse.sandbox.Sandbox;
import cn.xiaokang.warehouse.snapshot.Manifest;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened snapshot: its own locked DuckDB database, its own cache of answers. Requests hold it; when the last one lets go of a
 * snapshot that is no longer current, it closes.
 */
final class ServedSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(ServedSnapshot.class);
    /** One more than there are processors: what more would run at once would only take time from answers that a cache gives. */
    private static final int QUERIES_AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

    private static final int EXPERIMENTS_KEPT = 64;
    /** Of all snapshots together. */
    private static final Semaphore CHILDREN = new Semaphore(2, true);

    private static final long CACHED_ROWS = 300_000;

    private final Snapshot snapshot;
    private final DuckSnapshot database;
    private final Jdbi jdbi;
    private final QueryWatch watch;
    /** Idle connections; never more than queries ran at once. */
    private final Queue<Handle> handles = new ConcurrentLinkedQueue<>();

    private final Semaphore atOnce = new Semaphore(QUERIES_AT_ONCE, true);
    private final Answers<Asked, List<Row>> answers = new Answers<>(CACHED_ROWS, (asked, rows) -> rows.size() + 1);
    private final Answers<Kept, Weighed> works = new Answers<>(CACHED_ROWS, (kept, made) -> made.weight());
    private final Answers<Tried, Experiment> experiments = new Answers<>(EXPERIMENTS_KEPT, (tried, experiment) -> 1);

    /** How many hold this snapshot; the holder of the current one counts as one. */
    private int holders = 1;

    ServedSnapshot(DuckSnapshot database, QueryWatch watch) {
        this.watch = watch;
        this.snapshot = database.snapshot();
        this.database = database;
        this.jdbi = Jdbi.create(database::connect);
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        jdbi.configure(SqlStatements.class, statements -> {
            statements.setQueryTimeout(
                    Math.toIntExact(database.limits().queryTimeout().toSeconds()));
            statements.setUnusedBindingAllowed(true);
        });
    }

    String id() {
        return snapshot.id();
    }

    Manifest manifest() {
        return snapshot.manifest();
    }

    /** Holds this snapshot, unless it has closed already. */
    synchronized boolean hold() {
        if (holders == 0) {
            return false;
        }
        holders++;
        return true;
    }

    /** Lets go; the last one closes the database. */
    synchronized void release() {
        holders--;
        if (holders == 0) {
            closeHandles();
            try {
                database.close();
            } catch (SQLException e) {
                LOG.atError().addKeyValue("snapshot", id()).setCause(e).log("the snapshot's database did not close");
            }
        }
    }

    synchronized boolean isOpen() {
        return holders > 0;
    }

    /** A turn at this snapshot's database, not taken yet; whoever asks for it closes it. */
    Turn turn() {
        return new Turn(atOnce);
    }

    /** The rows of a query, from the cache where the same scope has asked the same before. */
    List<Row> rows(Query query, Viewer viewer, Bindings bindings, Turn turn) {
        return answers.get(
                new Asked(query.name(), viewer.scope(), bindings.values()), turn, () -> ask(query, bindings));
    }

    /** The rows of a query, asked now. */
    List<Row> rowsUnkept(Query query, Bindings bindings, Turn turn) {
        turn.take();
        return ask(query, bindings);
    }

    /** Forgets all answers, as if nothing had been asked; connections and their plans stay. */
    void forget() {
        answers.forget();
        works.forget();
        experiments.forget();
    }

    private List<Row> ask(Query query, Bindings bindings) {
        long startedAt = System.nanoTime();
        Handle handle = handle();
        boolean isWhole = false;
        try (org.jdbi.v3.core.statement.Query statement = handle.createQuery(query.sql())) {
            bindings.bind(statement);
            List<Row> rows = statement.mapToMap().map(Row::new).list();
            isWhole = true;
            watch.asked(query, bindings, since(startedAt));
            return rows;
        } catch (JdbiException e) {
            throw fault(query.name(), e);
        } finally {
            if (isWhole) {
                putBack(handle);
            } else {
                // whatever state a failed query left its connection in, nobody gets it again
                handle.close();
            }
        }
    }

    /** A connection that a query before has used, with its prepared statements, or a new one. */
    private Handle handle() {
        Handle idle = handles.poll();
        return idle == null ? jdbi.open() : idle;
    }

    private void putBack(Handle handle) {
        handles.add(handle);
        if (!isOpen()) {
            closeHandles();
        }
    }

    private void closeHandles() {
        for (Handle idle = handles.poll(); idle != null; idle = handles.poll()) {
            idle.close();
        }
    }

    /** The experiment, from the cache where the same was tried before. */
    Experiment experiment(Laboratory laboratory, Map<String, BigDecimal> moved, int year, Turn turn) {
        Tried tried = new Tried(Map.copyOf(moved), year);
        return experiments.get(
                tried,
                turn,
                () -> run("laboratory", connection -> laboratory.run(connection, tried.moved(), year), turn));
    }

    /** What was made of this snapshot's rows, from the cache where the same scope has asked the same before. */
    <T> T kept(
            String name,
            Viewer viewer,
            Object asked,
            Class<T> type,
            ToIntFunction<T> rows,
            Supplier<T> making,
            Turn turn) {
        Weighed made = works.get(new Kept(name, viewer.scope(), asked), turn, () -> {
            T now = making.get();
            return new Weighed(now, rows.applyAsInt(now) + 1);
        });
        return type.cast(made.value());
    }

    /** Does work on a connection of its own. */
    <T> T run(String name, SnapshotWork<T> work, Turn turn) {
        turn.take();
        long startedAt = System.nanoTime();
        try (Connection connection = database.connect()) {
            T done = work.on(connection);
            watch.asked(new Query(name, ""), Bindings.none(), since(startedAt));
            return done;
        } catch (SQLException e) {
            throw fault(name, e);
        }
    }

    /** The rows of an asker's SQL; a child process takes memory of its own, so few run at once. */
    RowSet sandboxed(Sandbox sandbox, @Nullable String county, String sql, int most) {
        try (Turn turn = new Turn(CHILDREN)) {
            turn.take();
            return sandbox.run(database, county, sql, most);
        }
    }

    private static Duration since(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private FaultException fault(String query, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String says = String.valueOf(cause.getMessage());
            if (cause instanceof SQLTimeoutException || says.contains("INTERRUPT")) {
                return because(QueryFault.TOO_LONG, query, e);
            }
            if (says.contains("Out of Memory")) {
                return because(QueryFault.TOO_BIG, query, e);
            }
            // a locked database says the same of any file outside the snapshots, which is a refusal and no loss
            boolean isFile = says.contains("No files found") || says.contains("Cannot access file");
            if (isFile && !Files.isDirectory(snapshot.dir())) {
                return because(QueryFault.SNAPSHOT_GONE, query, e);
            }
        }
        return because(QueryFault.FAILED, query, e);
    }

    private static FaultException because(QueryFault fault, String query, Exception cause) {
        return new FaultException(fault, fault.zh(), fault.en(), new IllegalStateException("in query " + query, cause));
    }

    private record Kept(String name, String scope, Object asked) {}

    private record Weighed(Object value, int weight) {}

    private record Tried(Map<String, BigDecimal> moved, int year) {}

    private record Asked(String query, String scope, Map<String, @Nullable Object> bindings) {}
}
