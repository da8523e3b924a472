package cn.xiaokang.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people told and what was done with it; both are only added to. Who told it is none of this store's. */
public final class TipStore {
    private final Store store;

    /** What is kept in that store. */
    public TipStore(Store store) {
        this.store = store;
    }

    /**
     * What someone told.
     *
     * @param noticeNo the notice that it is about, or null
     * @param itemNo the row of the notice, counted from 1, or null
     * @param dueOn by when it must be answered
     */
    public record Tip(
            String tipNo,
            @Nullable String noticeNo,
            @Nullable Integer itemNo,
            String countyCode,
            @Nullable String villageCode,
            String words,
            String toldOn,
            String dueOn) {}

    /** What was done: a case was opened (words is its number), or an answer was given. */
    public record Event(String tipNo, String act, String doneBy, String doneAt, String words) {}

    /** A line of the list. */
    public record Line(
            Tip tip, @Nullable String caseNo, @Nullable String answeredAt) {}

    /** One page of the list. */
    public record Page(long total, List<Line> lines) {}

    /** Keeps what someone told, under the next number, which is returned. */
    public String add(Tip tip, String receiptHash) {
        return store.together(handle -> {
            long before = store.list(handle, "tips/last", query -> query, (row, context) -> row.getLong("tips"))
                    .get(0);
            String number = "JB-%06d".formatted(before + 1);
            int rows = store.run(
                    handle,
                    "tips/add",
                    update -> update.bind("tip_no", number)
                            .bind("receipt_hash", receiptHash)
                            .bind("notice_no", tip.noticeNo())
                            .bind("item_no", tip.itemNo())
                            .bind("county_code", tip.countyCode())
                            .bind("village_code", tip.villageCode())
                            .bind("words", tip.words())
                            .bind("told_on", tip.toldOn())
                            .bind("due_on", tip.dueOn()));
            assert rows == 1;
            return number;
        });
    }

    /** Notes what was done. */
    public void done(Event event) {
        int rows = store.run(
                "tips/add_event",
                update -> update.bind("tip_no", event.tipNo())
                        .bind("act", event.act())
                        .bind("done_by", event.doneBy())
                        .bind("done_at", event.doneAt())
                        .bind("words", event.words()));
        assert rows == 1;
    }

    /** What a receipt's hash names. */
    public Optional<Tip> byReceipt(String receiptHash) {
        return store
                .list("tips/by_receipt", query -> query.bind("receipt_hash", receiptHash), (row, context) -> tip(row))
                .stream()
                .findFirst();
    }

    /** What has that number. */
    public Optional<Tip> find(String tipNo) {
        return store.list("tips/one", query -> query.bind("tip_no", tipNo), (row, context) -> tip(row)).stream()
                .findFirst();
    }

    /** What was done with it, oldest first. */
    public List<Event> events(String tipNo) {
        return store.list(
                "tips/events",
                query -> query.bind("tip_no", tipNo),
                (row, context) -> new Event(
                        row.getString("tip_no"),
                        row.getString("act"),
                        row.getString("done_by"),
                        row.getString("done_at"),
                        row.getString("words")));
    }

    /** A page of a county's, or of all where it is null; of a state, or of all. */
    public Page page(@Nullable String countyCode, @Nullable String state, int limit, int skip) {
        long[] total = {0};
        List<Line> lines = store.list(
                "tips/page",
                query -> query.bind("county_code", countyCode)
                        .bind("state", state)
                        .bind("limit", limit)
                        .bind("skip", skip),
                (row, context) -> {
                    total[0] = row.getLong("tips_in_all");
                    return new Line(tip(row), row.getString("case_no"), row.getString("answered_at"));
                });
        return new Page(total[0], lines);
    }

    private static Tip tip(ResultSet row) throws SQLException {
        int item = row.getInt("item_no");
        return new Tip(
                row.getString("tip_no"),
                row.getString("notice_no"),
                row.wasNull() ? null : item,
                row.getString("county_code"),
                row.getString("village_code"),
                row.getString("words"),
                row.getString("told_on"),
                row.getString("due_on"));
    }
}
