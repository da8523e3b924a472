package cn.xiaokang.api.opendata;

import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a set with small ones tells in a snapshot, so that no page tells what its release leaves out: those that are not empty in
 * the posted file, by the values of the key; none where the release is held back. Read once a snapshot and kept.
 */
public final class ReleasedCells {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenData data;
    private final String dataset;
    private volatile @Nullable Told told;

    /** The cells of that set. */
    public ReleasedCells(OpenData data, String dataset) {
        this.data = data;
        this.dataset = dataset;
    }

    private record Told(String snapshotId, Set<List<String>> cells) {}

    /** The keys of the cells told, each with its values in the key's order. */
    public Set<List<String>> of(String snapshotId) {
        Told held = told;
        if (held == null || !held.snapshotId().equals(snapshotId)) {
            held = new Told(snapshotId, read(snapshotId));
            told = held;
        }
        return held.cells();
    }

    private Set<List<String>> read(String snapshotId) {
        DataSet set = data.set(dataset);
        DataSet.Small small = set.small();
        Release release = data.release(set, snapshotId);
        if (small == null || !release.isPosted()) {
            return Set.of();
        }
        Path file = data.file(set, Form.JSONL, snapshotId, null).path();
        Set<List<String>> cells = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                if (!row.path(small.count()).isNull()) {
                    cells.add(set.key().stream()
                            .map(column -> row.path(column).asText(""))
                            .toList());
                }
            }
        } catch (IOException e) {
            throw new FaultException(DataFault.FAILED, DataFault.FAILED.zh(), DataFault.FAILED.en(), e);
        }
        return Set.copyOf(cells);
    }
}
