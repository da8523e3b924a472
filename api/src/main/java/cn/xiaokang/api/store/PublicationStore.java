package cn.xiaokang.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The notices' versions, what happened to them, and the public chain; all three are only added to. */
public final class PublicationStore {
    private static final String BEGINNING = "0".repeat(64);

    private static final RowMapper<Version> VERSION = (row, context) -> version(row);
    private static final RowMapper<Link> LINK = (row, context) -> new Link(
            row.getLong("entry_no"),
            row.getString("act"),
            row.getString("notice_no"),
            row.getInt("version"),
            row.getString("document_sha256"),
            row.getString("done_at"),
            row.getString("stands_until"),
            row.getString("previous_hash"),
            row.getString("hash"));
    private static final RowMapper<Posted> POSTED = (row, context) -> new Posted(
            row.getString("notice_no"),
            row.getInt("version"),
            row.getString("kind"),
            row.getString("area_code"),
            row.getString("county_code"),
            row.getString("subject_no"),
            row.getInt("year"),
            row.getString("programme_codes"),
            row.getInt("items"),
            row.getString("amount"),
            row.getString("sha256"),
            row.getString("posted_at"),
            row.getString("stands_until"),
            row.getString("taken_down_at"),
            row.getLong("entry_no"));

    private final Store store;

    /** What is kept in that store. */
    public PublicationStore(Store store) {
        this.store = store;
    }

    /**
     * One version of a notice with what happened to it; of what did not happen there is null.
     *
     * @param programmeCodes the programmes that it speaks of, divided by commas
     * @param document its text, whole; empty in lists
     * @param reason why it corrects the version before it
     * @param standsUntil the last day on which it stands
     */
    public record Version(
            String noticeNo,
            int version,
            String kind,
            String areaCode,
            String countyCode,
            String subjectNo,
            int year,
            String programmeCodes,
            int items,
            @Nullable String amount,
            String dueOn,
            int standsDays,
            String snapshotId,
            String document,
            String sha256,
            @Nullable String reason,
            String preparedBy,
            String preparedAt,
            @Nullable String approvedBy,
            @Nullable String approvedAt,
            @Nullable String refusedBy,
            @Nullable String refusedAt,
            @Nullable String refusedNote,
            @Nullable String postedBy,
            @Nullable String postedAt,
            @Nullable String standsUntil,
            @Nullable String takenDownBy,
            @Nullable String takenDownAt,
            @Nullable String takenDownNote,
            @Nullable Attack attack) {}

    /** A version as it is prepared. */
    public record Prepared(
            String kind,
            String areaCode,
            String countyCode,
            String subjectNo,
            int year,
            String programmeCodes,
            int items,
            @Nullable String amount,
            String dueOn,
            int standsDays,
            String snapshotId,
            @Nullable String reason,
            String user,
            String now,
            Attack attack) {}

    /**
     * What the attack on a version came to.
     *
     * @param told persons who can be told by it; a version with any is not posted
     */
    public record Attack(
            int rows,
            int persons,
            int toldBefore,
            int told,
            int leftOut,
            int alone,
            int meant,
            int atLeast,
            String attackedAt) {}

    /** The text of a version, once its number is known, with its SHA-256. */
    public record Sealed(String document, String sha256) {}

    /** Writes the text of a version for its number. */
    @FunctionalInterface
    public interface Writing {
        /** The text with its digest. */
        Sealed of(String noticeNo, int version);
    }

    /** One entry of the chain. */
    public record Link(
            long entryNo,
            String act,
            String noticeNo,
            int version,
            String documentSha256,
            String doneAt,
            String standsUntil,
            String previousHash,
            String hash) {}

    /** The newest posted version of a notice, as lists show it. */
    public record Posted(
            String noticeNo,
            int version,
            String kind,
            String areaCode,
            String countyCode,
            String subjectNo,
            int year,
            String programmeCodes,
            int items,
            @Nullable String amount,
            String sha256,
            String postedAt,
            String standsUntil,
            @Nullable String takenDownAt,
            long entryNo) {}

    /** What a list of posted notices is narrowed to; null is all. */
    public record Wanted(
            @Nullable String area,
            @Nullable String kind,
            @Nullable Integer year,
            @Nullable String programme,
            @Nullable String subject) {}

