package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.exports.QrCode;
import cn.xiaokang.api.opendata.ReleasedProjects;
import cn.xiaokang.api.publication.PublicFunds;
import cn.xiaokang.api.publication.PublicVillage;
import cn.xiaokang.api.publication.PublicVillages;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.PublicVillageView;
import cn.xiaokang.dashboards.view.PublicVillagesView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The villages of a county, and one of them, for everyone. */
final class PublicVillagesPage implements Resource {
    static final String HERE = "/public/villages";
    private static final int LONGEST_NAME = 20;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final PublicVillages villages;
    private final Online online;

    PublicVillagesPage(Shell shell, Readings readings, Catalogue catalogue, PublicVillages villages, Online online) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.villages = villages;
        this.online = online;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::list, Permission.PUBLIC);
        routes.get(HERE + "/{village}", this::one, Permission.PUBLIC);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("county", "name"));
        String asked = parameters.county("county");
        String name = Objects.requireNonNullElse(context.queryParam("name"), "").strip();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        Reading reading = readings.ofReleased(context);
        List<String> counties = Filters.counties(reading);
        // a name is looked for in the whole city unless a county is chosen; without either, one county is enough to
        // begin with
        String county =
                asked != null ? asked : shown.isEmpty() && !counties.isEmpty() ? counties.get(0) : AreaScope.CITY_CODE;
        shell.show(context, "public-villages", reading, text -> listed(reading, text, county, shown));
    }

    private PublicVillagesView listed(Reading reading, Text text, String county, String name) {
        Map<String, List<PublicVillagesView.Village>> towns = new LinkedHashMap<>();
        for (PublicVillage.Line line : villages.list(reading, AreaScope.CITY_CODE.equals(county) ? null : county)) {
            if (name.isEmpty() || line.villageName().contains(name)) {
                towns.computeIfAbsent(
                                text.named("area", line.countyCode()) + " " + line.townName(),
                                town -> new ArrayList<>())
                        .add(new PublicVillagesView.Village(line.villageName(), HERE + "/" + line.villageCode()));
            }
        }
        return new PublicVillagesView(
                Filters.areas(reading, text, county),
                name,
                PublicFundsPage.address(null, county),
                towns.entrySet().stream()
                        .map(town -> new PublicVillagesView.Town(town.getKey(), town.getValue()))
                        .toList());
    }

    private void one(Context context) {
        String code = Parameters.of(context, Shell.parameters()).path("village");
        Reading reading = readings.ofReleased(context);
        PublicVillage village = villages.village(reading, code);
        String address = online.address(context, HERE + "/" + code);
        shell.show(context, "public-village", reading, text -> view(text, village, address));
    }

    private PublicVillageView view(Text text, PublicVillage village, String address) {
        Words words = new Words(catalogue, text);
        Figures figures = new Figures(text.language());
        QrCode code = online.code(address);
        return new PublicVillageView(
                village.villageCode(),
                village.villageName(),
                text.named("area", village.countyCode()) + " " + village.townName(),
                years(text, figures, village),
                village.funds().stream()
                        .flatMap(funds -> funds(text, figures, funds))
                        .toList(),
                village.projects().stream()
                        .map(project -> new PublicVillageView.Project(
                                project.projectNo(),
                                project.name(),
                                words.code("project_kind", project.kind()),
                                words.code("fund_source", project.fundSourceCode()),
                                Stream.of(project.approvedOn(), project.startedOn(), project.completedOn())
                                        .map(day -> day == null ? "—" : day.toString())
                                        .collect(Collectors.joining(" · ")),
                                figures.money(project.budget()),
                                figures.money(project.paid())))
                        .toList(),
                village.notices().stream()
                        .map(notice -> PublicNoticesPage.line(catalogue, text, notice))
                        .toList(),
                PublicNoticesPage.HERE + "?area=" + village.countyCode() + "&village=" + village.villageCode(),
                PublicFundsPage.address(null, village.countyCode()),
                address,
                code.size(),
                code.path());
    }

    private static List<PublicVillageView.Year> years(Text text, Figures figures, PublicVillage village) {
        TreeSet<Integer> years = new TreeSet<>();
        village.households().forEach(year -> years.add(year.year()));
        village.economy().forEach(year -> years.add(year.year()));
        return years.descendingSet().stream()
                .map(year -> {
                    PublicVillage.Households households = village.households().stream()
                            .filter(each -> each.year() == year)
                            .findFirst()
                            .orElse(null);
                    ReleasedProjects.Economy economy = village.economy().stream()
                            .filter(each -> each.year() == year)
                            .findFirst()
                            .orElse(null);
                    return new PublicVillageView.Year(
                            String.valueOf(year),
                            count(text, figures, households == null ? null : households.households()),
                            count(text, figures, households == null ? null : households.paired()),
                            economy == null ? figures.missing("") : figures.money(economy.recurringIncome()),
                            economy == null ? figures.missing("") : figures.money(economy.operatingIncome()));
                })
                .toList();
    }

    private static Figure count(Text text, Figures figures, @Nullable Long count) {
        return count == null ? figures.missing(text.say("few")) : figures.count(count, "");
    }

    private static Stream<PublicVillageView.Funds> funds(Text text, Figures figures, PublicVillage.Funds funds) {
        Stream<PublicVillageView.Funds> parts = funds.programmes().stream()
                .map(part -> cell(
                        text,
                        figures,
                        funds.year(),
                        text.language() == Language.EN ? part.nameEn() : part.nameZh(),
                        part.cell(),
                        false));
        return Stream.concat(
                parts, Stream.of(cell(text, figures, funds.year(), text.say("total"), funds.total(), true)));
    }

    private static PublicVillageView.Funds cell(
            Text text, Figures figures, int year, String programme, PublicFunds.Cell cell, boolean isTotal) {
        Long households = cell.households();
        return new PublicVillageView.Funds(
                String.valueOf(year),
                programme,
                cell.amount() == null ? figures.missing(text.say("few")) : figures.money(cell.amount()),
                count(text, figures, cell.payments()),
                isTotal && cell.amount() != null && households == null
                        ? figures.missing("")
                        : count(text, figures, households),
                isTotal);
    }
}
