package cn.xiaokang.api.store;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The versions of schemes that people made, and the frozen sheets; both are documents that are added and never changed. */
public final class AssessmentStore {
    private static final RowMapper<SchemeVersion> SCHEME = (row, context) -> new SchemeVersion(
            row.getString("scheme"),
            row.getInt("version"),
            row.getString("document"),
            row.getString("note"),
            row.getString("made_by"),
            row.getString("made_at"));
    private static final RowMapper<FrozenSheet> SHEET = (row, context) -> new FrozenSheet(
            row.getInt("year"),
            row.getString("scheme"),
            row.getString("snapshot_id"),
            row.getString("document"),
            row.getString("sha256"),
            row.getString("frozen_by"),
            row.getString("frozen_at"));

    private final Store store;
    private final Clock clock;

    /** What is kept in that store. */
    public AssessmentStore(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A version of a scheme: its text, and who made it when. */
    public record SchemeVersion(
            String scheme,
            int version,
            String document,
            @Nullable String note,
            String madeBy,
            String madeAt) {}

    /** The frozen sheet of a year: its text with its SHA-256, and the snapshot that it was computed from. */
    public record FrozenSheet(
            int year,
            String scheme,
            String snapshotId,
            String document,
            String sha256,
            String frozenBy,
            String frozenAt) {}

    /** All versions, by scheme and version. */
    public List<SchemeVersion> schemes() {
        return store.list("assessment/schemes", query -> query, SCHEME);
    }

    /** Keeps a version; false where that version exists already. */
    public boolean add(String scheme, int version, String document, @Nullable String note, String user) {
        return store.run(
                        "assessment/add_scheme",
                        update -> update.bind("scheme", scheme)
                                .bind("version", version)
                                .bind("document", document)
                                .bind("note", note)
                                .bind("user", user)
                                .bind("now", now()))
                == 1;
    }

    /** The frozen sheets, newest year first. */
    public List<FrozenSheet> sheets() {
        return store.list("assessment/frozen", query -> query, SHEET);
    }

    /** Keeps the sheet of a year for good; false where that year is frozen already. */
    public boolean freeze(FrozenSheet sheet) {
        return store.run(
                        "assessment/freeze",
                        update -> update.bind("year", sheet.year())
                                .bind("scheme", sheet.scheme())
                                .bind("snapshot", sheet.snapshotId())
                                .bind("document", sheet.document())
                                .bind("sha256", sheet.sha256())
                                .bind("user", sheet.frozenBy())
                                .bind("now", sheet.frozenAt()))
                == 1;
    }

    /** The moment by the server's clock, as it is kept. */
    public String now() {
        return clock.instant().toString();
    }
}
