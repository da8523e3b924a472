package cn.xiaokang.api.request;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import io.javalin.http.Context;

/** Gives each request its one reading, taken when it is first asked for and kept to the request's end. */
public final class Readings {
    private static final String READING = "request.reading";

    private final SnapshotHolder holder;

    /** Readings of the holder's current snapshot. */
    public Readings(SnapshotHolder holder) {
        this.holder = holder;
    }

    /** The request's reading; a 503 problem where no snapshot can be read. */
    public Reading of(Context context) {
        return of(context, Guard.viewer(context));
    }

    /** The same as anyone from the public sees it, whoever is signed in. */
    public Reading ofPublic(Context context) {
        return of(context, Viewer.PUBLIC);
    }

    private Reading of(Context context, Viewer viewer) {
        Reading taken = context.attribute(READING);
        if (taken != null) {
            return taken;
        }
        Reading reading = holder.read(viewer);
        context.attribute(READING, reading);
        return reading;
    }

    /** Lets the request's snapshot go, where it took one. */
    public static void close(Context context) {
        Reading taken = context.attribute(READING);
        if (taken != null) {
            taken.close();
        }
    }
}
