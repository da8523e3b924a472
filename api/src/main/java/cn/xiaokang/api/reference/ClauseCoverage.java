package cn.xiaokang.api.reference;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Clause;
import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.Cover;
import cn.xiaokang.warehouse.catalogue.Obligation;
import cn.xiaokang.warehouse.catalogue.Title;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What each obligation of the policy document is covered by. It comes from the catalogue that the build has checked, so that no
 * sentence is left out.
 *
 * @param catalogueDigest the catalogue that says so
 * @param covers how many obligations are covered how far
 * @param clauses the clauses that have obligations, in the order of the document
 */
public record ClauseCoverage(String catalogueDigest, List<CoverCount> covers, List<ClauseEntry> clauses) {
    /**
     * How many obligations are covered so far.
     *
     * @param cover held, data_alone, none or nothing_asked
     */
    public record CoverCount(String cover, long obligations) {}

    /**
     * One clause: its place in the document and its obligations.
     *
     * @param indicators those of the clause that no obligation names
     * @param rules the same of rules
     */
    public record ClauseEntry(
            String clause,
            String title,
            int startsAt,
            int endsAt,
            List<ObligationEntry> obligations,
            List<Named> indicators,
            List<Named> rules) {}

    /**
     * One obligation.
     *
     * @param numbers the numbers in its words with the parameters that hold them
     * @param without why something is missing, by aspect
     */
    public record ObligationEntry(
            String id,
            String kind,
            String cover,
            String words,
            int startsAt,
            int endsAt,
            List<String> owners,
            List<Named> sources,
            List<Named> programmes,
            List<Named> indicators,
            List<Named> rules,
            List<Named> publication,
            List<NumberEntry> numbers,
            List<Missing> without) {}

    /** A thing of the catalogue with its names. */
    public record Named(String id, String zh, String en) {}

    /** A number as the document writes it; a date has no parameter. */
    public record NumberEntry(String written, List<String> parameters) {}

    /** Why an aspect (data, indicators, rules, publication) is missing. */
    public record Missing(String aspect, String reason, String zh, String en) {}

    /** The coverage that a catalogue states. */
    public static ClauseCoverage of(Catalogue catalogue) {
        List<Obligation> all = catalogue.obligations().all();
        return new ClauseCoverage(
                catalogue.digest(),
                Arrays.stream(Cover.values())
                        .map(cover -> new CoverCount(
                                code(cover),
                                all.stream().filter(one -> one.cover() == cover).count()))
                        .toList(),
                catalogue.clauses().values().stream()
                        .map(clause -> entry(catalogue, clause))
                        .filter(entry -> !(entry.obligations().isEmpty()
                                && entry.indicators().isEmpty()
                                && entry.rules().isEmpty()))
                        .toList());
    }

    private static ClauseEntry entry(Catalogue catalogue, Clause clause) {
        return new ClauseEntry(
                clause.clause(),
                clause.title(),
                clause.startsAt(),
                clause.endsAt(),
                catalogue.obligations().of(clause.clause()).stream()
                        .map(one -> entry(catalogue, one))
                        .toList(),
                catalogue.indicators().values().stream()
                        .filter(one -> one.clause().equals(clause.clause())
                                && !catalogue.obligations().names(one.id()))
                        .map(one -> named(one.id(), one.title()))
                        .toList(),
                catalogue.rules().values().stream()
                        .filter(one -> one.clause().equals(clause.clause())
                                && !catalogue.obligations().names(one.id()))
                        .map(one -> named(one.id(), one.title()))
                        .toList());
    }

    private static ObligationEntry entry(Catalogue catalogue, Obligation one) {
        return new ObligationEntry(
                one.id(),
                code(one.kind()),
                code(one.cover()),
                one.words(),
                one.startsAt(),
                one.endsAt(),
                one.owners(),
                one.sources().stream()
                        .map(id ->
                                new Named(id, there(catalogue.contracts(), id).title(), id))
                        .toList(),
                coded(catalogue, "programme", one.programmes()),
                one.indicators().stream()
                        .map(id -> named(id, there(catalogue.indicators(), id).title()))
                        .toList(),
                one.rules().stream()
                        .map(id -> named(id, there(catalogue.rules(), id).title()))
                        .toList(),
                one.publication().stream().map(id -> published(catalogue, id)).toList(),
                one.numbers().entrySet().stream()
                        .map(number -> new NumberEntry(number.getKey(), number.getValue()))
                        .toList(),
                one.without().entrySet().stream()
                        .map(missing -> {
                            Title reason = catalogue.obligations().reason(missing.getValue());
                            return new Missing(
                                    code(missing.getKey()), missing.getValue(), reason.zh(), reason.enOrZh());
                        })
                        .toList());
    }

    private static Named published(Catalogue catalogue, String id) {
        return switch (id) {
            case "figures" -> new Named(id, "公开页面的指标", "Indicators of the public page");
            case "funds" -> new Named(id, "公开页面的资金", "Funds of the public page");
            default -> coded(catalogue, "publication_subject", List.of(id)).get(0);
        };
    }

    private static List<Named> coded(Catalogue catalogue, String list, List<String> codes) {
        Map<String, Code> known = catalogue.codeLists().list(list).codes();
        return codes.stream()
                .map(code -> new Named(
                        code, there(known, code).label(), there(known, code).en()))
                .toList();
    }

    private static Named named(String id, Title title) {
        return new Named(id, title.zh(), title.enOrZh());
    }

    private static <T> T there(Map<String, T> things, String id) {
        return Objects.requireNonNull(things.get(id), id);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
