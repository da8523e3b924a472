package cn.xiaokang.api.assessment;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.assessment.Attained;
import cn.xiaokang.warehouse.assessment.CountyScore;
import cn.xiaokang.warehouse.assessment.Points;
import cn.xiaokang.warehouse.assessment.Scheme;
import cn.xiaokang.warehouse.assessment.ScoreSheet;
import cn.xiaokang.warehouse.assessment.Sensitivity;
import cn.xiaokang.warehouse.catalogue.Better;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Score sheets computed from the figures of a snapshot. */
public final class ScoreSheets {
    private static final Query EVERY_COUNTY = Query.named("assessment/every_county");

    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Schemes schemes;

    /** Sheets over those indicators by those schemes. */
    public ScoreSheets(Catalogue catalogue, Indicators indicators, Schemes schemes) {
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.schemes = schemes;
    }

    /**
     * The sheet of a year (the newest with figures and a scheme where null) by a scheme (the year's first where null), with other
     * weights where some are tried.
     */
    public ScoreAnswer sheet(
            Reading reading, @Nullable Integer year, @Nullable String scheme, Map<String, BigDecimal> trial) {
        List<Integer> years = indicators.years(reading);
        int asked = year == null ? newest(years, reading) : year;
        Scheme standing = schemes.forYear(asked, scheme);
        trial.keySet().stream()
                .filter(id -> !catalogue.indicators().containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw RequestFault.UNKNOWN_THING.with(id);
                });
        ScoreAnswer whole = trial.isEmpty()
                ? reading.kept(
                        "score sheet",
                        new Asked(asked, standing),
                        ScoreAnswer.class,
                        sheet -> sheet.counties().size() * sheet.indicators().size(),
                        () -> sheet(reading, asked, years, standing, false))
                : sheet(reading, asked, years, standing.with(trial), true);
        return whole.seenBy(reading.viewer().area());
    }

    /** A sheet that is no trial, by all that it hangs on beside the snapshot. */
    private record Asked(int year, Scheme scheme) {}

    private ScoreAnswer sheet(Reading reading, int asked, List<Integer> years, Scheme scored, boolean isTrial) {
        Figures now = figures(reading, asked);
        ScoreSheet sheet = ScoreSheet.of(scored, asked, now.attained());
        ScoreSheet before =
                ScoreSheet.of(scored, asked - 1, figures(reading, asked - 1).attained());
        return new ScoreAnswer(
                asked,
                years,
                SchemeDocument.of(scored),
                isTrial,
                Math.toIntExact(sheet.counties().stream()
                        .filter(county -> county.rank() != null)
                        .count()),
                scored.weights().entrySet().stream()
                        .filter(entry -> entry.getValue().signum() > 0)
                        .map(entry -> scored(entry.getKey(), entry.getValue()))
                        .toList(),
                sheet.counties().stream()
                        .map(county -> county(county, now, before.of(county.county())))
                        .toList(),
                sensitivity(Sensitivity.of(sheet)),
                now.attained().entrySet().stream()
                        .flatMap(entry -> partings(entry.getKey(), entry.getValue()).stream())
                        .toList());
    }

    /** The first version beside the sheet's own that holds for its year; a 404 problem where there is none. */
    String otherThan(ScoreAnswer sheet) {
        String own = sheet.scheme().id() + "-" + sheet.scheme().version();
        return schemes.holdingFor(sheet.year()).stream()
                .map(version -> version.scheme().reference())
                .filter(reference -> !reference.equals(own))
                .findFirst()
                .orElseThrow(() -> AssessmentFault.NO_SCHEME.with(sheet.year()));
    }

    private int newest(List<Integer> years, Reading reading) {
        return years.stream()
                .filter(year -> !schemes.holdingFor(year).isEmpty())
                .findFirst()
                .orElseGet(
                        () -> years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0));
    }

    /** The figures of a year by county, in the order of the catalogue, and the counties' names. */
    private record Figures(Map<String, List<Attained>> attained, Map<String, String> names) {}

    private Figures figures(Reading reading, int year) {
        Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Row row : reading.rows(EVERY_COUNTY, Bindings.of("year", year))) {
            names.put(row.text("area_code"), row.text("area_name"));
            rows.computeIfAbsent(row.text("area_code"), code -> new LinkedHashMap<>())
                    .put(row.text("indicator"), row);
        }
        Map<String, List<Attained>> attained = new LinkedHashMap<>();
        rows.forEach((county, figures) -> {
            List<Attained> list = new ArrayList<>();
            for (Indicator indicator : catalogue.indicators().values()) {
                Row row = figures.get(indicator.id());
                list.add(
                        row == null
                                ? new Attained(indicator.id(), null, null, null, direction(indicator))
                                : new Attained(
                                        indicator.id(),
                                        row.figureOrNull("value"),
                                        row.figureOrNull("target"),
                                        row.truthOrNull("is_met"),
                                        direction(indicator)));
            }
            attained.put(county, List.copyOf(list));
        });
        return new Figures(attained, names);
    }

    private static Attained.Direction direction(Indicator indicator) {
        return indicator.better() == Better.DOWN ? Attained.Direction.DOWN : Attained.Direction.UP;
    }

    private ScoreAnswer.Scored scored(String id, BigDecimal weight) {
        Indicator indicator = Objects.requireNonNull(catalogue.indicators().get(id), id);
        List<Target> targets = indicator.targets();
        Better better = indicator.better();
        return new ScoreAnswer.Scored(
                id,
                indicator.title().zh(),
                indicator.title().enOrZh(),
                indicator.clause(),
                indicator.unit(),
                better == null ? null : better.name().toLowerCase(Locale.ROOT),
                indicator.bound().name().toLowerCase(Locale.ROOT),
                targets.size() == 1 ? targets.get(0).year() : null,
                weight);
    }

    private static ScoreAnswer.County county(CountyScore score, Figures figures, @Nullable CountyScore before) {
        return new ScoreAnswer.County(
                score.county(),
                Objects.requireNonNullElse(figures.names().get(score.county()), score.county()),
                score.score(),
                score.rank(),
                plain(score.available()),
                plain(score.earned()),
                plain(score.deducted()),
                score.taken().stream()
                        .map(taken -> new ScoreAnswer.Taken(
                                taken.deduction().id(),
                                taken.deduction().titleZh(),
                                taken.deduction().titleEn(),
                                plain(taken.points())))
                        .toList(),
                before == null ? null : before.score(),
                before == null ? null : before.rank(),
                score.points().stream().map(ScoreSheets::cell).toList());
    }

    private static ScoreAnswer.Cell cell(Points points) {
        Attained attained = points.attained();
        Points.Unscored unscored = points.unscored();
        BigDecimal share = points.share();
        BigDecimal earned = points.earned();
        return new ScoreAnswer.Cell(
                attained.indicator(),
                attained.value(),
                attained.target(),
                attained.isMet(),
                share == null ? null : plain(share),
                earned == null ? null : plain(earned),
                unscored == null ? null : unscored.name().toLowerCase(Locale.ROOT));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static ScoreAnswer.Sensitivities sensitivity(Sensitivity of) {
        String percent = of.width().movePointRight(2).stripTrailingZeros().toPlainString();
        return new ScoreAnswer.Sensitivities(
                of.width(),
                of.draws(),
                of.seed(),
                "逐项：每项权重单独增、减 " + percent + "%，其余不变，看名次的最好与最差。随机：全部权重在 ±" + percent + "% 内各自均匀抽取 " + of.draws()
                        + " 次（种子 " + of.seed() + "），看各名次所占比例。得分按可得满分折算，权重不必重新归一。",
                "One at a time: each weight alone " + percent
                        + "% up and down, the others as they are; the best and worst rank. At random: all weights drawn "
                        + of.draws() + " times, each evenly within ±" + percent + "% (seed " + of.seed()
                        + "); the share of each rank. A score is a share of what is available, so weights need no rescaling.",
                of.counties().stream()
                        .map(county -> new ScoreAnswer.RankRange(
                                county.county(), county.best(), county.worst(), county.drawn()))
                        .toList(),
                of.movers().stream()
                        .map(mover -> new ScoreAnswer.Mover(mover.indicator(), mover.factor(), mover.ranks()))
                        .toList());
    }

    /** The clauses of which this county meets one target and misses another, in the order of the document. */
    private List<ScoreAnswer.Parting> partings(String county, List<Attained> figures) {
        List<ScoreAnswer.Parting> partings = new ArrayList<>();
        for (String clause : catalogue.clauses().keySet()) {
            List<ScoreAnswer.Named> met = ofClause(clause, figures, true);
            List<ScoreAnswer.Named> missed = ofClause(clause, figures, false);
            if (!met.isEmpty() && !missed.isEmpty()) {
                partings.add(new ScoreAnswer.Parting(county, clause, met, missed));
            }
        }
        return partings;
    }

    private List<ScoreAnswer.Named> ofClause(String clause, List<Attained> figures, boolean isMet) {
        List<ScoreAnswer.Named> named = new ArrayList<>();
        for (Attained attained : figures) {
            Indicator indicator = catalogue.indicators().get(attained.indicator());
            if (indicator != null
                    && indicator.clause().equals(clause)
                    && Boolean.valueOf(isMet).equals(attained.isMet())) {
                named.add(new ScoreAnswer.Named(
                        indicator.id(),
                        indicator.title().zh(),
                        indicator.title().enOrZh()));
            }
        }
        return named;
    }
}
