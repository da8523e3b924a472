package cn.xiaokang.api.request;

import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.snapshot.Manifest;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer from a snapshot.
 *
 * @param snapshot where the figures come from
 * @param data what was asked for
 */
public record Answer<T>(Stamp snapshot, T data) {
    /**
     * The data stamp.
     *
     * @param id the snapshot
     * @param publishedAt when it was made
     * @param dataStartsOn the first day that its deliveries speak of
     * @param dataEndsOn the last one
     */
    public record Stamp(
            String id,
            String publishedAt,
            @Nullable LocalDate dataStartsOn,
            @Nullable LocalDate dataEndsOn) {
        /** The stamp of a reading. */
        public static Stamp of(Reading reading) {
            Manifest manifest = reading.manifest();
            return new Stamp(
                    reading.snapshotId(),
                    manifest.createdAt().toString(),
                    manifest.dataStartsOn(),
                    manifest.dataEndsOn());
        }
    }

    /** Sends figures: with the ETag of snapshot and scope, or 304 where the asker holds them already. */
    public static <T> void send(Context context, Reading reading, Supplier<T> data) {
        if (!isHeldAlready(context, reading, "private, no-cache")) {
            context.json(new Answer<>(Stamp.of(reading), data.get()));
        }
    }

    /** Sends what tells of a person: kept in no cache. */
    public static <T> void sendUncached(Context context, Reading reading, Supplier<T> data) {
        context.header("Cache-Control", "no-store");
        context.header("ETag", etag(reading));
        context.json(new Answer<>(Stamp.of(reading), data.get()));
    }

    /** Sets the headers for a cache; true where the asker holds this snapshot in this scope already, and 304 is all the answer. */
    public static boolean isHeldAlready(Context context, Reading reading, String cacheControl) {
        String etag = etag(reading);
        context.header("Cache-Control", cacheControl);
        context.header("Vary", "Cookie");
        context.header("ETag", etag);
        String held = context.header("If-None-Match");
        if (held != null && held.contains(etag)) {
            context.status(304);
            return true;
        }
        return false;
    }

    /** Snapshot and scope: two askers of one scope get one answer from one snapshot. */
    public static String etag(Reading reading) {
        return '"' + reading.snapshotId() + "." + reading.viewer().scope() + '"';
    }
}