    /** Keeps the first version of a new notice under the next number of its county and year, checked; none where its subject has one. */
    public Optional<String> add(Prepared prepared, Writing writing) {
        return store.together(handle -> {
            boolean isKept = store
                    .list(
                            handle,
                            "publication/of_subject",
                            query -> query.bind("kind", prepared.kind())
                                    .bind("area_code", prepared.areaCode())
                                    .bind("subject_no", prepared.subjectNo()),
                            (row, context) -> row.getString("notice_no"))
                    .stream()
                    .findFirst()
                    .isPresent();
            if (isKept) {
                return Optional.<String>empty();
            }
            String beginning = "GS" + prepared.countyCode() + "-" + prepared.year() + "-";
            long before = store.list(
                            handle,
                            "publication/numbers",
                            query -> query.bind("beginning", beginning),
                            (row, context) -> row.getLong("notices"))
                    .get(0);
            String number = beginning + "%04d".formatted(before + 1);
            keep(handle, number, 1, prepared, writing.of(number, 1));
            return Optional.of(number);
        });
    }

    /** Keeps the next version of a notice. */
    public void addVersion(String noticeNo, int version, Prepared prepared, Writing writing) {
        int kept = store.together(handle -> keep(handle, noticeNo, version, prepared, writing.of(noticeNo, version)));
        assert kept == 1;
    }

    private int keep(Handle handle, String noticeNo, int version, Prepared prepared, Sealed sealed) {
        int kept = store.run(
                handle,
                "publication/add_version",
                update -> update.bind("notice_no", noticeNo)
                        .bind("version", version)
                        .bind("kind", prepared.kind())
                        .bind("area_code", prepared.areaCode())
                        .bind("county_code", prepared.countyCode())
                        .bind("subject_no", prepared.subjectNo())
                        .bind("year", prepared.year())
                        .bind("programme_codes", prepared.programmeCodes())
                        .bind("items", prepared.items())
                        .bind("amount", prepared.amount())
                        .bind("due_on", prepared.dueOn())
                        .bind("stands_days", prepared.standsDays())
                        .bind("snapshot_id", prepared.snapshotId())
                        .bind("document", sealed.document())
                        .bind("sha256", sealed.sha256())
                        .bind("reason", prepared.reason())
                        .bind("user", prepared.user())
                        .bind("now", prepared.now()));
        Attack attack = prepared.attack();
        int attacked = store.run(
                handle,
                "publication/add_attack",
                update -> update.bind("notice_no", noticeNo)
                        .bind("version", version)
                        .bind("attacked_at", attack.attackedAt())
                        .bind("attack_rows", attack.rows())
                        .bind("attack_persons", attack.persons())
                        .bind("told_before", attack.toldBefore())
                        .bind("told", attack.told())
                        .bind("left_out", attack.leftOut())
                        .bind("alone", attack.alone())
                        .bind("meant", attack.meant())
                        .bind("at_least", attack.atLeast()));
        assert attacked == 1;
        addEvent(handle, new Event(noticeNo, version, "prepared", prepared.user(), prepared.now(), prepared.reason()));
        addEvent(handle, new Event(noticeNo, version, "checked", "-", prepared.now(), null));
        return kept;
    }

    /** What is done to a version. */
    public record Event(
            String noticeNo,
            int version,
            String act,
            String user,
            String now,
            @Nullable String note) {}

    /** Keeps what was done; false where it had been done already. */
    public boolean add(Event event) {
        return store.together(handle -> addOnce(handle, event));
    }

    /** Keeps what was done together with its entry in the chain; false where it had been done already. */
    public boolean add(Event event, Link after, UnaryOperator<Link> sealing) {
        return store.together(handle -> {
            if (!addOnce(handle, event)) {
                return false;
            }
            Link last = store
                    .list(
                            handle,
                            "publication/last_link",
                            query -> query,
                            (row, context) ->
                                    new Link(row.getLong("entry_no"), "", "", 0, "", "", "", "", row.getString("hash")))
                    .stream()
                    .findFirst()
                    .orElse(new Link(0, "", "", 0, "", "", "", "", BEGINNING));
            Link sealed = sealing.apply(new Link(
                    last.entryNo() + 1,
                    after.act(),
                    after.noticeNo(),
                    after.version(),
                    after.documentSha256(),
                    after.doneAt(),
                    after.standsUntil(),
                    last.hash(),
                    ""));
            return store.run(
                            handle,
                            "publication/add_link",
                            update -> update.bind("entry_no", sealed.entryNo())
                                    .bind("act", sealed.act())
                                    .bind("notice_no", sealed.noticeNo())
                                    .bind("version", sealed.version())
                                    .bind("document_sha256", sealed.documentSha256())
                                    .bind("done_at", sealed.doneAt())
                                    .bind("stands_until", sealed.standsUntil())
                                    .bind("previous_hash", sealed.previousHash())
                                    .bind("hash", sealed.hash()))
                    == 1;
        });
    }

