package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.store.AssessmentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The frozen sheets: a year's sheet as it was when the city settled it. It never changes, whatever later snapshots say; its text is
 * held to its SHA-256 each time it is read.
 */
public final class FrozenSheets {
    private final ScoreSheets sheets;
    private final AssessmentStore store;

    /** Freezes those sheets in that store. */
    public FrozenSheets(ScoreSheets sheets, AssessmentStore store) {
        this.sheets = sheets;
        this.store = store;
    }

    /**
     * Which sheet is frozen, from what, by whom.
     *
     * @param catalogueDigest the digest of the definitions that the snapshot was computed by
     * @param sha256 the digest of the sheet's text
     */
    public record Seal(
            int year,
            String scheme,
            String snapshotId,
            String catalogueDigest,
            String dataEndsOn,
            String frozenBy,
            String frozenAt,
            String sha256) {}

    /** A frozen sheet under its seal. */
    public record Frozen(Seal seal, ScoreAnswer sheet) {}

    /** What is kept as text. */
    private record Content(
            int year,
            Answer.Stamp snapshot,
            String catalogueDigest,
            String frozenBy,
            String frozenAt,
            ScoreAnswer sheet) {}

    /** The seals of all frozen years, newest first. */
    public List<Seal> seals() {
        return store.sheets().stream().map(kept -> read(kept).seal()).toList();
    }

    /** The frozen sheet of a year as the viewer may see it, where there is one. */
    public Optional<Frozen> of(int year, Viewer viewer) {
        return store.sheets().stream()
                .filter(kept -> kept.year() == year)
                .findFirst()
                .map(kept -> seenBy(viewer, read(kept)));
    }

    /** The text of a frozen sheet, byte for byte as its digest was taken; for those who see the whole city. */
    public Optional<String> text(int year) {
        return store.sheets().stream()
                .filter(kept -> kept.year() == year)
                .findFirst()
                .map(AssessmentStore.FrozenSheet::document);
    }

    /** Freezes the sheet of a year by a scheme from the reading's snapshot, for good. */
    public Frozen freeze(Reading reading, int year, @Nullable String scheme) {
        Schemes.requireCity(reading.viewer());
        ScoreAnswer sheet = sheets.sheet(reading, year, scheme, Map.of());
        if (sheet.counted() == 0) {
            throw AssessmentFault.NOTHING_TO_FREEZE.with(year);
        }
        String user = Schemes.userOf(reading.viewer());
        String now = store.now();
        String text = Documents.text(
                new Content(year, Answer.Stamp.of(reading), reading.manifest().catalogueDigest(), user, now, sheet));
        AssessmentStore.FrozenSheet kept = new AssessmentStore.FrozenSheet(
                year, reference(sheet), reading.snapshotId(), text, DigestUtils.sha256Hex(text), user, now);
        if (!store.freeze(kept)) {
            throw AssessmentFault.ALREADY_FROZEN.with(year);
        }
        return read(kept);
    }

    private static String reference(ScoreAnswer sheet) {
        return sheet.scheme().id() + "-" + sheet.scheme().version();
    }

    private static Frozen read(AssessmentStore.FrozenSheet kept) {
        if (!DigestUtils.sha256Hex(kept.document()).equals(kept.sha256())) {
            throw AssessmentFault.FROZEN_DAMAGED.with(kept.year());
        }
        Content content = Documents.read(kept.document(), Content.class);
        return new Frozen(
                new Seal(
                        kept.year(),
                        kept.scheme(),
                        kept.snapshotId(),
                        content.catalogueDigest(),
                        String.valueOf(content.snapshot().dataEndsOn()),
                        kept.frozenBy(),
                        kept.frozenAt(),
                        kept.sha256()),
                content.sheet());
    }

    private static Frozen seenBy(Viewer viewer, Frozen frozen) {
        return new Frozen(frozen.seal(), frozen.sheet().seenBy(viewer.area()));
    }
}
