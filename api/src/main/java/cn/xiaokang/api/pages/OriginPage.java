package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.IndicatorSeries;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Origin;
import cn.xiaokang.api.assessment.Origins;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.FlagView;
import cn.xiaokang.dashboards.view.OriginView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.ItemKind;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where one row behind a figure comes from: the delivered rows with file and line, the clause. Persons need a stated purpose. */
final class OriginPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Origins origins;
    private final AccessLog log;

    OriginPage(
            Shell shell,
            Readings readings,
            Catalogue catalogue,
            Indicators indicators,
            Origins origins,
            AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.origins = origins;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/indicators/{indicator}/origin", this::show, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("item", "area", "year", "purpose"));
        String id = parameters.path("indicator");
        String item = parameters.itemNo("item");
        String area = parameters.area("area");
        Integer year = parameters.year("year");
        Reading reading = readings.of(context);
        boolean isPersonal = indicators.namesPersons(id);
        if (isPersonal && !reading.viewer().may(Permission.SEE_PERSONS)) {
            throw AccessFault.FORBIDDEN.with();
        }
        String purpose = isPersonal ? purpose(parameters) : null;
        if (isPersonal && purpose != null) {
            log.add(
                    reading.viewer(),
                    new AccessLog.Look(
                            "indicator row", id + " " + item, purpose, reading.snapshotId(), RequestId.of(context)));
        }
        boolean isAsking = isPersonal && purpose == null;
        boolean isRefused = isAsking && context.queryParam("purpose") != null;
        if (isRefused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Origin origin = origins.origin(reading, id, item, area, year);
        String figuresArea = area == null ? reading.viewer().area().rootCode() : area;
        shell.show(
                context,
                "origin",
                reading,
                text -> new Draft(reading, text, origin, item, figuresArea)
                        .view(isAsking ? new OriginView.Asking(isRefused ? text.say("purpose_missing") : "") : null));
        context.header("Cache-Control", "no-store");
    }

    private static @Nullable String purpose(Parameters parameters) {
        try {
            return parameters.purposeOrNull();
        } catch (FaultException tooShort) {
            return null;
        }
    }

    /** A row's number as people read it: names of figures, programmes and villages in place of their codes. */
    static String readable(
            Catalogue catalogue, Indicators indicators, Text text, Places places, String indicatorId, String no) {
        Indicator indicator = catalogue.indicators().get(indicatorId);
        ItemKind kind = indicator == null ? null : catalogue.items().get(String.valueOf(indicator.item()));
        if (kind == null) {
            return no;
        }
        Words words = new Words(catalogue, text);
        return kind.values(no).entrySet().stream()
                .map(entry -> {
                    String value = entry.getValue();
                    if (value == null) {
                        return text.say("unassigned");
                    }
                    return switch (entry.getKey()) {
                        case "village_code", "area_code" -> places.name(value);
                        case "indicator" -> {
                            Indicator named = catalogue.indicators().get(value);
                            yield named == null
                                    ? words.code("statistic", value)
                                    : DictionaryPage.said(text, named.title());
                        }
                        case "fund_source_code" -> words.code("fund_source", value);
                        case "programme_code" -> words.code("programme", value);
                        default -> Words.shortened(value);
                    };
                })
                .collect(Collectors.joining(" · "));
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Text text;
        private final IndicatorWords words;
        private final Places places;
        private final Told told;
        private final Origin origin;
        private final String itemNo;
        private final String figuresArea;

        Draft(Reading reading, Text text, Origin origin, String itemNo, String figuresArea) {
            this.text = text;
            this.words = IndicatorWords.of(text);
            this.places = new Places(reading, text);
            this.told = new Told(catalogue, reading, new Words(catalogue, text));
            this.origin = origin;
            this.itemNo = itemNo;
            this.figuresArea = figuresArea;
        }

        OriginView view(OriginView.@Nullable Asking asking) {
            Origin.OtherFigure other = origin.figure();
            IndicatorSeries.ClauseWords clause = origin.clause();
            ItemKind kind = Objects.requireNonNull(
                    catalogue.items().get(String.valueOf(origin.indicator().item())));
            return new OriginView(
                    origin.indicator().id(),
                    words.title(origin.indicator()),
                    DictionaryPage.said(text, kind.title()),
                    itemNo,
                    readable(
                            catalogue,
                            indicators,
                            text,
                            places,
                            origin.indicator().id(),
                            itemNo),
                    figuresArea,
                    origin.year(),
                    IndicatorBookPage.address(origin.indicator().id(), figuresArea, origin.year()) + "#rows",
                    asking,
                    words.figures().number(origin.item().numerator()),
                    words.figures().number(origin.item().denominator()),
                    other == null ? null : IndicatorBookPage.address(other.indicator(), other.areaCode(), other.year()),
                    other == null
                            ? null
                            : text.say(
                                    "figure_of",
                                    text.language() == Language.EN ? other.titleEn() : other.titleZh(),
                                    places.name(other.areaCode()),
                                    other.year()),
                    asking == null ? household() : null,
                    asking == null ? origin.rows().stream().map(this::row).toList() : List.of(),
                    origin.indicator().clause(),
                    clause == null ? "" : clause.text());
        }

        /** The dossier of the household that the rows speak of, where they speak of one. */
        private @Nullable String household() {
            return origin.rows().stream()
                    .flatMap(row -> row.values().stream())
                    .filter(value -> value.column().equals("household_id"))
                    .map(value -> "/households/" + value.value())
                    .findFirst()
                    .orElse(null);
        }

        private FlagView.EvidenceRow row(Origin.Delivered row) {
            return new FlagView.EvidenceRow(
                    text.language() == Language.EN ? row.titleEn() : row.titleZh(),
                    Words.shortened(row.rowNo()),
                    Objects.requireNonNullElse(row.file(), "—"),
                    row.line() == null ? "—" : String.valueOf(row.line()),
                    row.values().stream()
                            .map(value ->
                                    new Field(label(row.table(), value), told.said(value.column(), value.value())))
                            .toList());
        }

        private String label(String table, Origin.Value value) {
            return catalogue
                    .table(table)
                    .column(value.column())
                    .map((TableColumn column) -> told.label(column))
                    .orElse(value.column());
        }
    }
}
