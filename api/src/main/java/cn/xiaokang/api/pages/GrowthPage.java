package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.growth.IncomeChange;
import cn.xiaokang.api.growth.IncomeChanges;
import cn.xiaokang.api.growth.IntegrityFindings;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.Headline;
import cn.xiaokang.dashboards.view.GrowthView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the income per person changed, part by part, and the integrity notes on the figures. */
final class GrowthPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final IntegrityFindings integrity;

    GrowthPage(Shell shell, Readings readings, IntegrityFindings integrity) {
        this.shell = shell;
        this.readings = readings;
        this.integrity = integrity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/growth", this::show, Permission.SEE_FIGURES);
        routes.get("/growth.csv", this::download, Permission.SEE_FIGURES);
    }

    private void show(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        shell.show(context, "growth", reading, text -> view(reading, text, asked));
    }

    private GrowthView view(Reading reading, Text text, Asked asked) {
        List<IncomeChange> changes = IncomeChanges.of(reading).items();
        List<Integer> years = changes.stream()
                .map(IncomeChange::year)
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        int year = Objects.requireNonNullElse(
                asked.year(), years.isEmpty() ? reading.manifest().dataEndsOn().getYear() : years.get(0));
        String area =
                Objects.requireNonNullElse(asked.area(), reading.viewer().area().rootCode());
        Figures figures = new Figures(text.language());
        Optional<IncomeChange> chosen = changes.stream()
                .filter(change -> change.areaCode().equals(area) && change.year() == year)
                .findFirst();
        return new GrowthView(
                year,
                text.named("area", area),
                Filters.years(years, year),
                Filters.areas(reading, text, area),
                chosen.map(change -> headlines(figures, text, change)).orElse(List.of()),
                chosen.filter(GrowthPage::isSplit)
                        .map(change -> steps(figures, text, change))
                        .orElse(List.of()),
                text.say(chosen.isEmpty() ? "no_change" : "nobody_stayed"),
                changes.stream()
                        .filter(change -> change.areaCode().equals(area))
                        .map(change -> line(
                                figures,
                                text,
                                change,
                                String.valueOf(change.year()),
                                address("/growth", change.year(), area)))
                        .toList(),
                changes.stream()
                        .filter(change ->
                                change.year() == year && !change.areaCode().equals(AreaScope.CITY_CODE))
                        .map(change -> line(
                                figures,
                                text,
                                change,
                                text.named("area", change.areaCode()),
                                address("/growth", year, change.areaCode())))
                        .toList(),
                IntegrityNotes.of(text, integrity.report(reading, null, null), area),
                IntegrityNotes.testsNote(text, integrity.report(reading, null, null)),
                address("/growth.csv", year, area));
    }

    private static String address(String path, int year, String area) {
        return Address.of(path).with("year", year).with("area", area).toString();
    }

    private static boolean isSplit(IncomeChange change) {
        return change.parts().stream().allMatch(part -> part.yuan() != null);
    }

    private static List<Headline> headlines(Figures figures, Text text, IncomeChange change) {
        IncomeChange.Households households = change.households();
        return List.of(
                new Headline(
                        text.say("after"),
                        figures.exactMoney(change.perCapitaAfter()),
                        text.say(
                                "before_note",
                                figures.exactMoney(change.perCapitaBefore()).line())),
                new Headline(
                        text.say("change"),
                        figures.exactMoney(change.change()),
                        text.say("growth_note", growth(figures, change).line())),
                new Headline(
                        text.say("stayed"),
                        figures.count(households.stayed(), text.say("unit_households")),
                        text.say("stayed_note", households.left(), households.entered())));
    }

    private static Figure growth(Figures figures, IncomeChange change) {
        return figures.share(change.change(), change.perCapitaBefore());
    }

    private static List<GrowthView.Step> steps(Figures figures, Text text, IncomeChange change) {
        List<GrowthView.Step> steps = new ArrayList<>();
        Figure none = figures.missing("");
        BigDecimal level = change.perCapitaBefore();
        steps.add(new GrowthView.Step("before", text.say("before"), figures.exactMoney(level), none, none));
        for (IncomeChange.Part part : change.parts()) {
            BigDecimal yuan = Objects.requireNonNull(part.yuan(), part.part());
            level = level.add(yuan);
            steps.add(new GrowthView.Step(
                    part.part(),
                    text.say("part_" + part.part()),
                    figures.exactMoney(level),
                    figures.exactMoney(yuan),
                    figures.share(yuan, change.perCapitaBefore())));
        }
        steps.add(new GrowthView.Step(
                "after", text.say("after"), figures.exactMoney(change.perCapitaAfter()), none, none));
        return List.copyOf(steps);
    }

    private static GrowthView.Line line(Figures figures, Text text, IncomeChange change, String label, String address) {
        return new GrowthView.Line(
                label,
                address,
                figures.exactMoney(change.perCapitaBefore()),
                change.parts().stream()
                        .map(part -> part.yuan() == null
                                ? figures.missing(text.say("nobody_stayed"))
                                : figures.exactMoney(part.yuan()))
                        .toList(),
                figures.exactMoney(change.perCapitaAfter()),
                figures.exactMoney(change.change()),
                growth(figures, change),
                change.households().stayed() + " / −" + change.households().left() + " / +"
                        + change.households().entered());
    }

    private void download(Context context) {
        Asked asked = Asked.of(context);
        Reading reading = readings.of(context);
        Text text = Shell.text(context, "growth");
        CsvFile file = new CsvFile();
        List<String> head = new ArrayList<>(List.of(text.say("area"), text.say("year"), text.say("before")));
        List<IncomeChange> changes = IncomeChanges.of(reading).items();
        for (String part : List.of("left", "persons", "operating", "wage", "property", "transfer", "entered")) {
            head.add(text.say("part_" + part));
        }
        head.addAll(List.of(text.say("after"), text.say("change")));
        file.line(head);
        for (IncomeChange change : changes) {
            List<String> fields = new ArrayList<>(List.of(
                    text.named("area", change.areaCode()),
                    String.valueOf(change.year()),
                    change.perCapitaBefore().toPlainString()));
            change.parts().forEach(part -> fields.add(plain(part.yuan())));
            fields.add(change.perCapitaAfter().toPlainString());
            fields.add(change.change().toPlainString());
            file.line(fields);
        }
        context.header("Cache-Control", "private, no-store");
        context.header("Content-Disposition", "attachment; filename=\"growth.csv\"");
        context.contentType("text/csv; charset=utf-8")
                .result(file.stamped(
                        Address.of("/growth")
                                .with("year", asked.year())
                                .with("area", asked.area())
                                .toString(),
                        reading));
    }

    private static String plain(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : yuan.toPlainString();
    }

    /** What the request asks for; the newest year and the viewer's own area where it names none. */
    private record Asked(@Nullable Integer year, @Nullable String area) {
        static Asked of(Context context) {
            Parameters parameters = Parameters.of(context, Shell.parameters("year", "area"));
            return new Asked(parameters.year("year"), parameters.county("area"));
        }
    }
}
