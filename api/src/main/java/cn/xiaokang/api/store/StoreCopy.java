package cn.xiaokang.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.StringJoiner;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Carries a store over between the database that several servers share and the files of a single one: a backup is always the latter,
 * and comes back as either.
 */
public final class StoreCopy {
    /** All tables, each behind those that it refers to. */
    static final List<String> TABLES = List.of(
            "account",
            "session",
            "second_factor",
            "api_token",
            "access_log",
            "scheme_version",
            "frozen_sheet",
            "notice_version",
            "notice_event",
            "notice_chain",
            "notice_attack",
            "lookup_code",
            "tip",
            "tip_event",
            "dataset_release",
            "saved_query",
            "control_visit",
            "shadow_run",
            "shadow_end",
            "shadow_result",
            "sso_begun");

    private static final List<String> TELLERS = List.of("teller");

    private StoreCopy() {}

    /** Copies the shared database as it stands at one moment, while servers use it, into the files of that folder. */
    public static void toFiles(String database, Path folder) throws IOException {
        try (Store shared = Store.open(folder, database);
                Store own = Store.open(folder);
                Store tellers = TellerStore.ofFile(folder)) {
            // one moment for all tables
            shared.jdbi().useTransaction(TransactionIsolationLevel.REPEATABLE_READ, from -> {
                own.jdbi().useTransaction(to -> copy(from.getConnection(), to.getConnection(), TABLES));
                tellers.jdbi().useTransaction(to -> copy(from.getConnection(), to.getConnection(), TELLERS));
            });
        } catch (SQLException | JdbiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether nobody has an account in that database yet. */
    public static boolean isEmpty(String database, Path folder) throws IOException {
        try (Store shared = Store.open(folder, database)) {
            return shared.texts("account/all").isEmpty()
                    && shared.texts("access_log/last").isEmpty();
        }
    }

    /** Brings the files of that folder, which are brought to their newest form before, into the shared database: all of it, or nothing. */
    public static void fromFiles(Path folder, String database) throws IOException {
        try (Store shared = Store.open(folder, database);
                Store own = Store.open(folder);
                Store tellers = TellerStore.ofFile(folder)) {
            shared.jdbi().useTransaction(to -> {
                own.jdbi().useHandle(from -> copy(from.getConnection(), to.getConnection(), TABLES));
                tellers.jdbi().useHandle(from -> copy(from.getConnection(), to.getConnection(), TELLERS));
            });
        } catch (SQLException | JdbiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void copy(Connection from, Connection to, List<String> tables) throws SQLException {
        for (String table : tables) {
            try (Statement reading = from.createStatement();
                    ResultSet rows = reading.executeQuery("select * from " + table)) {
                ResultSetMetaData read = rows.getMetaData();
                StringJoiner names = new StringJoiner(", ");
                StringJoiner marks = new StringJoiner(", ");
                for (int column = 1; column <= read.getColumnCount(); column++) {
                    names.add(read.getColumnName(column));
                    marks.add("?");
                }
                try (PreparedStatement writing = to.prepareStatement(
                                "insert into " + table + " (" + names + ") values (" + marks + ")");
                        Statement asking = to.createStatement();
                        ResultSet nothing =
                                asking.executeQuery("select " + names + " from " + table + " where 1 = 0")) {
                    ResultSetMetaData wanted = nothing.getMetaData();
                    int count = 0;
                    while (rows.next()) {
                        count++;
                        for (int column = 1; column <= read.getColumnCount(); column++) {
                            Object value = rows.getObject(column);
                            // SQLite knows 0 and 1 alone
                            boolean isTruth = value instanceof Number && wanted.getColumnType(column) == Types.BIT;
                            writing.setObject(column, isTruth ? rows.getBoolean(column) : value);
                        }
                        writing.addBatch();
                    }
                    int[] counts = writing.executeBatch();
                    assert counts.length == count;
                }
            }
        }
    }
}
