package cn.xiaokang.api.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The hashes of the households' look-up codes: which household each opens, until when, and by whom it was issued. */
public final class LookupStore {
    private final Store store;

    /** What is kept in that store. */
    public LookupStore(Store store) {
        this.store = store;
    }

    /** A code as it is kept. */
    public record Kept(String codeHash, String householdId) {}

    /** What is open by a code, and until which day. */
    public record Opened(String householdId, String expiresOn) {}

    /**
     * The codes of one village that were issued together.
     *
     * @param codes how many of them are still good
     */
    public record Issue(String villageCode, String issuedAt, String issuedBy, String expiresOn, int codes) {}

    /** Keeps a village's new codes; the codes that those households had before are good no longer. */
    public void issue(
            String villageCode, String countyCode, List<Kept> codes, String user, String now, String expiresOn) {
        int added = store.together(handle -> {
            int rows = 0;
            for (Kept code : codes) {
                replace(handle, code.householdId(), now);
                rows += store.run(
                        handle,
                        "lookup/add",
                        update -> update.bind("code_hash", code.codeHash())
                                .bind("household_id", code.householdId())
                                .bind("village_code", villageCode)
                                .bind("county_code", countyCode)
                                .bind("issued_by", user)
                                .bind("issued_at", now)
                                .bind("expires_on", expiresOn));
            }
            return rows;
        });
        assert added == codes.size();
    }

    private void replace(Handle handle, String householdId, String now) {
        int replaced = store.run(
                handle,
                "lookup/replace",
                update -> update.bind("household_id", householdId).bind("now", now));
        assert replaced <= 1;
    }

    /** What a code opens on that day; empty where it is unknown, has run out or was replaced. */
    public Optional<Opened> find(String codeHash, String today) {
        return store
                .list(
                        "lookup/find",
                        query -> query.bind("code_hash", codeHash).bind("today", today),
                        (row, context) -> new Opened(row.getString("household_id"), row.getString("expires_on")))
                .stream()
                .findFirst();
    }

    /** The newest issue of each village of a county, or of all where it is null. */
    public List<Issue> issues(@Nullable String countyCode, String today) {
        return store.list(
                "lookup/issues",
                query -> query.bind("county_code", countyCode).bind("today", today),
                (row, context) -> new Issue(
                        row.getString("village_code"),
                        row.getString("issued_at"),
                        row.getString("issued_by"),
                        row.getString("expires_on"),
                        row.getInt("codes")));
    }
}
