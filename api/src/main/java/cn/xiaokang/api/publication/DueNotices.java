package cn.xiaokang.api.publication;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.store.PublicationStore.Version;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be posted by when, and what is late. A notice counts as posted when a department's record says so or when it was posted
 * here; the league goes by the departments' records alone, up to the last day of the data.
 */
public final class DueNotices {
    private static final Query DUE = Query.named("publication/due");
    private static final Query LEAGUE = Query.named("publication/league");
    private static final LocalDate BEGINNING = LocalDate.of(2018, 1, 1);

    private final Catalogue catalogue;
    private final NoticeLife life;

    /** What is due by that catalogue. */
    public DueNotices(Catalogue catalogue, NoticeLife life) {
        this.catalogue = catalogue;
        this.life = life;
    }

    /** What a list is narrowed to; null is all. */
    public record Wanted(
            @Nullable String county,
            @Nullable Integer year,
            @Nullable String state) {}

    /**
     * One page, newest first.
     *
     * @param asAt the last day of the data, on which the states are measured
     * @param next the key after which the next page begins, or null at the end
     */
    public record Page(
            String kind,
            LocalDate asAt,
            long total,
            List<Item> items,
            @Nullable String next) {}

    /**
     * One thing that must be noticed.
     *
     * @param stoodDays how many days the departments' notice stood, or null where it stands or there is none
     * @param state in_time, late (both posted), overdue, due
     * @param noticeNo the notice of it here, or null
     * @param noticeState where that stands, or null
     */
    public record Item(
            String area,
            @Nullable String areaName,
            String countyCode,
            String subjectNo,
            LocalDate since,
            LocalDate dueOn,
            long items,
            @Nullable BigDecimal amount,
            @Nullable LocalDate postedOn,
            @Nullable Long stoodDays,
            String state,
            @Nullable String noticeNo,
            @Nullable String noticeState) {}

    /** One county of the league; share is posted in time of all that was due, or null where nothing was. */
    public record Standing(
            String countyCode,
            long due,
            long inTime,
            long late,
            long unposted,
            long takenDownEarly,
            @Nullable BigDecimal share) {}

    /** One page of what is due of a kind. */
    public Page page(Reading reading, NoticeKind kind, Wanted wanted, @Nullable String after, int limit) {
        LocalDate asAt = reading.manifest().dataEndsOn();
        Bindings asked = bindings(kind, wanted.year(), asAt)
                .and("county", wanted.county())
                .and("state", wanted.state() == null ? null : wanted.state().toUpperCase(java.util.Locale.ROOT))
                .and("after", after)
                .and("limit", limit + 1);
        List<Row> rows = reading.rows(DUE.around(kind), asked);
        Map<String, Version> here = here(reading, kind);
        List<Item> items = rows.stream()
                .limit(limit)
                .map(row -> item(row, here.get(row.text("area") + "|" + row.text("subject_no"))))
                .toList();
        return new Page(
                kind.id(),
                asAt,
                rows.isEmpty() ? 0 : rows.get(0).whole("total"),
                items,
                rows.size() > limit ? rows.get(limit - 1).text("sort_key") : null);
    }

    private Map<String, Version> here(Reading reading, NoticeKind kind) {
        return life.all(reading.viewer()).stream()
                .filter(version -> version.kind().equals(kind.id()))
                .collect(Collectors.toMap(
                        version -> version.areaCode() + "|" + version.subjectNo(), version -> version, (a, b) -> a));
    }

    private Item item(Row row, @Nullable Version here) {
        LocalDate dueOn = day(row, "due_on");
        LocalDate postedOn = row.dateOrNull("posted_on");
        String state = row.text("state").toLowerCase(java.util.Locale.ROOT);
        String postedHere = here == null ? null : here.postedAt();
        if (postedOn == null && postedHere != null) {
            postedOn = NoticeLife.day(postedHere);
            state = postedOn.isAfter(dueOn) ? "late" : "in_time";
        }
        return new Item(
                row.text("area"),
                row.textOrNull("area_name"),
                row.text("county_code"),
                row.text("subject_no"),
                day(row, "since"),
                dueOn,
                row.whole("items"),
                row.moneyOrNull("amount"),
                postedOn,
                row.wholeOrNull("stood_days"),
                state,
                here == null ? null : here.noticeNo(),
                here == null ? null : NoticeState.of(here, life.today()).code());
    }

    /** Each county's share posted in time, of all kinds that departments keep records of; best first. */
    public List<Standing> league(Reading reading, @Nullable Integer year) {
        LocalDate asAt = reading.manifest().dataEndsOn();
        Map<String, long[]> sums = new TreeMap<>();
        for (NoticeKind kind : catalogue.notices().values()) {
            if (kind.subject() == null || kind.subject().equals("REGISTER")) {
                continue;
            }
            Bindings asked = bindings(kind, year, asAt).and("stands_days", days(kind.standsDays()));
            for (Row row : reading.rows(LEAGUE.around(kind), asked)) {
                long[] sum = sums.computeIfAbsent(row.text("county_code"), code -> new long[5]);
                List<String> columns = List.of("due", "in_time", "late", "unposted", "taken_down_early");
                for (int i = 0; i < columns.size(); i++) {
                    sum[i] += row.whole(columns.get(i));
                }
            }
        }
        List<Standing> league = new ArrayList<>();
        sums.forEach((county, sum) -> league.add(new Standing(
                county,
                sum[0],
                sum[1],
                sum[2],
                sum[3],
                sum[4],
                sum[0] == 0
                        ? null
                        : BigDecimal.valueOf(sum[1]).divide(BigDecimal.valueOf(sum[0]), 10, RoundingMode.HALF_UP))));
        league.sort(java.util.Comparator.comparing(
                        Standing::share, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
                .reversed()
                .thenComparing(Standing::countyCode));
        return List.copyOf(league);
    }

    private Bindings bindings(NoticeKind kind, @Nullable Integer year, LocalDate asAt) {
        Bindings asked = Bindings.of("subject", kind.subject())
                .and("due_days", days(kind.dueDays()))
                .and("as_at", asAt.toString());
        return year == null ? asked.and("year", null) : asked.and("year", year);
    }

    private int days(String parameter) {
        return catalogue
                .parameters()
                .on(parameter, life.today())
                .or(() -> catalogue.parameters().on(parameter, BEGINNING))
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException("no value of " + parameter));
    }

    private static LocalDate day(Row row, String column) {
        LocalDate day = row.dateOrNull(column);
        if (day == null) {
            throw new IllegalStateException("no day in " + column);
        }
        return day;
    }

    /** How many wait in each state of their life here. */
    public Map<String, Long> waiting(Reading reading) {
        Map<String, Long> waiting = new HashMap<>();
        life.all(reading.viewer())
                .forEach(version ->
                        waiting.merge(NoticeState.of(version, life.today()).code(), 1L, Long::sum));
        return waiting;
    }
}
