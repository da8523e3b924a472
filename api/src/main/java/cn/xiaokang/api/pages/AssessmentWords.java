package cn.xiaokang.api.pages;

import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.SchemeDocument;
import cn.xiaokang.api.assessment.Schemes;
import cn.xiaokang.api.assessment.ScoreAnswer;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.reports.Reports;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.AssessmentView;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The assessment sheet in words and figures for its page. */
final class AssessmentWords {
    private static final BigDecimal LEAST_HEAVIEST = BigDecimal.valueOf(20);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Text text;
    private final Figures figures;
    private final Sheets sheets;
    private final ScoreAnswer shown;
    private final List<Schemes.Version> versions;
    private final boolean maySet;

    /**
     * The sheets that the page is about.
     *
     * @param shown the one in sight
     * @param standing the one by the scheme itself from the current snapshot
     * @param other the one to compare with
     */
    record Sheets(
            ScoreAnswer shown,
            ScoreAnswer standing,
            @Nullable ScoreAnswer other,
            @Nullable String with,
            FrozenSheets.@Nullable Seal seal,
            boolean isFrozenShown) {}

    AssessmentWords(Text text, Sheets sheets, List<Schemes.Version> versions, boolean maySet) {
        this.text = text;
        this.figures = new Figures(text.language());
        this.sheets = sheets;
        this.shown = sheets.shown();
        this.versions = versions;
        this.maySet = maySet;
    }

    AssessmentView view() {
        String scheme = reference(shown.scheme());
        List<Choice> others = new ArrayList<>();
        others.add(new Choice("", text.say("no_with"), "", sheets.with() == null));
        choices(sheets.with()).stream()
                .filter(choice -> !choice.value().equals(scheme))
                .forEach(others::add);
        return new AssessmentView(
                shown.year(),
                Filters.years(shown.years(), shown.year()),
                choices(scheme),
                others,
                scheme,
                title(shown.scheme()),
                text.named("curve", shown.scheme().curve().kind()),
                Objects.requireNonNullElse(sheets.with(), ""),
                shown.isTrial(),
                sheets.isFrozenShown(),
                seal(),
                maySet,
                points(weightSum()),
                ranked().stream().map(this::county).toList(),
                ranked().stream()
                        .map(county -> new AssessmentView.Head(county.countyCode(), name(county.countyCode())))
                        .toList(),
                indicators().stream().map(this::indicator).toList(),
                sensitivity(),
                shown.partings().stream().map(this::parting).toList(),
                comparison(),
                exports(),
                sheets.isFrozenShown()
                        ? here().with("scheme", scheme).with("sheet", "now").toString()
                        : here().toString(),
                here().with("scheme", scheme)
                        .with("with", sheets.with())
                        .with("sheet", sheets.seal() == null ? null : "now")
                        .toString());
    }

    private Address here() {
        return Address.of("/assessment").with("year", shown.year());
    }

    private static String reference(SchemeDocument scheme) {
        return scheme.id() + "-" + scheme.version();
    }

    private String title(SchemeDocument scheme) {
        return text.say(
                "scheme_title",
                text.language() == Language.EN
                        ? scheme.title().en()
                        : scheme.title().zh(),
                scheme.version(),
                reference(scheme));
    }

    private List<Choice> choices(@Nullable String chosen) {
        return versions.stream()
                .map(version -> SchemeDocument.of(version.scheme()))
                .map(scheme -> new Choice(
                        reference(scheme), title(scheme), "", reference(scheme).equals(chosen)))
                .toList();
    }

    private AssessmentView.@Nullable Seal seal() {
        FrozenSheets.Seal seal = sheets.seal();
        return seal == null
                ? null
                : new AssessmentView.Seal(
                        seal.scheme(),
                        seal.snapshotId(),
                        seal.dataEndsOn(),
                        seal.frozenBy(),
                        Shell.moment(seal.frozenAt()),
                        seal.sha256());
    }

