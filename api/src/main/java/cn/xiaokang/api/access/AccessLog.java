package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Each look at a person's data: who, when, at what, what for. Written before the answer goes out. Entries are only added; each one's
 * hash covers the one before, so that a changed or missing entry shows.
 */
public final class AccessLog {
    private static final String BEGINNING = "0".repeat(64);
    private static final int ROWS_AT_A_TIME = 5_000;

    static final RowMapper<Entry> ENTRY = (row, context) -> new Entry(
            row.getLong("entry_no"),
            row.getString("at"),
            row.getString("user_name"),
            row.getString("role"),
            row.getString("address"),
            row.getString("looked_at"),
            row.getString("subject_no"),
            row.getString("purpose"),
            row.getString("snapshot_id"),
            row.getString("request_id"),
            row.getString("previous_hash"),
            row.getString("hash"));

    private final Store store;
    private final Clock clock;

    /** The log kept in the store. */
    public AccessLog(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Records one look; fails where it can't be recorded, and then nothing is shown. */
    public void add(Viewer viewer, Look look) {
        addAll(viewer, List.of(look));
    }

    /** Records several looks as one: all of them stand, or none. */
    public void addAll(Viewer viewer, List<Look> looks) {
        long added = store.together(handle -> {
            looks.forEach(look -> add(handle, viewer, look));
            return (long) looks.size();
        });
        assert added == looks.size();
    }

    private void add(Handle handle, Viewer viewer, Look look) {
        String user = viewer.user();
        Entry unsigned = new Entry(
                0,
                clock.instant().toString(),
                user == null ? "" : user,
                viewer.role().code(),
                viewer.address(),
                look.lookedAt(),
                look.subjectNo(),
                look.purpose(),
                look.snapshotId(),
                look.requestId(),
                "",
                "");
        Last last = store
                .list(
                        handle,
                        "access_log/last",
                        query -> query,
                        (row, context) -> new Last(row.getLong("entry_no"), row.getString("hash")))
                .stream()
                .findFirst()
                .orElse(new Last(0, BEGINNING));
        Entry entry = unsigned.after(last);
        int rows = store.run(
                handle,
                "access_log/add",
                update -> update.bind("entry_no", entry.entryNo())
                        .bind("at", entry.at())
                        .bind("user", entry.user())
                        .bind("role", entry.role())
                        .bind("address", entry.address())
                        .bind("looked_at", entry.lookedAt())
                        .bind("subject_no", entry.subjectNo())
                        .bind("purpose", entry.purpose())
                        .bind("snapshot_id", entry.snapshotId())
                        .bind("request_id", entry.requestId())
                        .bind("previous_hash", entry.previousHash())
                        .bind("hash", entry.hash()));
        assert rows == 1;
    }

    /** All entries, oldest first; some thousands are in memory at a time. */
    public void forEach(Consumer<Entry> reader) {
        List<Entry> some = after(0);
        while (!some.isEmpty()) {
            some.forEach(reader);
            some = after(some.get(some.size() - 1).entryNo());
        }
    }

    /** The number of the first entry that was changed, or follows one that is missing; empty where the log is whole. */
    public OptionalLong firstBroken() {
        Last last = new Last(0, BEGINNING);
        List<Entry> some = after(0);
        while (!some.isEmpty()) {
            for (Entry entry : some) {
                if (!entry.equals(entry.after(last))) {
                    return OptionalLong.of(entry.entryNo());
                }
                last = new Last(entry.entryNo(), entry.hash());
            }
            some = after(last.entryNo());
        }
        return OptionalLong.empty();
    }

    private List<Entry> after(long entryNo) {
        return store.list(
                "access_log/after", query -> query.bind("after", entryNo).bind("most", ROWS_AT_A_TIME), ENTRY);
    }

    /**
     * What is looked at.
     *
     * @param lookedAt the kind of thing: dossier, flag, flags, indicator rows
     * @param subjectNo its number
     * @param purpose what for, in the viewer's words
     * @param snapshotId what was shown came from this snapshot
     * @param requestId names the request in the server's log
     */
    public record Look(
            String lookedAt, String subjectNo, @Nullable String purpose, String snapshotId, String requestId) {}

    /** One entry of the log. */
    public record Entry(
            long entryNo,
            String at,
            String user,
            String role,
            @Nullable String address,
            String lookedAt,
            String subjectNo,
            @Nullable String purpose,
            String snapshotId,
            String requestId,
            String previousHash,
            String hash) {
        private Entry after(Last last) {
            long number = last.entryNo() + 1;
            return new Entry(
                    number,
                    at,
                    user,
                    role,
                    address,
                    lookedAt,
                    subjectNo,
                    purpose,
                    snapshotId,
                    requestId,
                    last.hash(),
                    DigestUtils.sha256Hex(sealed(number, last.hash())));
        }

        /** Every field with its length before it, so that no two entries read alike. */
        private String sealed(long number, String before) {
            StringBuilder text = new StringBuilder().append(number).append('\n').append(before);
            for (String field :
                    new @Nullable String[] {at, user, role, lookedAt, subjectNo, purpose, snapshotId, requestId}) {
                text.append('\n');
                if (field == null) {
                    text.append('-');
                } else {
                    text.append(field.getBytes(StandardCharsets.UTF_8).length)
                            .append(':')
                            .append(field);
                }
            }
            if (address != null) { // entries of before have none
                text.append('\n').append(address.length()).append(':').append(address);
            }
            return text.toString();
        }
    }

    private record Last(long entryNo, String hash) {}
}
