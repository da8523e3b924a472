package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A PostgreSQL database that several servers share: its connections and its form. */
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

    private static FaultException unreachable(Exception cause) {
        return StoreTrouble.fault(StoreFault.UNREACHABLE, cause);
    }
}
