package cn.xiaokang.api.queries;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the divisions within the viewer's scope are called. Every page names some, and to look one up costs the database as much as to
 * read them all: so all are read once for a snapshot and scope.
 */
public final class DivisionNames {
    private static final Query NAMES = Query.named("reference/names");

    private final Map<String, String> names;

    private DivisionNames(Map<String, String> names) {
        this.names = names;
    }

    /** The name of a division; empty where the snapshot or the viewer's scope doesn't have it. */
    public static Optional<String> of(Reading reading, String code) {
        DivisionNames known =
                reading.kept("division names", "", DivisionNames.class, all -> all.names.size(), () -> read(reading));
        return Optional.ofNullable(known.names.get(code));
    }

    private static DivisionNames read(Reading reading) {
        Map<String, String> names = new HashMap<>();
        for (Row row : reading.rowsUnkept(NAMES, Bindings.none())) {
            names.put(row.text("division_code"), row.text("name"));
        }
        return new DivisionNames(names);
    }
}
