package cn.xiaokang.warehouse.laboratory;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.engine.FlagRows;
import cn.xiaokang.warehouse.engine.FundBooks;
import cn.xiaokang.warehouse.engine.IndicatorFigures;
import cn.xiaokang.warehouse.engine.SqlTemplate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The temporary tables of one experiment, and what is read off them. */
final class Bench {
    private static final int LONGEST_SECONDS = 20;

    private final Connection connection;
    private final Catalogue catalogue;
    private final int year;
    private final String snapshot;

    Bench(Connection connection, Catalogue catalogue, int year) throws SQLException {
        this.connection = connection;
        this.catalogue = catalogue;
        this.year = year;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_database() || '.main.'")) {
            rows.next();
            this.snapshot = rows.getString(1);
        }
    }

    /** What the parameters call for as they are: households below the line, money by county and programme. */
    void keepBefore(@Nullable String householdSql, Map<String, String> moneySql) throws SQLException {
        if (householdSql != null) {
            execute("create temp table household_before as " + ofYear(householdSql));
        }
        keepMoney("money_before", moneySql);
    }

    /** Puts the moved values before the snapshot's, from the day from which those of the year hold. */
    void move(Map<String, BigDecimal> moved) throws SQLException {
        execute("create temp table dim_parameter as select * from " + snapshot + "dim_parameter");
        try (PreparedStatement statement = connection.prepareStatement(text("move"))) {
            for (Map.Entry<String, BigDecimal> entry : moved.entrySet()) {
                statement.setBigDecimal(1, entry.getValue());
                statement.setString(2, entry.getKey());
                statement.setInt(3, year);
                statement.executeUpdate();
            }
        }
    }

    /** Puts moved values before the snapshot's, each in the place of the one that holds from its day. */
    void moveDated(List<MovedValue> moved) throws SQLException {
        execute("create temp table dim_parameter as select * from " + snapshot + "dim_parameter");
        try (PreparedStatement statement = connection.prepareStatement(text("move_dated"))) {
            for (MovedValue each : moved) {
                statement.setBigDecimal(1, each.value());
                statement.setString(2, each.name());
                statement.setObject(3, each.validFrom());
                statement.executeUpdate();
            }
        }
    }

    /** The flags of a rule as moved, beside the snapshot's. */
    RuleTrial trial(Rule rule, @Nullable String county, int most) throws SQLException {
        stage("rule", "fact_flag", List.of(rule.id()));
        add("fact_flag", "flag_after", FlagRows.sql(catalogue, rule));
        List<RuleTrial.OfCounty> counties = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(text("trial_counties"))) {
            statement.setString(1, county);
            statement.setString(2, county);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counties.add(new RuleTrial.OfCounty(
                            rows.getString("county_code"),
                            rows.getLong("flags_before"),
                            rows.getLong("flags_after"),
                            rows.getLong("raised"),
                            rows.getLong("dropped"),
                            rows.getBigDecimal("at_stake_before"),
                            rows.getBigDecimal("at_stake_after")));
                }
            }
        }
        List<RuleTrial.Flag> flags = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(text("trial_flags"))) {
            statement.setString(1, county);
            statement.setString(2, county);
            statement.setInt(3, most + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    flags.add(flag(rows));
                }
            }
        }
        boolean isCut = flags.size() > most;
        return new RuleTrial(List.copyOf(counties), List.copyOf(isCut ? flags.subList(0, most) : flags), isCut);
    }

    private static RuleTrial.Flag flag(ResultSet rows) throws SQLException {
        return new RuleTrial.Flag(
                RuleTrial.Standing.valueOf(rows.getString("standing").toUpperCase(Locale.ROOT)),
                rows.getString("flag_id"),
                rows.getString("subject_no"),
                rows.getString("period"),
                rows.getString("county_code"),
                rows.getString("village_code"),
                rows.getString("household_id"),
                rows.getBigDecimal("at_stake"),
                rows.getString("evidence"));
    }

    List<Experiment.Households> households(String householdSql) throws SQLException {
        execute("create temp table household_after as " + ofYear(householdSql));
        return read(
                "households",
                rows -> new Experiment.Households(
                        rows.getString("county_code"),
                        rows.getLong("judged"),
                        rows.getLong("households_before"),
                        rows.getLong("households_after"),
                        rows.getLong("moved_in"),
                        rows.getLong("moved_out")));
    }

    List<Experiment.Money> money(Map<String, String> moneySql) throws SQLException {
        keepMoney("money_after", moneySql);
        return read(
                "money",
                rows -> new Experiment.Money(
                        rows.getString("county_code"),
                        rows.getString("programme_code"),
                        rows.getBigDecimal("ordered"),
                        rows.getBigDecimal("amount_before"),
                        rows.getBigDecimal("amount_after")));
    }

    List<Experiment.IndicatorChange> indicators(List<Indicator> reached) throws SQLException {
        stage("indicator", "fact_indicator", reached.stream().map(Indicator::id).toList());
        for (Indicator indicator : reached) {
            add("fact_indicator", "indicator_after", IndicatorFigures.sql(catalogue, indicator));
        }
        return read(
                "indicators",
                rows -> new Experiment.IndicatorChange(
                        rows.getString("indicator"),
                        rows.getString("area_code"),
                        new Experiment.Standing(
                                rows.getBigDecimal("value_before"),
                                rows.getBigDecimal("target_before"),
                                truth(rows, "is_met_before")),
                        new Experiment.Standing(
                                rows.getBigDecimal("value_after"),
                                rows.getBigDecimal("target_after"),
                                truth(rows, "is_met_after"))));
    }

    List<Experiment.FlagChange> flags(List<Rule> reached) throws SQLException {
        stage("rule", "fact_flag", reached.stream().map(Rule::id).toList());
        for (Rule rule : reached) {
            add("fact_flag", "flag_after", FlagRows.sql(catalogue, rule));
        }
        return read(
                "flags",
                rows -> new Experiment.FlagChange(
                        rows.getString("rule"),
                        rows.getString("county_code"),
                        rows.getLong("flags_before"),
                        rows.getLong("flags_after"),
                        rows.getLong("raised"),
                        rows.getLong("dropped"),
                        rows.getBigDecimal("at_stake_before"),
                        rows.getBigDecimal("at_stake_after")));
    }

    /**
     * An empty table for what is worked out again, what the snapshot has of it beside, and before the snapshot's table a view in
     * which the one stands in the place of the other, for whatever reads it further on.
     */
    private void stage(String part, String table, List<String> ids) throws SQLException {
        String name = table.substring("fact_".length());
        String which = part + " in (" + quoted(ids) + ")";
        execute("create temp table " + name + "_before as select * from " + snapshot + table + " where " + which);
        execute("create temp table " + name + "_after as select * from " + name + "_before where false");
        execute("create temp view " + table + " as select * from " + snapshot + table + " where not (" + which
                + ") union all select * from " + name + "_after");
    }

    private void add(String table, String to, String sql) throws SQLException {
        String typed =
                catalogue.table(table).columns().stream().map(TableColumn::name).collect(Collectors.joining(", "));
        execute("insert into " + to + " (" + typed + ") select " + typed + " from (" + sql + ") as computed");
    }

    private void keepMoney(String name, Map<String, String> moneySql) throws SQLException {
        execute("create temp table " + name
                + " (year integer, county_code varchar, programme_code varchar, amount decimal(18,2))");
        for (String sql : moneySql.values()) {
            // A programme is decided once: by the first that speaks of it.
            execute("insert into " + name + " select year, county_code, programme_code, amount from (" + sql
                    + ") as due where year = " + year + " and programme_code not in (select programme_code from " + name
                    + ")");
        }
    }

    private String ofYear(String sql) {
        return "select * from (" + sql + ") as judged where year = " + year;
    }

    private <T> List<T> read(String query, Reader<T> reader) throws SQLException {
        String sql = new SqlTemplate(text(query))
                .filled(Map.of(
                        "snapshot", snapshot, "year", String.valueOf(year), "fund_books", FundBooks.sql(snapshot)));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.of(rows));
            }
            return List.copyOf(result);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            statement.execute(sql);
        }
    }

    private String text(String query) {
        return catalogue.text("laboratory/readings/" + query + ".sql");
    }

    /** Ids of the catalogue, which has checked that they are plain names. */
    private static String quoted(List<String> ids) {
        return ids.isEmpty() ? "''" : ids.stream().collect(Collectors.joining("', '", "'", "'"));
    }

    private static @Nullable Boolean truth(ResultSet rows, String column) throws SQLException {
        boolean value = rows.getBoolean(column);
        return rows.wasNull() ? null : value;
    }

    private interface Reader<T> {
        T of(ResultSet rows) throws SQLException;
    }
}
