package cn.xiaokang.api.publication;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.NameVault;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Mask;
import cn.xiaokang.warehouse.publication.MaskedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of persons of a notice, to be masked, and who of them is a child. */
final class NoticeNames {
    private static final Query AGES = Query.named("publication/ages");

    private final Map<String, String> known;
    private final Map<String, Boolean> isMinor;

    private NoticeNames(Map<String, String> known, Map<String, Boolean> isMinor) {
        this.known = known;
        this.isMinor = isMinor;
    }

    /** The names of those persons in a year; a 503 problem where the vault can't be read. */
    static NoticeNames of(Reading reading, NameVault vault, List<String> persons, int year, int minorAge) {
        if (persons.isEmpty()) {
            return new NoticeNames(Map.of(), Map.of());
        }
        Map<String, String> known = vault.names(reading.snapshotId(), persons).orElseThrow(NoticeFault.NO_NAMES::with);
        Map<String, Boolean> isMinor = new HashMap<>();
        Bindings asked = Bindings.of("persons", String.join(",", persons))
                .and("year", year)
                .and("minor_age", minorAge);
        reading.rows(AGES, asked).forEach(row -> isMinor.put(row.text("person_id"), row.truth("is_minor")));
        return new NoticeNames(known, isMinor);
    }

    /** The full names of some of them, for the scan of the finished text and nothing else. */
    List<String> full(List<String> persons) {
        return persons.stream()
                .flatMap(person -> Stream.ofNullable(known.get(person)))
                .toList();
    }

    /** A name under its mask; a child's, one that isn't known, and one whose age isn't known are hidden whole. */
    MaskedName masked(@Nullable String person, Mask mask) {
        String name = person == null ? null : known.get(person);
        Boolean minor = person == null ? null : isMinor.get(person);
        if (minor != null && minor) {
            return MaskedName.ofMinor();
        }
        return name == null || minor == null ? MaskedName.hidden() : MaskedName.of(name, mask);
    }

    @Override
    public String toString() {
        return "NoticeNames"; // the names must not slip into a log
    }
}
