package cn.xiaokang.api.publication;

import cn.xiaokang.api.opendata.ReleasedFunds;
import cn.xiaokang.api.opendata.ReleasedFunds.Place;
import cn.xiaokang.api.opendata.ReleasedHouseholds;
import cn.xiaokang.api.opendata.ReleasedProjects;
import cn.xiaokang.api.opendata.ReleasedVillages;
import cn.xiaokang.api.opendata.ReleasedVillages.Paid;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.store.PublicationStore.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Villages for everyone. What is told of the money and of the households of a village is what the posted releases tell. */
public final class PublicVillages {
    private static final Query VILLAGES = Query.named("publication/villages");
    private static final String FEW = "fewer than 5 households";
    private static final int NOTICES_SHOWN = 20;

    private final Labels labels;
    private final PublicNotices notices;
    private final ReleasedVillages paid;
    private final ReleasedFunds funds;
    private final ReleasedHouseholds households;
    private final ReleasedProjects projects;

    /**
     * Villages with their notices.
     *
     * @param paid what is told of the money of a village by programme
     * @param funds what is told of all of it
     * @param households what is told of its households
     * @param projects what is told of its projects and its economy
     */
    public PublicVillages(
            Labels labels,
            PublicNotices notices,
            ReleasedVillages paid,
            ReleasedFunds funds,
            ReleasedHouseholds households,
            ReleasedProjects projects) {
        this.labels = labels;
        this.notices = notices;
        this.paid = paid;
        this.funds = funds;
        this.households = households;
        this.projects = projects;
    }

    /** The villages of a county, or of the city where it is null. */
    public List<PublicVillage.Line> list(Reading reading, @Nullable String county) {
        return reading.rows(VILLAGES, Bindings.of("county", county).and("village", null)).stream()
                .map(PublicVillages::line)
                .toList();
    }

    /** One village; a 404 problem for an unknown one. */
    public PublicVillage village(Reading reading, String code) {
        PublicVillage.Line line = reading.first(
                        VILLAGES, Bindings.of("village", code).and("county", null))
                .map(PublicVillages::line)
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(code));
        PublicNotices.Page page = notices.page(reading, new Wanted(code, null, null, null, null), null, NOTICES_SHOWN);
        return new PublicVillage(
                code,
                line.countyCode(),
                line.townName(),
                line.villageName(),
                households(reading.snapshotId(), code),
                funds(reading.snapshotId(), line),
                projects.of(reading.snapshotId(), code),
                projects.economy(reading.snapshotId(), code),
                page.items(),
                page.total());
    }

    private static PublicVillage.Line line(Row row) {
        return new PublicVillage.Line(
                row.text("village_code"), row.text("county_code"), row.text("town_name"), row.text("village_name"));
    }

    private List<PublicVillage.Households> households(String snapshotId, String village) {
        List<ReleasedHouseholds.Told> rows = households.ofVillage(snapshotId, village);
        return rows.stream()
                .filter(row -> row.isPaired() == null)
                .sorted(Comparator.comparing(ReleasedHouseholds.Told::year).reversed())
                .map(row -> {
                    Long paired = paired(rows, row);
                    return new PublicVillage.Households(
                            row.year(), row.households(), paired, paired == null ? FEW : null);
                })
                .toList();
    }

    /** How many of a year's households are paired: none where no row tells of any, null where it is left out. */
    private static @Nullable Long paired(List<ReleasedHouseholds.Told> rows, ReleasedHouseholds.Told all) {
        List<ReleasedHouseholds.Told> paired = rows.stream()
                .filter(row -> row.year() == all.year() && Boolean.TRUE.equals(row.isPaired()))
                .toList();
        return paired.isEmpty()
                ? (all.households() == null ? null : Long.valueOf(0))
                : paired.get(0).households();
    }

    private List<PublicVillage.Funds> funds(String snapshotId, PublicVillage.Line village) {
        Map<Integer, List<Paid>> years = new TreeMap<>(Comparator.reverseOrder());
        paid.of(snapshotId, village.villageCode())
                .forEach(row -> years.computeIfAbsent(row.year(), year -> new ArrayList<>())
                        .add(row));
        return years.entrySet().stream()
                .map(year -> new PublicVillage.Funds(
                        year.getKey(),
                        total(snapshotId, village, year.getKey()),
                        year.getValue().stream().map(this::part).toList()))
                .toList();
    }

    private PublicFunds.Cell total(String snapshotId, PublicVillage.Line village, int year) {
        return funds.at(snapshotId, new Place(year, null, village.countyCode(), null, null, village.villageCode()))
                .map(PublicFunds.Cell::of)
                .orElse(PublicFunds.Cell.LEFT_OUT);
    }

    private PublicFunds.Part part(Paid row) {
        return new PublicFunds.Part(
                row.programme(),
                labels.zh("programme", row.programme()),
                labels.en("programme", row.programme()),
                row.households() == null
                        ? PublicFunds.Cell.LEFT_OUT
                        : new PublicFunds.Cell(row.amount(), row.payments(), row.households(), null));
    }
}
