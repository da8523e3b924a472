package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.worklist.WorkListRequest;
import cn.xiaokang.api.worklist.WorkLists;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.WorkListView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.worklist.Expectation;
import cn.xiaokang.warehouse.worklist.WorkList;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom to visit first, for a crew; each list that is drawn up is recorded. */
final class WorkListPage implements Resource {
    private static final Query VILLAGES = Query.named("pages/villages");
    private static final String FILE = "csv";

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final WorkLists lists;
    private final AccessLog log;

    WorkListPage(Shell shell, Readings readings, Catalogue catalogue, WorkLists lists, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.lists = lists;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/work-list", this::show, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(
                context,
                Shell.parameters(Stream.concat(Stream.of(WorkListRequest.names()), Stream.of("form"))
                        .toArray(String[]::new)));
        WorkLists.Asked asked = WorkListRequest.of(parameters);
        boolean isFile = FILE.equals(parameters.oneOfOrNull("form", List.of(FILE)));
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look(
                        "work-list", WorkListRequest.words(asked), null, reading.snapshotId(), RequestId.of(context)));
        context.header("Cache-Control", "no-store");
        if (isFile) {
            Draft draft = new Draft(reading, Shell.text(context, "work-list"), asked);
            context.header("Content-Disposition", "attachment; filename=\"work-list.csv\"");
            context.contentType("text/csv; charset=utf-8").result(draft.file());
        } else {
            shell.show(context, "work-list", reading, text -> new Draft(reading, text, asked).view());
            context.header("Cache-Control", "no-store");
        }
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Words words;
        private final Figures figures;
        private final WorkLists.Asked asked;
        private final WorkList list;
        private final Map<String, String> villages;

        Draft(Reading reading, Text text, WorkLists.Asked asked) {
            this.reading = reading;
            this.text = text;
            this.words = new Words(catalogue, text);
            this.figures = new Figures(text.language());
            this.asked = asked;
            this.list = lists.list(reading, asked);
            this.villages = reading.rows(VILLAGES, Bindings.none()).stream()
                    .collect(Collectors.toMap(row -> row.text("division_code"), row -> row.text("name")));
        }

        WorkListView view() {
            return new WorkListView(
                    asked.crew().visitors(),
                    asked.crew().days(),
                    asked.crew().visitsADay(),
                    Math.toIntExact(asked.seed()),
                    counties(),
                    List.of(
                            expected("list", list.expected()),
                            expected("value", list.byValue()),
                            expected("amount", list.byAmount()),
                            expected("lot", list.byLot())),
                    stints(),
                    list.visits().size(),
                    Math.toIntExact(list.visits().stream()
                            .filter(WorkList.Visit::isControl)
                            .count()),
                    address().with("form", FILE).toString());
        }

        private List<Choice> counties() {
            return Filters.allAnd(text, Filters.counties(reading), words::place, asked.county());
        }

        private Address address() {
            return Address.of("/work-list")
                    .with("visitors", asked.crew().visitors())
                    .with("days", asked.crew().days())
                    .with("visits_a_day", asked.crew().visitsADay())
                    .with("county", asked.county())
                    .with("seed", asked.seed());
        }

        private WorkListView.Expected expected(String way, BigDecimal value) {
            return new WorkListView.Expected(
                    way,
                    text.say("way_" + way),
                    text.say("way_" + way + "_note"),
                    figures.exactMoney(value),
                    figures.share(value, list.byValue()));
        }

        private List<WorkListView.Stint> stints() {
            Map<List<Integer>, List<WorkListView.Visit>> byDay = list.visits().stream()
                    .collect(Collectors.groupingBy(
                            visit -> List.of(visit.visitor(), visit.day()),
                            LinkedHashMap::new,
                            Collectors.mapping(this::visit, Collectors.toList())));
            return byDay.entrySet().stream()
                    .map(entry -> new WorkListView.Stint(
                            entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                    .toList();
        }

        private WorkListView.Visit visit(WorkList.Visit visit) {
            return new WorkListView.Visit(
                    visit.candidate().household(),
                    Address.of("/households/" + Shell.encoded(visit.candidate().household()))
                            .with("kind", "flag")
                            .toString(),
                    place(visit),
                    visit.isControl(),
                    figures.exactMoney(visit.candidate().value()),
                    visit.candidate().parts().stream().map(this::part).toList());
        }

        private String place(WorkList.Visit visit) {
            return words.place(
                    visit.candidate().countyCode(),
                    Objects.requireNonNullElse(villages.get(visit.candidate().villageCode()), ""));
        }

        private WorkListView.Part part(Expectation.Part part) {
            return new WorkListView.Part(
                    words.rule(part.question().rule()) + " " + part.question().year(),
                    "/flags/" + Shell.encoded(part.question().flagId()),
                    part.question().severity().name().toLowerCase(Locale.ROOT),
                    text.say(
                                    "part_sum",
                                    figures.share(part.confirmed()).line(),
                                    part.counted().stripTrailingZeros().toPlainString(),
                                    figures.exactMoney(part.money()).text())
                            + text.say(
                                    "in_brackets",
                                    MoneyWords.kind(
                                            text,
                                            MoneyByKind.kind(
                                                    catalogue, part.question().rule()))));
        }

        byte[] file() {
            CsvFile file = new CsvFile();
            file.line(List.of(
                    text.say("group"),
                    text.say("day"),
                    text.say("household"),
                    text.say("place"),
                    text.say("expected"),
                    text.say("why")));
            for (WorkList.Visit visit : list.visits()) {
                file.line(List.of(
                        String.valueOf(visit.visitor()),
                        String.valueOf(visit.day()),
                        visit.candidate().household(),
                        place(visit),
                        visit.candidate().value().toPlainString(),
                        visit.isControl()
                                ? text.say("control")
                                : visit.candidate().parts().stream()
                                        .map(this::part)
                                        .map(part -> part.title() + " " + part.sum())
                                        .collect(Collectors.joining("；"))));
            }
            return file.stamped(address().toString(), reading);
        }
    }
}
