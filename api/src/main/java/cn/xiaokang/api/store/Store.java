package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A part of the server's memory, brought to its newest form at opening: a file of SQLite of a server's own, or a PostgreSQL database that
 * several servers share. Both take the same statements, which stand in store/*.sql; those that change something go one after the other.
 */
public final class Store implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final DataSource source;
    private final boolean isShared;
    private final Jdbi jdbi;
    private final ClasspathSqlLocator locator = ClasspathSqlLocator.create();

    private Store(DataSource source, boolean isShared) {
        this.source = source;
        this.isShared = isShared;
        this.jdbi = Jdbi.create(source);
    }

    /**
     * Opens the store and makes it where there is none.
     *
     * @param folder the server's own folder, which only its owner can read
     * @param database a JDBC address of PostgreSQL, or null for a file in the folder
     */
    public static Store open(Path folder, @Nullable String database) throws IOException {
        return database == null
                ? open(folder)
                : shared(SharedDatabase.open(database, "migration_postgresql", "store_history"));
    }

    /** Opens the file of that folder. */
    static Store open(Path folder) throws IOException {
        try {
            DataSource source = file(folder, "xiaokang.sqlite");
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/migration")
                    // several parts of the server own ranges of numbers, so a lower one may come later
                    .outOfOrder(true)
                    .load()
                    .migrate();
            return over(kept(source));
        } catch (FileSystemException | FlywayException e) {
            throw StoreTrouble.fault(StoreFault.UNWRITABLE, e);
        }
    }

    /** Whether several servers share it. */
    boolean isShared() {
        return isShared;
    }

    /** Whether it answers just now. */
    public boolean isReached() {
        try {
            return !texts("reached").isEmpty();
        } catch (FaultException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (source instanceof HikariDataSource kept) {
            kept.close();
        }
    }

    /** A consistent copy of a database of that folder while others use it, into another folder. */
    public static void copy(Path folder, String name, Path to) throws IOException {
        try (Handle handle = Jdbi.open(file(folder, name))) {
            int none = handle.execute("vacuum into ?", to.resolve(name).toString());
            assert none >= 0;
        } catch (JdbiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A store over a file that has its newest form already. */
    static Store over(DataSource source) {
        return new Store(source, false);
    }

    /** The store that several servers share, over a database that has its newest form already. */
    static Store shared(DataSource source) {
        return new Store(source, true);
    }

    /**
     * The same file with its connections kept for the next request: a new one reads the file's whole form before its first statement, and
     * the last one to close copies the log into the file. Opened when first asked for, closed after ten minutes without work.
     */
    static DataSource kept(DataSource file) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(file);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** A file of SQLite in that folder, which only its owner can read. */
    static DataSource file(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(name));
        return source;
    }

    /** Runs one statement of store/ that changes rows; how many it changed. */
    public int run(String statement, UnaryOperator<Update> bind) {
        return together(handle -> run(handle, statement, bind));
    }

    /** The same inside a transaction. */
    public int run(Handle handle, String statement, UnaryOperator<Update> bind) {
        try (Update update = handle.createUpdate(locator.getResource("store/" + statement + ".sql"))) {
            return bind.apply(update).execute();
        }
    }

    /** The rows of one statement of store/. */
    public <T> List<T> list(String statement, UnaryOperator<Query> bind, RowMapper<T> mapper) {
        return StoreTrouble.told(() -> jdbi.withHandle(handle -> list(handle, statement, bind, mapper)));
    }

    /** The same inside a transaction. */
    public <T> List<T> list(Handle handle, String statement, UnaryOperator<Query> bind, RowMapper<T> mapper) {
        try (Query query = handle.createQuery(locator.getResource("store/" + statement + ".sql"))) {
            return bind.apply(query).map(mapper).list();
        }
    }

    /** The first column of one statement of store/ that takes nothing, as texts. */
    public List<String> texts(String statement) {
        return list(statement, query -> query, (row, context) -> row.getString(1));
    }

    /** Does several statements as one: all of them stand, or none. One such work waits for the other, of other servers too. */
    public <T> T together(HandleCallback<T, RuntimeException> steps) {
        return StoreTrouble.told(() -> jdbi.inTransaction(handle -> {
            if (isShared()) {
                // as SQLite does by itself: who counts and then adds must not meet another who does
                List<String> locked = list(handle, "lock", query -> query, (row, context) -> "");
                assert locked.size() == 1;
            }
            return steps.withHandle(handle);
        }));
    }

    /** The connections themselves, for who copies whole tables. */
    Jdbi jdbi() {
        return jdbi;
    }
}
