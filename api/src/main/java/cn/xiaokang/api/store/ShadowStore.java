package cn.xiaokang.api.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Other parameters of rules that run beside the live ones, with their ends and what came of them; rows are only added. */
public final class ShadowStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RowMapper<Run> RUN = (row, context) -> new Run(
            row.getString("shadow_no"),
            row.getString("query_no"),
            row.getInt("version"),
            row.getString("rule"),
            row.getString("county_code"),
            row.getString("document"),
            row.getString("words"),
            row.getString("proposed_by"),
            row.getString("proposed_at"),
            row.getString("end_words"),
            row.getString("ended_by"),
            row.getString("ended_at"));
    private static final RowMapper<Result> RESULT = (row, context) -> new Result(
            row.getString("snapshot_id"),
            row.getString("worked_at"),
            flags(row.getString("dropped")),
            flags(row.getString("raised")),
            flags(row.getString("same")));

    private final Store store;

    /** What is kept in that store. */
    public ShadowStore(Store store) {
        this.store = store;
    }

    /**
     * A run beside.
     *
     * @param document the question whose parameters run beside, as JSON
     * @param endedBy null while it runs
     */
    public record Run(
            String shadowNo,
            String queryNo,
            int version,
            String rule,
            @Nullable String countyCode,
            String document,
            String words,
            String proposedBy,
            String proposedAt,
            @Nullable String endWords,
            @Nullable String endedBy,
            @Nullable String endedAt) {}

    /** What came of it on a snapshot: the flags only live, only beside, and both. */
    public record Result(
            String snapshotId, String workedAt, Set<String> dropped, Set<String> raised, Set<String> same) {}

    /** The runs of a rule, or of all where it is null; newest first. */
    public List<Run> all(@Nullable String rule) {
        return store.list("shadows/all", query -> query.bind("rule", rule), RUN);
    }

    /** Begins a run; its number. */
    public String add(Run run) {
        return store.together(handle -> {
            long before = store.list(handle, "shadows/last", query -> query, (row, context) -> row.getLong("runs"))
                    .get(0);
            String number = "PX-%06d".formatted(before + 1);
            int rows = store.run(
                    handle,
                    "shadows/add",
                    update -> update.bind("shadow_no", number)
                            .bind("query_no", run.queryNo())
                            .bind("version", run.version())
                            .bind("rule", run.rule())
                            .bind("county_code", run.countyCode())
                            .bind("document", run.document())
                            .bind("words", run.words())
                            .bind("proposed_by", run.proposedBy())
                            .bind("proposed_at", run.proposedAt()));
            assert rows == 1;
            return number;
        });
    }

    /** Ends a run; false where it has ended already. */
    public boolean end(String shadowNo, String words, String user, String now) {
        return store.run(
                        "shadows/end",
                        update -> update.bind("shadow_no", shadowNo)
                                .bind("words", words)
                                .bind("ended_by", user)
                                .bind("ended_at", now))
                == 1;
    }

    /** Whether a run was worked out on a snapshot. */
    public boolean hasResult(String shadowNo, String snapshotId) {
        return !store.list(
                        "shadows/has_result",
                        query -> query.bind("shadow_no", shadowNo).bind("snapshot_id", snapshotId),
                        (row, context) -> row.getString("snapshot_id"))
                .isEmpty();
    }

    /** What came of a run, newest snapshot first. */
    public List<Result> results(String shadowNo) {
        return store.list("shadows/results", query -> query.bind("shadow_no", shadowNo), RESULT);
    }

    /** Keeps what came of a run; the first that is worked out on a snapshot stands. */
    public void add(String shadowNo, Result result) {
        int rows = store.run(
                "shadows/add_result",
                update -> update.bind("shadow_no", shadowNo)
                        .bind("snapshot_id", result.snapshotId())
                        .bind("worked_at", result.workedAt())
                        .bind("dropped", written(result.dropped()))
                        .bind("raised", written(result.raised()))
                        .bind("same", written(result.same())));
        assert rows <= 1;
    }

    private static String written(Collection<String> flags) {
        try {
            return JSON.writeValueAsString(new TreeSet<>(flags));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts can be written", e);
        }
    }

    private static Set<String> flags(String written) {
        try {
            return JSON.readValue(written, new TypeReference<TreeSet<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written here can be read", e);
        }
    }
}
