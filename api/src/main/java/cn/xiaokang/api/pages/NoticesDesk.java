package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.publication.DueNotices;
import cn.xiaokang.api.publication.NoticeLife;
import cn.xiaokang.api.publication.NoticeState;
import cn.xiaokang.api.publication.ThreeBooks;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.store.PublicationStore.Version;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.CockpitView.Headline;
import cn.xiaokang.dashboards.view.NoticesView;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the publisher's desk says, in the words of its page. */
record NoticesDesk(
        Catalogue catalogue,
        NoticeLife life,
        DueNotices due,
        ThreeBooks books,
        OpenData data,
        Reading reading,
        Text text,
        NoticesPage.Asked asked) {
    private static final int A_PAGE = 20;
    private static final int SKIMS_SHOWN = 24;

    NoticesView view() {
        ThreeBooks.Books three = books.books(reading, asked.year(), asked.county());
        NoticeKind kind = life.kind(asked.kind());
        DueNotices.Page list = due.page(
                reading,
                kind,
                new DueNotices.Wanted(
                        asked.county(), three.year(), asked.state().equals("all") ? null : asked.state()),
                asked.after(),
                A_PAGE);
        ThreeBooks.Differences differences = books.differences(
                reading, three.year(), asked.county(), asked.what(), asked.differencesAfter(), A_PAGE);
        return new NoticesView(
                Filters.years(three.years(), three.year()),
                Filters.areas(
                        reading,
                        text,
                        asked.county() == null ? reading.viewer().area().rootCode() : asked.county()),
                kinds(),
                NoticesPage.STATES.stream()
                        .map(state ->
                                new Choice(state, text.say("due_state_" + state), "", state.equals(asked.state())))
                        .toList(),
                headlines(kind, three.year()),
                waiting(),
                title(kind.id()),
                text.say("due_note", list.asAt()),
                list.items().stream().map(item -> due(kind, item)).toList(),
                paging(list.total(), list.items().size(), asked.after(), "after", list.next()),
                reading.viewer().may(Permission.PREPARE_NOTICES),
                book("", three.total()),
                byCounty(three),
                Filters.allAnd(text, NoticesPage.SORTS, sort -> text.say("what_" + sort), asked.what()),
                differences.items().stream().map(this::difference).toList(),
                paging(
                        differences.total(),
                        differences.items().size(),
                        asked.differencesAfter(),
                        "more",
                        differences.next()),
                skims(three.year()),
                new AttackWords(text).releases(data),
                league(three.year()));
    }

    private List<Choice> kinds() {
        return catalogue.notices().keySet().stream()
                .map(id -> new Choice(id, title(id), "", id.equals(asked.kind())))
                .toList();
    }

    private String title(String id) {
        NoticeKind kind = life.kind(id);
        return text.language() == Language.EN
                ? kind.title().enOrZh()
                : kind.title().zh();
    }

    private List<Headline> headlines(NoticeKind kind, int year) {
        Map<String, Long> waiting = due.waiting(reading);
        long overdue = due.page(reading, kind, new DueNotices.Wanted(asked.county(), year, "overdue"), null, 1)
                .total();
        List<Headline> headlines = new ArrayList<>();
        for (String state : List.of("prepared", "approved", "posted")) {
            headlines.add(new Headline(
                    text.say("headline_" + state),
                    figures().count(waiting.getOrDefault(state, 0L), text.say("headline_note")),
                    text.say("waiting")));
        }
        headlines.add(new Headline(
                text.say("headline_overdue"),
                figures().count(overdue, ""),
                text.say("headline_overdue_note", title(kind.id()))));
        return headlines;
    }

    private List<NoticesView.Waiting> waiting() {
        return life.all(reading.viewer()).stream()
                .filter(version -> NoticeState.of(version, life.today()) != NoticeState.ENDED
                        && NoticeState.of(version, life.today()) != NoticeState.TAKEN_DOWN)
                .limit(100)
                .map(this::waiting)
                .toList();
    }

    private NoticesView.Waiting waiting(Version version) {
        NoticeState state = NoticeState.of(version, life.today());
        int late = NoticeLife.daysLate(version, life.today());
        return new NoticesView.Waiting(
                version.noticeNo(),
                title(version.kind()),
                place(version.areaCode()) + " · " + version.subjectNo(),
                text.say("state_" + state.code()),
                badge(state),
                version.preparedBy(),
                version.dueOn(),
                late == 0 ? "" : text.say("late_by", late),
                new AttackWords(text).shortly(version.attack()),
                AttackWords.badge(version.attack()),
                NoticesPage.HERE + "/" + version.noticeNo());
    }

    static String badge(NoticeState state) {
        return switch (state) {
            case PREPARED, APPROVED -> "medium";
            case REFUSED, TAKEN_DOWN -> "bad";
            case POSTED -> "good";
            case ENDED -> "";
        };
    }

    private NoticesView.Due due(NoticeKind kind, DueNotices.Item item) {
        String number = Objects.requireNonNullElse(item.noticeNo(), "");
        return new NoticesView.Due(
                item.area(),
                place(item.area()),
                item.subjectNo(),
                item.since().toString(),
                item.dueOn().toString(),
                figures().count(item.items(), ""),
                figures().money(item.amount()),
                posted(item),
                text.say("due_state_" + item.state()),
                switch (item.state()) {
                    case "in_time" -> "good";
                    case "overdue" -> "bad";
                    default -> "medium";
                },
                number,
                number.isEmpty() ? kind.id() : NoticesPage.HERE + "/" + number);
    }

    private String posted(DueNotices.Item item) {
        if (item.postedOn() == null) {
            return "—";
        }
        Long stood = item.stoodDays();
        return stood == null ? item.postedOn().toString() : text.say("stood", item.postedOn(), stood);
    }

    private List<NoticesView.Book> byCounty(ThreeBooks.Books three) {
        return three.lines().stream()
                .collect(
                        Collectors.groupingBy(ThreeBooks.Line::countyCode, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(county -> book(
                        text.named("area", county.getKey()), ThreeBooks.sum(county.getKey(), "", county.getValue())))
                .toList();
    }

    private NoticesView.Book book(String label, ThreeBooks.Line line) {
        return new NoticesView.Book(
                label,
                figures().count(line.orderedItems(), ""),
                figures().exactMoney(line.ordered()),
                figures().count(line.bankItems(), ""),
                figures().exactMoney(line.bank()),
                figures().count(line.publishedItems(), ""),
                figures().exactMoney(line.published()),
                line.agrees());
    }

    private NoticesView.Difference difference(ThreeBooks.Difference row) {
        String flag = row.flagId();
        String rule = row.rule();
        Words words = new Words(catalogue, text);
        boolean mayOpen = flag != null && reading.viewer().may(Permission.SEE_FLAGS);
        return new NoticesView.Difference(
                text.say("what_" + row.what()),
                row.subjectNo(),
                words.place(row.countyCode(), row.villageName()),
                row.month(),
                figures().exactMoney(row.ordered()),
                figures().exactMoney(row.other()),
                figures().exactMoney(row.difference()),
                flag == null || rule == null ? "—" : words.rule(rule),
                mayOpen ? "/flags/" + flag : "");
    }

    private List<NoticesView.Skim> skims(int year) {
        return books.skims(reading, year, asked.county()).stream()
                .filter(line -> line.payments() > 0)
                .sorted(java.util.Comparator.comparing(
                        line -> List.of("total", "payer", "batch", "account").indexOf(line.lineOf())))
                .limit(SKIMS_SHOWN)
                .map(line -> new NoticesView.Skim(
                        text.say("by_" + line.lineOf()),
                        Words.shortened(line.key()),
                        figures().count(line.payments(), ""),
                        figures().exactMoney(line.ordered()),
                        figures().exactMoney(line.bank()),
                        figures().exactMoney(line.missing())))
                .toList();
    }

    private List<NoticesView.Standing> league(int year) {
        List<DueNotices.Standing> counties = due.league(reading, year);
        List<NoticesView.Standing> league = new ArrayList<>();
        for (int i = 0; i < counties.size(); i++) {
            DueNotices.Standing county = counties.get(i);
            league.add(new NoticesView.Standing(
                    i + 1,
                    text.named("area", county.countyCode()),
                    figures().share(county.share()),
                    figures().count(county.due(), ""),
                    figures().count(county.inTime(), ""),
                    figures().count(county.late(), ""),
                    figures().count(county.unposted(), ""),
                    figures().count(county.takenDownEarly(), "")));
        }
        return league;
    }

    private Paging paging(long total, int shown, @Nullable String before, String name, @Nullable String next) {
        return new Paging(
                figures().count(total, "").text(),
                shown,
                before == null ? null : asked.address().toString(),
                next == null
                        ? null
                        : asked.address()
                                .with(name, new PageKey("publication", next, "-").written())
                                .toString());
    }

    private String place(String area) {
        Places places = new Places(reading, text);
        StringBuilder name = new StringBuilder();
        for (int length : List.of(6, 9, 12)) {
            if (area.length() >= length) {
                name.append(name.isEmpty() ? "" : " ").append(places.name(area.substring(0, length)));
            }
        }
        return name.toString();
    }

    private Figures figures() {
        return new Figures(text.language());
    }
}
