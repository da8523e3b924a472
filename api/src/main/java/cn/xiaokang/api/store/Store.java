package cn.xiaokang.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A part of the server's memory, brought to its newest form at opening; statements stand in store/*.sql. */
public final class Store {
    private final Jdbi jdbi;
    private final ClasspathSqlLocator locator = ClasspathSqlLocator.create();

    private Store(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Opens the store of that folder and makes it where there is none; only its owner can read it. */
    public static Store open(Path folder) throws IOException {
        DataSource source = file(folder, "xiaokang.sqlite");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:store/migration")
                // several parts of the server own ranges of numbers, so a lower one may come later
                .outOfOrder(true)
                .load()
                .migrate();
        return over(source);
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

    /** A store over a database that has its newest form already. */
    static Store over(DataSource source) {
        return new Store(Jdbi.create(source));
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
        return jdbi.withHandle(handle -> run(handle, statement, bind));
    }

    /** The same inside a transaction. */
    public int run(Handle handle, String statement, UnaryOperator<Update> bind) {
        try (Update update = handle.createUpdate(locator.getResource("store/" + statement + ".sql"))) {
            return bind.apply(update).execute();
        }
    }

    /** The rows of one statement of store/. */
    public <T> List<T> list(String statement, UnaryOperator<Query> bind, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> list(handle, statement, bind, mapper));
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

    /** Does several statements as one: all of them stand, or none. */
    public <T> T together(HandleCallback<T, RuntimeException> steps) {
        return jdbi.inTransaction(steps);
    }
}
