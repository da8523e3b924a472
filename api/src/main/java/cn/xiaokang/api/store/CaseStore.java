package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What happened to cases, entry by entry: in an SQLite file of the server's own, or in a PostgreSQL database that several servers share.
 * Both take the same statements; entries are only added, and triggers refuse all else.
 */
public final class CaseStore {
    private static final RowMapper<Entry> ENTRY = (row, context) -> new Entry(
            row.getLong("entry_no"),
            row.getString("case_no"),
            row.getInt("event_no"),
            row.getString("at"),
            row.getString("user_name"),
            row.getString("kind"),
            row.getString("document"),
            row.getString("previous_hash"),
            row.getString("hash"));

    private final Store store;

    private CaseStore(Store store) {
        this.store = store;
    }

    /**
     * Opens the store and brings it to its newest form.
     *
     * @param folder the server's own folder, where cases.sqlite lies
     * @param database a JDBC address of PostgreSQL, or null for the file
     */
    public static CaseStore open(Path folder, @Nullable String database) throws IOException {
        if (database == null) {
            return migrated(Store.file(folder, "cases.sqlite"), "sqlite");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        return migrated(source, "postgresql");
    }

    /** All entries behind that number, oldest first. */
    public List<Entry> after(long entryNo) {
        return reached(() -> store.list("cases/after", query -> query.bind("entry_no", entryNo), ENTRY));
    }

    /** Adds an entry; false where another one has taken its number. */
    public boolean add(Entry entry) {
        return reached(() -> store.run(
                        "cases/add",
                        update -> update.bind("entry_no", entry.entryNo())
                                .bind("case_no", entry.caseNo())
                                .bind("event_no", entry.eventNo())
                                .bind("at", entry.at())
                                .bind("user", entry.user())
                                .bind("kind", entry.kind())
                                .bind("document", entry.document())
                                .bind("previous_hash", entry.previousHash())
                                .bind("hash", entry.hash())))
                == 1;
    }

    private static CaseStore migrated(DataSource source, String dialect) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/case_migration/" + dialect)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unreachable(e);
        }
        return new CaseStore(Store.over(source));
    }

    private static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException e) {
            throw unreachable(e);
        }
    }

    private static FaultException unreachable(Exception cause) {
        StoreFault fault = StoreFault.UNREACHABLE;
        return new FaultException(fault, fault.zh(), fault.en(), cause);
    }

    /**
     * One entry as it is kept.
     *
     * @param entryNo its number in the whole history, from 1 without a gap
     * @param eventNo its number within the case, from 1
     * @param at when, as an ISO instant
     * @param kind what kind of step it is
     * @param document what happened, as canonical JSON
     * @param previousHash the hash of the entry before; zeros for the first
     * @param hash SHA-256 over all else of the entry
     */
    public record Entry(
            long entryNo,
            String caseNo,
            int eventNo,
            String at,
            String user,
            String kind,
            String document,
            String previousHash,
            String hash) {
        /** The same with its hash, which that function works out of it. */
        public Entry sealed(Function<Entry, String> seal) {
            return new Entry(entryNo, caseNo, eventNo, at, user, kind, document, previousHash, seal.apply(this));
        }
    }
}
