package cn.xiaokang.api.opendata;

import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the posted file of a set tells, in a form that pages look things up in, and nothing else: so no page shows what the release leaves
 * out. Of a release that is held back there are no rows. Read once a snapshot, when it is released or else when it is asked for, and kept.
 *
 * @param <T> the form
 */
public final class ReleasedRows<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenData data;
    private final String dataset;
    private final Function<Iterable<JsonNode>, T> form;
    private volatile @Nullable Held<T> held;

    /** The rows of that set, brought into that form. */
    public ReleasedRows(OpenData data, String dataset, Function<Iterable<JsonNode>, T> form) {
        this.data = data;
        this.dataset = dataset;
        this.form = form;
        data.whenReleased(this::of);
    }

    private record Held<T>(String snapshotId, T rows) {}

    /** The rows of a snapshot's release. */
    public T of(String snapshotId) {
        Held<T> known = held;
        if (known == null || !known.snapshotId().equals(snapshotId)) {
            known = new Held<>(snapshotId, read(snapshotId));
            held = known;
        }
        return known.rows();
    }

    private T read(String snapshotId) {
        DataSet set = data.set(dataset);
        Release release = data.release(set, snapshotId);
        if (!release.isPosted()) {
            return form.apply(List.of());
        }
        try (BufferedReader lines = Files.newBufferedReader(
                data.file(set, Form.JSONL, snapshotId, null).path())) {
            return form.apply(() -> lines.lines().map(ReleasedRows::row).iterator());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static FaultException failed(IOException e) {
        return new FaultException(DataFault.FAILED, DataFault.FAILED.zh(), DataFault.FAILED.en(), e);
    }

    /** A text of a row, or null where it is empty. */
    static @Nullable String text(JsonNode row, String column) {
        JsonNode value = row.path(column);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** A whole number of a row, or null where it is left out. */
    static @Nullable Long whole(JsonNode row, String column) {
        JsonNode value = row.path(column);
        return value.isMissingNode() || value.isNull() ? null : value.asLong();
    }

    /** Money of a row in yuan, to the cent, or null where it is left out. */
    static @Nullable BigDecimal money(JsonNode row, String column) {
        String value = text(row, column);
        return value == null ? null : new BigDecimal(value).setScale(2, RoundingMode.UNNECESSARY);
    }
}
