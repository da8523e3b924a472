package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.Schemes;
import cn.xiaokang.api.assessment.ScoreAnswer;
import cn.xiaokang.api.assessment.ScoreSheets;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The assessment sheet: shown, tried with other weights, compared, frozen. */
final class AssessmentPage implements Resource {
    /** What the parameters that carry a weight of a trial begin with. */
    static final String WEIGHT = "w_";

    private static final String HERE = "/assessment";
    private static final int LONGEST_NOTE = 500;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Schemes schemes;
    private final ScoreSheets sheets;
    private final FrozenSheets frozen;

    AssessmentPage(
            Shell shell,
            Readings readings,
            Catalogue catalogue,
            Schemes schemes,
            ScoreSheets sheets,
            FrozenSheets frozen) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.schemes = schemes;
        this.sheets = sheets;
        this.frozen = frozen;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.SEE_SCORES);
        routes.post(HERE + "/schemes", this::save, Permission.SET_SCHEMES);
        routes.post(HERE + "/freeze", this::freeze, Permission.SET_SCHEMES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters(names()));
        Integer year = parameters.year("year");
        String scheme = parameters.id("scheme");
        String with = parameters.id("with");
        boolean isComputed = "now".equals(parameters.oneOf("sheet", List.of("frozen", "now")));
        Map<String, BigDecimal> given = weights(parameters);
        Reading reading = readings.of(context);
        ScoreAnswer standing = sheets.sheet(reading, year, scheme, Map.of());
        Map<String, BigDecimal> trial = changed(standing, given);
        Optional<FrozenSheets.Frozen> kept = frozen.of(standing.year(), reading.viewer());
        boolean isFrozenShown = kept.isPresent() && scheme == null && trial.isEmpty() && !isComputed;
        ScoreAnswer shown = isFrozenShown
                ? kept.orElseThrow().sheet()
                : trial.isEmpty() ? standing : sheets.sheet(reading, standing.year(), scheme, trial);
        ScoreAnswer other = with == null ? null : sheets.sheet(reading, standing.year(), with, Map.of());
        AssessmentWords.Sheets all = new AssessmentWords.Sheets(
                shown,
                standing,
                other,
                with,
                kept.map(FrozenSheets.Frozen::seal).orElse(null),
                isFrozenShown);
        boolean maySet = reading.viewer().may(Permission.SET_SCHEMES)
                && reading.viewer().area().countyCode() == null
                && !isFrozenShown;
        List<Schemes.Version> versions = schemes.holdingFor(standing.year());
        shell.show(context, "assessment", reading, text -> new AssessmentWords(text, all, versions, maySet).view());
    }

    private String[] names() {
        List<String> names = new ArrayList<>(List.of("year", "scheme", "with", "sheet"));
        catalogue.indicators().keySet().forEach(id -> names.add(WEIGHT + id));
        return names.toArray(String[]::new);
    }

    private Map<String, BigDecimal> weights(Parameters parameters) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (String id : catalogue.indicators().keySet()) {
            BigDecimal weight = parameters.weight(WEIGHT + id);
            if (weight != null) {
                weights.put(id, weight);
            }
        }
        return weights;
    }

    /** Those of the weights that differ from the scheme's. */
    private static Map<String, BigDecimal> changed(ScoreAnswer standing, Map<String, BigDecimal> given) {
        Map<String, BigDecimal> changed = new LinkedHashMap<>();
        given.forEach((id, weight) -> {
            BigDecimal own = standing.scheme().weights().getOrDefault(id, BigDecimal.ZERO);
            if (own.compareTo(weight) != 0) {
                changed.put(id, weight);
            }
        });
        return changed;
    }

    private void save(Context context) {
        String scheme = Forms.field(context, "scheme");
        String note = Forms.field(context, "note").strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw RequestFault.BAD_PARAMETER.with("note", "1 to 500 characters / 1 至 500 字");
        }
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (String id : catalogue.indicators().keySet()) {
            String given = context.formParam(WEIGHT + id);
            if (given != null) {
                weights.put(id, weight(given));
            }
        }
        boolean isScaled = "yes".equals(context.formParam("scaled"));
        Schemes.Version added = isScaled
                ? schemes.addScaled(Guard.viewer(context), scheme, weights, note)
                : schemes.addWith(Guard.viewer(context), scheme, weights, note);
        context.redirect(
                Address.of(HERE)
                        .with("year", year(context))
                        .with("scheme", added.scheme().reference())
                        .with("with", scheme)
                        .toString(),
                HttpStatus.SEE_OTHER);
    }

    private void freeze(Context context) {
        int year = year(context);
        String scheme = Forms.field(context, "scheme");
        if (!"yes".equals(context.formParam("checked"))) {
            throw RequestFault.BAD_PARAMETER.with("checked", "confirm first / 请先确认已核对");
        }
        FrozenSheets.Frozen sheet = frozen.freeze(readings.of(context), year, scheme);
        context.redirect(Address.of(HERE).with("year", sheet.seal().year()).toString(), HttpStatus.SEE_OTHER);
    }

    private static int year(Context context) {
        String written = Forms.field(context, "year");
        if (!written.matches("20[0-9]{2}")) {
            throw RequestFault.BAD_PARAMETER.with("year", "a year such as 2021 / 年度，如 2021");
        }
        return Integer.parseInt(written);
    }

    private static BigDecimal weight(String written) {
        if (!written.matches("[0-9]{1,3}([.][0-9]{1,2})?")) {
            throw RequestFault.BAD_PARAMETER.with("w_…", "0 to 100");
        }
        return new BigDecimal(written);
    }
}
