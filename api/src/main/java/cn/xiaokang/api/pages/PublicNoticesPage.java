package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.publication.PublicNotices;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.PublicationStore.Wanted;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.dashboards.view.PublicNoticesView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The posted notices, for everyone: searched by county, village, kind, programme and year. */
final class PublicNoticesPage implements Resource {
    static final String HERE = "/public/notices";
    private static final String ORDER = "entry_no";
    private static final int A_PAGE = 30;

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final PublicNotices notices;

    PublicNoticesPage(Shell shell, Readings readings, Catalogue catalogue, PublicNotices notices) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.notices = notices;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.PUBLIC);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(
                context, Shell.parameters("area", "village", "kind", "programme", "year", "subject", "after"));
        String county = parameters.county("area");
        String village = parameters.area("village");
        boolean isInCounty =
                county == null || AreaScope.CITY_CODE.equals(county) || (village != null && village.startsWith(county));
        Asked asked = new Asked(
                AreaScope.CITY_CODE.equals(county) ? null : county,
                isInCounty ? village : null,
                parameters.id("kind"),
                parameters.id("programme"),
                parameters.year("year"),
                parameters.subjectOrNull("subject"));
        PageKey after = parameters.after();
        Long before = after == null || !after.sortKey().matches("[0-9]{1,12}") ? null : Long.valueOf(after.sortKey());
        Reading reading = readings.ofPublic(context);
        shell.show(context, "public-notices", reading, text -> view(reading, text, asked, before));
    }

    private PublicNoticesView view(Reading reading, Text text, Asked asked, @Nullable Long before) {
        PublicNotices.Page page = notices.page(reading, asked.wanted(), before, A_PAGE);
        PublicNotices.Choices choices = notices.choices(reading, asked.county());
        Words words = new Words(catalogue, text);
        Figures figures = new Figures(text.language());
        Long next = page.next();
        List<PublicNoticesView.Line> lines =
                page.items().stream().map(item -> line(catalogue, text, item)).toList();
        return new PublicNoticesView(
                counties(reading, text, asked.county()),
                villages(text, choices, asked.village()),
                Filters.allAnd(
                        text, notices.kinds().stream().map(NoticeKind::id).toList(), title(text), asked.kind()),
                Filters.allAnd(
                        text,
                        List.copyOf(
                                catalogue.codeLists().list("programme").codes().keySet()),
                        code -> words.code("programme", code),
                        asked.programme()),
                Filters.allAnd(
                        text,
                        choices.years().stream().map(String::valueOf).toList(),
                        year -> year,
                        asked.year() == null ? null : String.valueOf(asked.year())),
                Objects.requireNonNullElse(asked.subject(), ""),
                asked.village() == null ? "" : PublicVillagesPage.HERE + "/" + asked.village(),
                lines,
                new Paging(
                        figures.count(page.total(), "").text(),
                        lines.size(),
                        before == null ? null : asked.address().toString(),
                        next == null
                                ? null
                                : asked.address()
                                        .with("after", new PageKey(ORDER, String.valueOf(next), "-").written())
                                        .toString()));
    }

    /** One notice in a list; its page needs the words of its state and for few. */
    static PublicNoticesView.Line line(Catalogue catalogue, Text text, PublicNotices.Item item) {
        Words words = new Words(catalogue, text);
        Figures figures = new Figures(text.language());
        return new PublicNoticesView.Line(
                item.noticeNo(),
                text.language() == Language.EN ? item.titleEn() : item.titleZh(),
                item.areaName(),
                item.subjectNo(),
                item.programmes().stream()
                        .map(code -> words.code("programme", code))
                        .collect(Collectors.joining(text.language().of("、", ", "))),
                item.postedOn().toString(),
                item.standsUntil().toString(),
                text.say("state_" + item.state()),
                item.state().equals("posted"),
                item.items() == null ? figures.missing(text.say("few")) : figures.count(item.items(), ""),
                item.suppressedReason() != null ? figures.missing(text.say("few")) : figures.money(item.amount()),
                HERE + "/" + item.noticeNo());
    }

    private Function<String, String> title(Text text) {
        return id -> {
            NoticeKind kind = catalogue.notices().get(id);
            return kind == null
                    ? id
                    : text.language() == Language.EN
                            ? kind.title().enOrZh()
                            : kind.title().zh();
        };
    }

    private static List<Choice> counties(Reading reading, Text text, @Nullable String chosen) {
        return Filters.areas(reading, text, chosen == null ? AreaScope.CITY_CODE : chosen);
    }

    private static List<Choice> villages(Text text, PublicNotices.Choices choices, @Nullable String chosen) {
        List<Choice> villages = new ArrayList<>();
        villages.add(new Choice("", text.say("all"), "", chosen == null));
        choices.villages().forEach((code, name) -> villages.add(new Choice(code, name, "", code.equals(chosen))));
        return villages;
    }

    private record Asked(
            @Nullable String county,
            @Nullable String village,
            @Nullable String kind,
            @Nullable String programme,
            @Nullable Integer year,
            @Nullable String subject) {
        Wanted wanted() {
            return new Wanted(village == null ? county : village, kind, year, programme, subject);
        }

        Address address() {
            return Address.of(HERE)
                    .with("area", county)
                    .with("village", village)
                    .with("kind", kind)
                    .with("programme", programme)
                    .with("year", year)
                    .with("subject", subject);
        }
    }
}