    private BigDecimal weightSum() {
        return shown.indicators().stream().map(ScoreAnswer.Scored::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<ScoreAnswer.County> ranked() {
        return shown.counties().stream()
                .sorted(Comparator.comparing(county -> Objects.requireNonNullElse(county.rank(), Integer.MAX_VALUE)))
                .toList();
    }

    private AssessmentView.CountyRow county(ScoreAnswer.County county) {
        BigDecimal score = county.score();
        BigDecimal before = county.scoreBefore();
        return new AssessmentView.CountyRow(
                county.countyCode(),
                name(county.countyCode()),
                points(score),
                rank(county.rank()),
                points(before),
                rank(county.rankBefore()),
                score == null || before == null ? figures.missing("") : difference(score.subtract(before)),
                points(county.available()),
                points(county.deducted()),
                county.taken().stream()
                        .map(taken -> (text.language() == Language.EN ? taken.titleEn() : taken.titleZh()) + " −"
                                + taken.points().toPlainString())
                        .collect(Collectors.joining("; ")),
                range(county.countyCode()),
                standing(county.countyCode()),
                Address.of("/cockpit")
                        .with("year", shown.year())
                        .with("area", county.countyCode())
                        .toString());
    }

    private String standing(String code) {
        ScoreAnswer.County own = county(sheets.standing(), code);
        return own == null || own.score() == null
                ? "—"
                : text.say("standing_of", points(own.score()).text(), rank(own.rank()));
    }

    private String range(String code) {
        return shown.sensitivity().counties().stream()
                .filter(range -> range.countyCode().equals(code) && range.best() != null)
                .findFirst()
                .map(range -> Objects.equals(range.best(), range.worst())
                        ? rank(range.best())
                        : range.best() + "–" + range.worst())
                .orElse("—");
    }

    /** The scored indicators; those that a trial took to zero stay in sight, so that they can be brought back. */
    private List<ScoreAnswer.Scored> indicators() {
        List<ScoreAnswer.Scored> all = new ArrayList<>();
        for (ScoreAnswer.Scored standing :
                sheets.isFrozenShown() ? shown.indicators() : sheets.standing().indicators()) {
            all.add(shown.indicators().stream()
                    .filter(scored -> scored.indicator().equals(standing.indicator()))
                    .findFirst()
                    .orElse(standing.weighing(BigDecimal.ZERO)));
        }
        return all;
    }

    private AssessmentView.IndicatorRow indicator(ScoreAnswer.Scored scored) {
        BigDecimal standing = sheets.isFrozenShown()
                ? scored.weight()
                : sheets.standing().scheme().weights().getOrDefault(scored.indicator(), BigDecimal.ZERO);
        return new AssessmentView.IndicatorRow(
                scored.indicator(),
                text.language() == Language.EN ? scored.titleEn() : scored.titleZh(),
                scored.clause(),
                target(scored),
                points(scored.weight()),
                standing.toPlainString(),
                standing.multiply(TWO).max(LEAST_HEAVIEST).toPlainString(),
                standing.compareTo(scored.weight()) != 0,
                ranked().stream()
                        .map(county -> cell(scored, county.countyCode()))
                        .toList());
    }

    private String target(ScoreAnswer.Scored scored) {
        BigDecimal target = sheets.standing().counties().stream()
                .map(county -> county.cell(scored.indicator()))
                .filter(Objects::nonNull)
                .map(ScoreAnswer.Cell::target)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (target == null) {
            return scored.endOfPlan() == null ? text.say("no_target") : text.say("end_of_plan", scored.endOfPlan());
        }
        boolean isDown = "down".equals(scored.better());
        String sign = "strict".equals(scored.bound()) ? (isDown ? "<" : ">") : isDown ? "≤" : "≥";
        String value = figures.indicator(target, scored.unit(), "").line();
        return scored.endOfPlan() == null
                ? text.say("target_is", sign, value)
                : text.say("target_is", sign, value) + " · " + text.say("end_of_plan", scored.endOfPlan());
    }

    private AssessmentView.Cell cell(ScoreAnswer.Scored scored, String code) {
        ScoreAnswer.County county = county(shown, code);
        ScoreAnswer.Cell cell = county == null ? null : county.cell(scored.indicator());
        if (cell == null) {
            ScoreAnswer.County own = county(sheets.standing(), code);
            cell = own == null ? null : own.cell(scored.indicator());
        }
        String address = Address.of("/cockpit")
                .with("year", shown.year())
                .with("area", code)
                .with("indicator", scored.indicator())
                .toString();
        if (cell == null) {
            return new AssessmentView.Cell(code, figures.missing(""), "", 2, "", address);
        }
        BigDecimal share = cell.share();
        BigDecimal earned = share == null ? null : share.multiply(scored.weight());
        String state = cell.unscored() == null
                ? text.say(Boolean.TRUE.equals(cell.isMet()) ? "state_met" : "state_unmet")
                : text.say("unscored_" + cell.unscored());
        return new AssessmentView.Cell(
                code,
                points(earned),
                share == null ? "" : share.toPlainString(),
                share == null ? 2 : level(share),
                text.say(
                        "cell_says",
                        figures.indicator(cell.value(), scored.unit(), "").line(),
                        state),
                address);
    }

    /** 4 for all of the points, then by quarters; below half stands out. */
    private static int level(BigDecimal share) {
        if (share.compareTo(BigDecimal.ONE) >= 0) {
            return 4;
        }
        return Math.min(3, share.multiply(BigDecimal.valueOf(4)).intValue());
    }

    private AssessmentView.Sensitivity sensitivity() {
        ScoreAnswer.Sensitivities given = shown.sensitivity();
        BigDecimal draws = BigDecimal.valueOf(given.draws());
        List<AssessmentView.DrawnRow> rows = new ArrayList<>();
        for (ScoreAnswer.County county : ranked()) {
            given.counties().stream()
                    .filter(range -> range.countyCode().equals(county.countyCode()))
                    .findFirst()
                    .ifPresent(range -> rows.add(new AssessmentView.DrawnRow(
                            name(county.countyCode()),
                            rank(county.rank()),
                            range(county.countyCode()),
                            range.drawn().subList(0, shown.counted()).stream()
                                    .map(count -> drawn(BigDecimal.valueOf(count), draws))
                                    .toList())));
        }
        return new AssessmentView.Sensitivity(
                text.language() == Language.EN ? given.methodEn() : given.methodZh(),
                IntStream.rangeClosed(1, shown.counted()).boxed().toList(),
                rows,
                given.movers().stream().map(this::mover).toList());
    }

    private AssessmentView.Drawn drawn(BigDecimal count, BigDecimal draws) {
        BigDecimal share = count.divide(draws, 6, RoundingMode.HALF_UP);
        return new AssessmentView.Drawn(
                figures.share(share),
                share.signum() == 0
                        ? 0
                        : 1 + Math.min(3, share.multiply(BigDecimal.valueOf(4)).intValue()));
    }

    private AssessmentView.MoverRow mover(ScoreAnswer.Mover mover) {
        return new AssessmentView.MoverRow(
                indicatorTitle(mover.indicator()),
                text.say("mover_change", mover.factor().stripTrailingZeros().toPlainString()),
                mover.ranks().entrySet().stream()
                        .map(entry -> {
                            ScoreAnswer.County county = county(shown, entry.getKey());
                            return name(entry.getKey()) + " " + (county == null ? "" : rank(county.rank())) + "→"
                                    + entry.getValue();
                        })
                        .collect(Collectors.joining(text.language().of("；", "; "))));
    }

    /** An indicator's title, from the sheet that scores it: one that a version leaves out is in the other. */
    private String indicatorTitle(String id) {
        return Stream.of(sheets.standing(), Objects.requireNonNullElse(sheets.other(), sheets.standing()), shown)
                .flatMap(sheet -> sheet.indicators().stream())
                .filter(scored -> scored.indicator().equals(id))
                .findFirst()
                .map(scored -> text.language() == Language.EN ? scored.titleEn() : scored.titleZh())
                .orElse(id);
    }

    private AssessmentView.PartingRow parting(ScoreAnswer.Parting parting) {
        return new AssessmentView.PartingRow(
                name(parting.countyCode()), parting.clause(), titles(parting.met()), titles(parting.missed()));
    }

    private String titles(List<ScoreAnswer.Named> named) {
        return named.stream()
                .map(indicator -> text.language() == Language.EN ? indicator.titleEn() : indicator.titleZh())
                .collect(Collectors.joining(text.language().of("；", "; ")));
    }

    private AssessmentView.@Nullable Comparison comparison() {
        ScoreAnswer other = sheets.other();
        if (other == null) {
            return null;
        }
        List<AssessmentView.ComparedCounty> counties = ranked().stream()
                .map(county -> {
                    ScoreAnswer.County there = county(other, county.countyCode());
                    BigDecimal score = county.score();
                    BigDecimal otherScore = there == null ? null : there.score();
                    return new AssessmentView.ComparedCounty(
                            name(county.countyCode()),
                            points(score),
                            rank(county.rank()),
                            points(otherScore),
                            rank(there == null ? null : there.rank()),
                            score == null || otherScore == null
                                    ? figures.missing("")
                                    : difference(otherScore.subtract(score)));
                })
                .toList();
        List<AssessmentView.ComparedWeight> weights = new ArrayList<>();
        List<String> ids = new ArrayList<>(shown.scheme().weights().keySet());
        other.scheme().weights().keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        for (String id : ids) {
            BigDecimal one = shown.scheme().weights().getOrDefault(id, BigDecimal.ZERO);
            BigDecimal two = other.scheme().weights().getOrDefault(id, BigDecimal.ZERO);
            if (one.compareTo(two) != 0) {
                weights.add(new AssessmentView.ComparedWeight(
                        indicatorTitle(id), points(one), points(two), difference(two.subtract(one))));
            }
        }
        return new AssessmentView.Comparison(title(other.scheme()), counties, weights);
    }

    private List<AssessmentView.Export> exports() {
        List<AssessmentView.Export> exports = new ArrayList<>();
        for (String document : Reports.NAMES) {
            if (document.equals("county-report")) {
                ranked().forEach(county -> exports.add(new AssessmentView.Export(
                        text.say("export_" + document.replace('-', '_'), name(county.countyCode())),
                        addresses(document, county.countyCode()))));
            } else {
                exports.add(new AssessmentView.Export(
                        text.say("export_" + document.replace('-', '_')), addresses(document, null)));
            }
        }
        return exports;
    }

    private List<Field> addresses(String document, @Nullable String county) {
        return Form.endings().stream()
                .map(form -> new Field(
                        form,
                        Address.of("/api/v1/assessment/exports/" + document + "/" + form)
                                .with("year", shown.year())
                                .with("scheme", sheets.isFrozenShown() ? null : reference(shown.scheme()))
                                .with("county", county)
                                .toString()))
                .toList();
    }

    private static ScoreAnswer.@Nullable County county(ScoreAnswer sheet, String code) {
        return sheet.counties().stream()
                .filter(county -> county.countyCode().equals(code))
                .findFirst()
                .orElse(null);
    }

    private String name(String code) {
        return text.named("area", code);
    }

    private Figure points(@Nullable BigDecimal points) {
        return points == null
                ? figures.missing("")
                : new Figure(
                        points.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                        "",
                        points.toPlainString(),
                        points.toPlainString());
    }

    private static Figure difference(BigDecimal points) {
        BigDecimal rounded = points.setScale(2, RoundingMode.HALF_UP);
        return new Figure(
                (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString(),
                "",
                points.toPlainString(),
                points.toPlainString());
    }

    private static String rank(@Nullable Integer rank) {
        return rank == null ? "—" : rank.toString();
    }
}
