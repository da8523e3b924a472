package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that several servers share: its connections, its form, and what is told while it is not there. */
final class SharedDatabase {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_CONNECTIONS = 12;

    private SharedDatabase() {}

    /** Connections to the database of that JDBC address, its tables brought to the newest form of those migrations. */
    static HikariDataSource open(String address, String migrations, String history) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        HikariDataSource source = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/" + migrations)
                    .table(history)
                    // the database may hold the other part already
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            return source;
        } catch (FlywayException e) {
            source.close();
            throw unreachable(e);
        }
    }

    /** Does that work; a database that is not there, or goes meanwhile, is told as that. */
    static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException e) {
            throw unreachable(e);
        } catch (JdbiException e) {
            if (isGone(e.getCause())) {
                throw unreachable(e);
            }
            throw e;
        }
    }

    /** Classes of SQLSTATE: 08 is the connection, 57P the operator who stops the database. */
    private static boolean isGone(@Nullable Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }

    private static FaultException unreachable(Exception cause) {
        StoreFault fault = StoreFault.UNREACHABLE;
        return new FaultException(fault, fault.zh(), fault.en(), cause);
    }
}
