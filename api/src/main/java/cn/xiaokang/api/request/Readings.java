package cn.xiaokang.api.request;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives each request its one reading, taken when it is first asked for and kept to the request's end. */
public final class Readings {
    private static final String READING = "request.reading";

    private final SnapshotHolder holder;
    private final Function<String, Optional<String>> released;

    /**
     * Readings of the holder's current snapshot.
     *
     * @param released the snapshot whose open data is shown while the given one is current, where there is one
     */
    public Readings(SnapshotHolder holder, Function<String, Optional<String>> released) {
        this.holder = holder;
        this.released = released;
    }

    /** The request's reading; a 503 problem where no snapshot can be read. */
    public Reading of(Context context) {
        return of(context, Guard.viewer(context));
    }

    /** The same as anyone from the public sees it, whoever is signed in. */
    public Reading ofPublic(Context context) {
        return of(context, Viewer.PUBLIC);
    }

    /** The same for figures that are released: of the snapshot whose open data is shown, until that of the current one is made. */
    public Reading ofReleased(Context context) {
        return taken(context, () -> holder.readReleased(Viewer.PUBLIC, released));
    }

    private Reading of(Context context, Viewer viewer) {
        return taken(context, () -> holder.read(viewer));
    }

    private static Reading taken(Context context, Supplier<Reading> taking) {
        Reading taken = context.attribute(READING);
        if (taken != null) {
            return taken;
        }
        Reading reading = taking.get();
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
