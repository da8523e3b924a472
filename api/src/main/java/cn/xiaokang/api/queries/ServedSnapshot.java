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
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private static final int QUERIES_AT_ONCE = 8;
    private static final int WAIT_SECONDS = 5;
    private static final int EXPERIMENTS_KEPT = 64;
    /** Of all snapshots together. */
    private static final Semaphore CHILDREN = new Semaphore(2, true);

    private static final long CACHED_ROWS = 300_000;

    private final Snapshot snapshot;
    private final DuckSnapshot database;
    private final Jdbi jdbi;
    private final Semaphore atOnce = new Semaphore(QUERIES_AT_ONCE, true);
    private final Cache<Asked, List<Row>> answers = Caffeine.newBuilder()
            .maximumWeight(CACHED_ROWS)
            .weigher((Asked asked, List<Row> rows) -> rows.size() + 1)
            .build();

    private final Cache<Tried, Experiment> experiments =
            Caffeine.newBuilder().maximumSize(EXPERIMENTS_KEPT).build();

    /** How many hold this snapshot; the holder of the current one counts as one. */
    private int holders = 1;

    ServedSnapshot(DuckSnapshot database) {
        this.snapshot = database.snapshot();
        this.database = database;
        this.jdbi = Jdbi.create(database::connect);
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

    /** The rows of a query, from the cache where the same scope has asked the same before. */
    List<Row> rows(Query query, Viewer viewer, Bindings bindings) {
        Asked asked = new Asked(query.name(), viewer.scope(), bindings.values());
        return answers.get(asked, unused -> ask(query, bindings));
    }

    private List<Row> ask(Query query, Bindings bindings) {
        waitForTurn();
        try (Handle handle = jdbi.open();
                org.jdbi.v3.core.statement.Query statement = handle.createQuery(query.sql())) {
            bindings.values().forEach((name, value) -> bind(statement, name, value));
            return statement.mapToMap().map(Row::new).list();
        } catch (JdbiException e) {
            throw fault(query.name(), e);
        } finally {
            atOnce.release();
        }
    }

    /** The experiment, from the cache where the same was tried before. */
    Experiment experiment(Laboratory laboratory, Map<String, BigDecimal> moved, int year) {
        return experiments.get(new Tried(Map.copyOf(moved), year), tried -> run(laboratory, tried));
    }

    private Experiment run(Laboratory laboratory, Tried tried) {
        waitForTurn();
        try (Connection connection = database.connect()) {
            return laboratory.run(connection, tried.moved(), tried.year());
        } catch (SQLException e) {
            throw fault("laboratory", e);
        } finally {
            atOnce.release();
        }
    }

    /** Does work on a connection of its own. */
    <T> T run(String name, SnapshotWork<T> work) {
        waitForTurn();
        try (Connection connection = database.connect()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw fault(name, e);
        } finally {
            atOnce.release();
        }
    }

    /** The rows of an asker's SQL; a child process takes memory of its own, so few run at once. */
    RowSet sandboxed(Sandbox sandbox, @Nullable String county, String sql, int most) {
        waitForTurn(CHILDREN);
        try {
            return sandbox.run(database, county, sql, most);
        } finally {
            CHILDREN.release();
        }
    }

    private void waitForTurn() {
        waitForTurn(atOnce);
    }

    private static void waitForTurn(Semaphore turns) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw QueryFault.BUSY.with();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryFault.BUSY.with();
        }
    }

    private static void bind(org.jdbi.v3.core.statement.Query statement, String name, @Nullable Object value) {
        if (value == null) {
            statement.bindByType(name, null, String.class);
        } else {
            statement.bind(name, value);
        }
    }

    private static FaultException fault(String query, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String says = String.valueOf(cause.getMessage());
            if (cause instanceof SQLTimeoutException || says.contains("INTERRUPT")) {
                return because(QueryFault.TOO_LONG, query, e);
            }
            if (says.contains("Out of Memory")) {
                return because(QueryFault.TOO_BIG, query, e);
            }
        }
        return because(QueryFault.FAILED, query, e);
    }

    private static FaultException because(QueryFault fault, String query, Exception cause) {
        return new FaultException(fault, fault.zh(), fault.en(), new IllegalStateException("in query " + query, cause));
    }

    private record Tried(Map<String, BigDecimal> moved, int year) {}

    private record Asked(String query, String scope, Map<String, @Nullable Object> bindings) {}
}
