package cn.xiaokang.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * What happened to cases, entry by entry: in an SQLite file of the server's own, or in a PostgreSQL database that several servers share.
 * Both take the same statements; entries are only added, and triggers refuse all else.
 */
public final class CaseStore implements AutoCloseable {
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
            DataSource source = Store.file(folder, "cases.sqlite");
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:store/case_migration/sqlite")
                    .load()
                    .migrate();
            return new CaseStore(Store.over(Store.kept(source)));
        }
        return new CaseStore(
                Store.shared(SharedDatabase.open(database, "case_migration/postgresql", "flyway_schema_history")));
    }

    /** All entries behind that number, oldest first. */
    public List<Entry> after(long entryNo) {
        return store.list("cases/after", query -> query.bind("entry_no", entryNo), ENTRY);
    }

    /** Adds an entry; false where another one has taken its number. */
    public boolean add(Entry entry) {
        return store.run(
                        "cases/add",
                        update -> update.bind("entry_no", entry.entryNo())
                                .bind("case_no", entry.caseNo())
                                .bind("event_no", entry.eventNo())
                                .bind("at", entry.at())
                                .bind("user", entry.user())
                                .bind("kind", entry.kind())
                                .bind("document", entry.document())
                                .bind("previous_hash", entry.previousHash())
                                .bind("hash", entry.hash()))
                == 1;
    }

    @Override
    public void close() {
        store.close();
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
