package cn.xiaokang.api.assessment;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.AssessmentStore;
import cn.xiaokang.warehouse.assessment.Scheme;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All versions of the assessment schemes: those of the catalogue, and those that people made on top of them. */
public final class Schemes {
    private final Catalogue catalogue;
    private final AssessmentStore store;

    /** The schemes of that catalogue and that store. */
    public Schemes(Catalogue catalogue, AssessmentStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * One version of a scheme.
     *
     * @param madeBy who made it, or null where it comes with the catalogue
     * @param madeAt when, likewise
     * @param note why, in its maker's words
     */
    public record Version(
            Scheme scheme,
            @Nullable String madeBy,
            @Nullable String madeAt,
            @Nullable String note) {}

    /** All versions: the default scheme first, then by id; newest version first. */
    public List<Version> all() {
        List<Version> versions = new ArrayList<>();
        catalogue.schemes().values().forEach(scheme -> versions.add(new Version(scheme, null, null, null)));
        for (AssessmentStore.SchemeVersion kept : store.schemes()) {
            Scheme scheme = catalogue.scheme(kept.scheme() + "-" + kept.version(), kept.document());
            versions.add(new Version(scheme, kept.madeBy(), kept.madeAt(), kept.note()));
        }
        versions.sort(
                Comparator.comparing((Version version) -> !version.scheme().id().equals(Catalogue.DEFAULT_SCHEME))
                        .thenComparing(version -> version.scheme().id())
                        .thenComparing(Comparator.comparing(
                                        (Version version) -> version.scheme().version())
                                .reversed()));
        return List.copyOf(versions);
    }

    /** The version of that reference, such as {@code default-1}; a 404 problem where there is none. */
    public Version version(String reference) {
        return all().stream()
                .filter(version -> version.scheme().reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(reference));
    }

    /** The scheme asked for, which must hold for the year; where none is asked for, the first one that does. */
    public Scheme forYear(int year, @Nullable String reference) {
        if (reference == null) {
            return all().stream()
                    .map(Version::scheme)
                    .filter(scheme -> scheme.isFor(year))
                    .findFirst()
                    .orElseThrow(() -> AssessmentFault.NO_SCHEME.with(year));
        }
        Scheme scheme = version(reference).scheme();
        if (!scheme.isFor(year)) {
            throw AssessmentFault.WRONG_YEAR.with(reference, year);
        }
        return scheme;
    }

    /** The versions that hold for a year. */
    public List<Version> holdingFor(int year) {
        return all().stream().filter(version -> version.scheme().isFor(year)).toList();
    }

    /**
     * Adds the next version of a scheme, or the first of a new one.
     *
     * @param given the scheme with the keys of catalogue/schemes; what it says of its version counts for nothing
     */
    public Version add(Viewer viewer, JsonNode given, @Nullable String note) {
        requireCity(viewer);
        String id = given.path("id").asText();
        int next = 1
                + all().stream()
                        .map(Version::scheme)
                        .filter(scheme -> scheme.id().equals(id))
                        .mapToInt(Scheme::version)
                        .max()
                        .orElse(0);
        ObjectNode numbered = (ObjectNode) Documents.withNumbers(given);
        numbered.put("version", next);
        Scheme scheme = checked(Documents.text(numbered));
        String text = Documents.text(SchemeDocument.of(scheme));
        if (!store.add(scheme.id(), scheme.version(), text, note, userOf(viewer))) {
            throw AssessmentFault.VERSION_TAKEN.with();
        }
        return version(scheme.reference());
    }

    /** Adds a version that differs from another one in its weights alone. */
    public Version addWith(Viewer viewer, String reference, Map<String, BigDecimal> weights, @Nullable String note) {
        Scheme changed = version(reference).scheme().with(weights);
        return add(viewer, Documents.tree(SchemeDocument.of(changed)), note);
    }

    /** The same with the weights brought to 100 in all, each to two decimals. */
    public Version addScaled(Viewer viewer, String reference, Map<String, BigDecimal> weights, @Nullable String note) {
        Scheme changed = version(reference).scheme().with(weights);
        if (changed.weights().values().stream().allMatch(weight -> weight.signum() == 0)) {
            return addWith(viewer, reference, weights, note);
        }
        return addWith(viewer, reference, changed.scaled(), note);
    }

    private Scheme checked(String text) {
        try {
            return catalogue.scheme("scheme", text);
        } catch (FaultException e) {
            throw new FaultException(
                    AssessmentFault.BAD_SCHEME,
                    AssessmentFault.BAD_SCHEME.zh().formatted(told(e.zh())),
                    AssessmentFault.BAD_SCHEME.en().formatted(told(e.en())),
                    e);
        }
    }

    /** Without the head line, and in one line. */
    private static String told(String words) {
        return words.substring(words.indexOf('\n') + 1)
                .replaceAll("scheme, line 1: ", "")
                .replace("\n", "; ");
    }

    static void requireCity(Viewer viewer) {
        if (viewer.area().countyCode() != null) {
            throw AssessmentFault.CITY_ONLY.with();
        }
    }

    static String userOf(Viewer viewer) {
        return Objects.requireNonNullElse(viewer.user(), "-");
    }
}
