package cn.xiaokang.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The releases of the data sets with what the attack on each came to; only added to. */
public final class ReleaseStore {
    private final Store store;

    /** What is kept in that store. */
    public ReleaseStore(Store store) {
        this.store = store;
    }

    /**
     * One release.
     *
     * @param isPosted whether the attack found nothing, so that anyone may have it
     * @param leftOut cells left out
     * @param told cells that the attack told all the same
     * @param differing cells left out because of the release before
     * @param toldBefore persons whom a neighbour would learn of, had nothing been left out; null in releases of earlier programs
     * @param personsTold persons whom a neighbour learns of as it is
     */
    public record Release(
            String dataset,
            String snapshotId,
            String madeAt,
            boolean isPosted,
            long rows,
            int leftOut,
            int told,
            int differing,
            @Nullable Integer toldBefore,
            @Nullable Integer personsTold,
            String csvSha256,
            String jsonlSha256,
            String parquetSha256) {}

    /** Keeps a release; one that is kept already stays as it is. */
    public void add(Release release) {
        int rows = store.run(
                "datasets/add",
                update -> update.bind("dataset", release.dataset())
                        .bind("snapshot_id", release.snapshotId())
                        .bind("made_at", release.madeAt())
                        .bind("is_posted", release.isPosted())
                        .bind("row_count", release.rows())
                        .bind("left_out", release.leftOut())
                        .bind("told", release.told())
                        .bind("differing", release.differing())
                        .bind("told_before", release.toldBefore())
                        .bind("persons_told", release.personsTold())
                        .bind("csv_sha256", release.csvSha256())
                        .bind("jsonl_sha256", release.jsonlSha256())
                        .bind("parquet_sha256", release.parquetSha256()));
        assert rows <= 1;
    }

    /** The releases of a set, newest first. */
    public List<Release> releases(String dataset) {
        return store.list(
                "datasets/releases",
                query -> query.bind("dataset", dataset),
                (row, context) -> new Release(
                        row.getString("dataset"),
                        row.getString("snapshot_id"),
                        row.getString("made_at"),
                        row.getBoolean("is_posted"),
                        row.getLong("row_count"),
                        row.getInt("left_out"),
                        row.getInt("told"),
                        row.getInt("differing"),
                        wholeOrNull(row, "told_before"),
                        wholeOrNull(row, "persons_told"),
                        row.getString("csv_sha256"),
                        row.getString("jsonl_sha256"),
                        row.getString("parquet_sha256")));
    }

    /** Which sets are released from which snapshot, by the snapshot's id. */
    public Map<String, Set<String>> made() {
        return store
                .list(
                        "datasets/made",
                        query -> query,
                        (row, context) -> Map.entry(row.getString("snapshot_id"), row.getString("dataset")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static @Nullable Integer wholeOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
