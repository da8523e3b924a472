package cn.xiaokang.api.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household's history, held to the tables that its lines were written from: the same rows in the same order, for whoever may look. */
class HistoryTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Limits LIMITS = new Limits(256, 1, Duration.ofSeconds(10));

    /** All of the household's rows, where it has a state in the viewer's area; {@code #} stands for what the viewer may see. */
    private static final String WHERE_IT_LIVES =
            " where household_id = '@' and exists (select 1 from dim_household as s where s.household_id = '@' and #s.county_code)";

    /** What each part of a history is by the plain tables. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry(
                    "states",
                    "select * from dim_household where household_id = '@' and #county_code order by valid_from"),
            Map.entry(
                    "members",
                    "select * from fact_member" + WHERE_IT_LIVES
                            + " qualify as_of = max(as_of) over () order by case relation when 'HEAD' then 1 when 'SPOUSE' then 2"
                            + " else 3 end, birth_year nulls last, person_id"),
            Map.entry(
                    "members of the area",
                    "select * from fact_member" + WHERE_IT_LIVES + " and #county_code"
                            + " and as_of = (select max(as_of) from fact_register where household_id = '@')"
                            + " order by case relation when 'HEAD' then 1 when 'SPOUSE' then 2 else 3 end,"
                            + " birth_year nulls last, person_id"),
            Map.entry("years", "select * from fact_household_year" + WHERE_IT_LIVES + " order by year"),
            Map.entry(
                    "years of the area",
                    "select * from fact_household_year" + WHERE_IT_LIVES + " and #county_code order by year desc"),
            Map.entry(
                    "payments",
                    "select * from fact_payment" + WHERE_IT_LIVES + " order by paid_on desc nulls last, payment_no"),
            Map.entry(
                    "payments of the area",
                    "select * from fact_payment" + WHERE_IT_LIVES
                            + " and #county_code order by paid_on desc nulls last, payment_no desc"),
            Map.entry(
                    "visits",
                    "select * from fact_visit" + WHERE_IT_LIVES + " order by visited_on desc nulls last, visit_no"),
            Map.entry("loans", "select * from fact_loan" + WHERE_IT_LIVES + " order by issued_on, loan_no, year"),
            Map.entry(
                    "renovations",
                    "select * from fact_renovation" + WHERE_IT_LIVES + " order by identified_on nulls last, case_no"),
            Map.entry("pairings", "select * from fact_pairing" + WHERE_IT_LIVES + " order by paired_on, branch_code"),
            Map.entry(
                    "flags",
                    "select * from fact_flag" + WHERE_IT_LIVES
                            + " and #county_code order by rule, period nulls last, flag_id"));

    private static final Map<String, Function<History, List<Row>>> TOLD = Map.ofEntries(
            Map.entry("states", History::states),
            Map.entry("members", History::members),
            Map.entry("members of the area", History::membersOfArea),
            Map.entry("years", History::years),
            Map.entry("years of the area", History::yearsOfArea),
            Map.entry("payments", History::payments),
            Map.entry("payments of the area", History::paymentsOfArea),
            Map.entry("visits", History::visits),
            Map.entry("loans", History::loans),
            Map.entry("renovations", History::renovations),
            Map.entry("pairings", History::pairings),
            Map.entry("flags", History::flags));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Snapshot snapshot;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SnapshotHolder holder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static DuckSnapshot plain;

    @BeforeAll
    static void published() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder)
                // one household that moved to another county, with facts in both
                .with(
                        "dim_household",
                        Map.of(
                                "household_id",
                                "330481000001",
                                "valid_from",
                                "2016-01-01",
                                "valid_to",
                                "2016-12-31",
                                "is_current",
                                false,
                                "status",
                                "enrolled",
                                "county_code",
                                "330402"))
                .with(
                        "fact_payment",
                        Map.of(
                                "payment_no",
                                "MOVED",
                                "household_id",
                                "330481000001",
                                "paid_on",
                                "2016-03-01",
                                "programme_code",
                                "P01",
                                "amount",
                                "12.50",
                                "county_code",
                                "330402",
                                "year",
                                2016))
                .with(
                        "fact_pairing",
                        Map.of(
                                "branch_code",
                                "BR1",
                                "branch_name",
                                "虚构支部",
                                "household_id",
                                "330481000001",
                                "paired_on",
                                "2019-01-01"))
                .with(
                        "fact_visit",
                        Map.of(
                                "visit_no",
                                "TORN",
                                "household_id",
                                "330481000001",
                                "visited_on",
                                "2016-03-02",
                                "note",
                                "first line\nsecond line"));
        snapshot = city.publish(1);
        holder = new SnapshotHolder(Warehouse.at(city.folder()), CATALOGUE, LIMITS, Clock.systemUTC());
        plain = DuckSnapshot.open(snapshot, CATALOGUE, LIMITS);
    }

    @AfterAll
    static void closed() throws SQLException {
        holder.close();
        plain.close();
    }

    @Test
    void everyHouseholdsHistoryIsWhatThePlainTablesTellToEachViewer() throws Exception {
        List<String> households = column("select distinct household_id from dim_household order by household_id");
        assertTrue(households.size() > 1, households.toString());
        int rows = 0;
        for (String county : new @Nullable String[] {null, "330481", "330402", "330499"}) {
            for (String household : households) {
                for (Map.Entry<String, Function<History, List<Row>>> part : TOLD.entrySet()) {
                    String where = part.getKey() + " of " + household + " to " + county;
                    List<Row> told = part.getValue().apply(history(household, county));
                    assertEquals(plain(part.getKey(), household, county, told), texts(told), where);
                    rows += told.size();
                }
            }
        }
        assertTrue(rows > 20, rows + " rows");
    }

    @Test
    void eachKindOfFactIsThere() {
        History history = history("330481000001", null);
        TOLD.forEach((part, rows) -> assertTrue(!rows.apply(history).isEmpty(), part));
    }

    @Test
    void aHouseholdThatMovedIsSeenFromBothCountiesButItsStatesFromTheirOwnAlone() {
        assertEquals(
                List.of("330402"), counties(history("330481000001", "330402").states()));
        assertEquals(
                List.of("MOVED"),
                history("330481000001", "330402").paymentsOfArea().stream()
                        .map(row -> row.text("payment_no"))
                        .toList());
        assertTrue(!counties(history("330481000001", "330481").states()).contains("330402"));
        assertTrue(history("330481000001", "330499").payments().isEmpty());
    }

    @Test
    void aLookAsksTheDatabaseOnceForFactsOfEveryKind() throws Exception {
        List<String> asked = new ArrayList<>();
        try (SnapshotHolder watched = new SnapshotHolder(
                Warehouse.at(snapshot.dir().resolve("../..").normalize()),
                CATALOGUE,
                LIMITS,
                Clock.systemUTC(),
                (query, bindings, took) -> asked.add(query.name()))) {
            Viewer viewer = new Viewer("inspector", Role.INSPECTOR, AreaScope.CITY);
            try (Reading reading = watched.read(viewer)) {
                assertTrue(!History.of(reading, "330481000001").payments().isEmpty());
                assertTrue(!History.of(reading, "330481000001").flags().isEmpty());
            }
        }
        assertEquals(List.of("dossier/history"), asked);
    }

    private static List<String> counties(List<Row> rows) {
        return rows.stream().map(row -> row.text("county_code")).distinct().toList();
    }

    private static History history(String household, @Nullable String county) {
        AreaScope area = county == null ? AreaScope.CITY : new AreaScope(county);
        try (Reading reading = holder.read(new Viewer("inspector", Role.INSPECTOR, area))) {
            return History.of(reading, household);
        }
    }

    /** The rows of the plain table, by the columns that were told. */
    private static List<Map<String, String>> plain(
            String part, String household, @Nullable String county, List<Row> told) throws SQLException {
        String sql = PLAIN.getOrDefault(part, "").replace("@", household);
        String scoped = county == null
                ? sql.replaceAll("#[a-z_.]+", "true")
                : sql.replaceAll("#([a-z_.]+)", "$1 = '" + county + "'");
        try (Connection connection = plain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(scoped)) {
            List<Map<String, String>> texts = new ArrayList<>();
            while (rows.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                if (!told.isEmpty()) {
                    for (String column : told.get(0).columns()) {
                        values.put(column, text(isThere(rows, column) ? rows.getObject(column) : null));
                    }
                }
                texts.add(values);
            }
            return texts;
        }
    }

    /** Not every fact lies in a county. */
    private static boolean isThere(ResultSet rows, String column) throws SQLException {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            if (rows.getMetaData().getColumnName(i).equals(column)) {
                return true;
            }
        }
        assertEquals("county_code", column);
        return false;
    }

    private static List<Map<String, String>> texts(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    row.columns().forEach(column -> values.put(column, text(row.textOrNull(column))));
                    return values;
                })
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = plain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
