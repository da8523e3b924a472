package cn.xiaokang.api.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Questions that inspectors keep, each in versions that are added and never changed. */
public final class QueryStore {
    private static final RowMapper<Saved> SAVED = (row, context) -> new Saved(
            row.getString("query_no"),
            row.getInt("version"),
            row.getString("name"),
            row.getString("county_code"),
            row.getBoolean("is_shared"),
            row.getString("document"),
            row.getString("made_by"),
            row.getString("made_at"));

    private final Store store;

    /** What is kept in that store. */
    public QueryStore(Store store) {
        this.store = store;
    }

    /**
     * One version of a question.
     *
     * @param countyCode the area that it is for; null is the whole city
     * @param document the question as JSON
     */
    public record Saved(
            String queryNo,
            int version,
            String name,
            @Nullable String countyCode,
            boolean isShared,
            String document,
            String madeBy,
            String madeAt) {}

    /** Keeps a new question under the next number, or a version of one that is there; the number, or empty where that version exists. */
    public Optional<String> add(Saved saved) {
        return store.together(handle -> {
            long before = store.list(handle, "workbench/last", query -> query, (row, context) -> row.getLong("queries"))
                    .get(0);
            String number = saved.queryNo().isEmpty() ? "CX-%06d".formatted(before + 1) : saved.queryNo();
            int rows = store.run(
                    handle,
                    "workbench/add",
                    update -> update.bind("query_no", number)
                            .bind("version", saved.version())
                            .bind("name", saved.name())
                            .bind("county_code", saved.countyCode())
                            .bind("is_shared", saved.isShared())
                            .bind("document", saved.document())
                            .bind("made_by", saved.madeBy())
                            .bind("made_at", saved.madeAt()));
            return rows == 1 ? Optional.of(number) : Optional.empty();
        });
    }

    /** The newest version of each, newest number first. */
    public List<Saved> newest() {
        return store.list("workbench/newest", query -> query, SAVED);
    }
}