    private boolean addOnce(Handle handle, Event event) {
        boolean isDone = store
                .list(
                        handle,
                        "publication/done",
                        query -> query.bind("notice_no", event.noticeNo())
                                .bind("version", event.version())
                                .bind("act", event.act()),
                        (row, context) -> row.getString("act"))
                .stream()
                .findFirst()
                .isPresent();
        if (!isDone) {
            addEvent(handle, event);
        }
        return !isDone;
    }

    private void addEvent(Handle handle, Event event) {
        int added = store.run(
                handle,
                "publication/add_event",
                update -> update.bind("notice_no", event.noticeNo())
                        .bind("version", event.version())
                        .bind("act", event.act())
                        .bind("user", event.user())
                        .bind("now", event.now())
                        .bind("note", event.note()));
        assert added == 1;
    }

    /** All versions of a notice, oldest first. */
    public List<Version> versions(String noticeNo) {
        return store.list("publication/versions", query -> query.bind("notice_no", noticeNo), VERSION);
    }

    /** The newest version of each notice of a county (all where null), newest notice first, without the documents. */
    public List<Version> newest(@Nullable String county) {
        return store.list("publication/newest", query -> query.bind("county", county), VERSION);
    }

    /** Posted notices, newest posting first; one page, before the entry of the chain whose number is given (null begins). */
    public List<Posted> posted(Wanted wanted, @Nullable Long before, int limit) {
        return store.list(
                "publication/public_page",
                query -> query.bind("area", wanted.area())
                        .bind("kind", wanted.kind())
                        .bind("year", wanted.year())
                        .bind("programme", wanted.programme())
                        .bind("subject", wanted.subject())
                        .bind("before", before)
                        .bind("limit", limit),
                POSTED);
    }

    /** The areas of posted notices of a county. */
    public List<String> areas(String county) {
        return store.list(
                "publication/public_areas",
                query -> query.bind("county", county),
                (row, context) -> row.getString("area_code"));
    }

    /** The years of posted notices, newest first. */
    public List<Integer> years() {
        return store.list("publication/public_years", query -> query, (row, context) -> row.getInt("year"));
    }

    /** How many posted notices there are. */
    public long countPosted(Wanted wanted) {
        return store.list(
                        "publication/public_count",
                        query -> query.bind("area", wanted.area())
                                .bind("kind", wanted.kind())
                                .bind("year", wanted.year())
                                .bind("programme", wanted.programme())
                                .bind("subject", wanted.subject()),
                        (row, context) -> row.getLong("notices"))
                .get(0);
    }

    /** The entries of the chain after a number, oldest first. */
    public List<Link> chain(long after, int limit) {
        return store.list(
                "publication/chain", query -> query.bind("after", after).bind("limit", limit), LINK);
    }

    /** The version that an entry of the chain speaks of. */
    public Optional<Version> version(String noticeNo, int version) {
        return versions(noticeNo).stream()
                .filter(found -> found.version() == version)
                .findFirst();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("notice_no"),
                row.getInt("version"),
                row.getString("kind"),
                row.getString("area_code"),
                row.getString("county_code"),
                row.getString("subject_no"),
                row.getInt("year"),
                row.getString("programme_codes"),
                row.getInt("items"),
                row.getString("amount"),
                row.getString("due_on"),
                row.getInt("stands_days"),
                row.getString("snapshot_id"),
                row.getString("document"),
                row.getString("sha256"),
                row.getString("reason"),
                row.getString("prepared_by"),
                row.getString("prepared_at"),
                row.getString("approved_by"),
                row.getString("approved_at"),
                row.getString("refused_by"),
                row.getString("refused_at"),
                row.getString("refused_note"),
                row.getString("posted_by"),
                row.getString("posted_at"),
                row.getString("stands_until"),
                row.getString("taken_down_by"),
                row.getString("taken_down_at"),
                row.getString("taken_down_note"),
                attack(row));
    }

    private static @Nullable Attack attack(ResultSet row) throws SQLException {
        String at = row.getString("attacked_at");
        return at == null
                ? null
                : new Attack(
                        row.getInt("attack_rows"),
                        row.getInt("attack_persons"),
                        row.getInt("told_before"),
                        row.getInt("told"),
                        row.getInt("left_out"),
                        row.getInt("alone"),
                        row.getInt("meant"),
                        row.getInt("at_least"),
                        at);
    }
}
