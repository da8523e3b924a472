package cn.xiaokang.etl.load;

import cn.xiaokang.etl.city.ReadBack;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Rollup;
import cn.xiaokang.warehouse.evidence.DeliveredRow;
import cn.xiaokang.warehouse.evidence.Opening;
import cn.xiaokang.warehouse.evidence.Question;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks from figures down to lines of the delivered files: value, numerator and denominator rows, delivered rows, and there reads the
 * file itself and holds the line to what the snapshot says of it.
 */
final class FigureWalk {
    private static final int ROWS_TRIED = 3;
    private static final Pattern NAMED = Pattern.compile(":([a-z_]+)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Catalogue catalogue;
    private final Connection connection;
    private final Opening opening;
    private final Map<String, ReadBack.Taken> lines = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    FigureWalk(Catalogue catalogue, Connection connection, Path inbox) throws IOException {
        this.catalogue = catalogue;
        this.connection = connection;
        this.opening = new Opening(catalogue);
        for (ReadBack.Taken taken : new ReadBack().inForce(inbox)) {
            lines.put(taken.file() + ":" + taken.line(), taken);
        }
    }

    /** What went wrong on the way down from every indicator of a county and a year; where it has none there, of another. */
    List<String> faults(String county, int year) throws SQLException {
        for (Indicator indicator : catalogue.indicators().values()) {
            Map<String, @Nullable String> figure = figure(indicator, county, year);
            if (figure == null) {
                faults.add(indicator.id() + ": no figure with rows in any county and year");
            } else {
                String area = Objects.requireNonNull(figure.get("area_code"));
                int ofYear = Integer.parseInt(Objects.requireNonNull(figure.get("year")));
                List<Map<String, @Nullable String>> items = items(indicator, area, ofYear);
                holdSums(indicator, figure, items);
                int found = 0;
                for (Map<String, @Nullable String> item :
                        items.stream().limit(ROWS_TRIED).toList()) {
                    found += down(indicator, Objects.requireNonNull(item.get("item_no")), area, ofYear);
                }
                if (found == 0) {
                    faults.add(indicator.id() + " " + area + " " + ofYear + ": leads to no line of a file");
                }
            }
        }
        return faults;
    }

    /** Goes down from one row; how many lines of files were found and agree. */
    private int down(Indicator indicator, String itemNo, String area, int year) throws SQLException {
        int found = 0;
        var figure = opening.figure(indicator, itemNo);
        if (figure.isPresent()) {
            Indicator below = Objects.requireNonNull(
                    catalogue.indicators().get(figure.get().indicator()));
            List<Map<String, @Nullable String>> items =
                    items(below, figure.get().areaCode(), figure.get().year());
            for (Map<String, @Nullable String> item :
                    items.stream().limit(ROWS_TRIED).toList()) {
                found += down(
                        below,
                        Objects.requireNonNull(item.get("item_no")),
                        figure.get().areaCode(),
                        figure.get().year());
            }
        }
        for (DeliveredRow row : opening.rows(indicator, itemNo, area, year, this::rows)) {
            found += agrees(indicator, row) ? 1 : 0;
        }
        return found;
    }

    /** Whether the line of the file says what the snapshot says of it, in every column that isn't personal. */
    private boolean agrees(Indicator indicator, DeliveredRow row) {
        String place = row.file() + ":" + row.line();
        ReadBack.Taken line = lines.get(place);
        if (line == null) {
            faults.add(indicator.id() + ": " + row.table().name() + " " + row.rowNo() + " names " + place
                    + ", which isn't there");
            return false;
        }
        Contract contract = Objects.requireNonNull(catalogue.contracts().get(line.source()));
        int held = 0;
        for (ContractColumn column : contract.columns()) {
            String kept = row.values().get(column.name());
            String written = line.values().get(column.name());
            if (column.privacy() == null && kept != null && written != null) {
                held++;
                if (!plain(kept).equals(plain(written))) {
                    faults.add(indicator.id() + ": " + place + " says " + written + " in " + column.name()
                            + ", the row " + kept);
                }
            }
        }
        if (held == 0) {
            faults.add(indicator.id() + ": " + place + " and its row have nothing to compare");
        }
        return held > 0;
    }

    private static String plain(String value) {
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value.replaceAll("\\s", "");
    }

    private void holdSums(
            Indicator indicator, Map<String, @Nullable String> figure, List<Map<String, @Nullable String>> items) {
        for (String part : List.of("numerator", "denominator")) {
            BigDecimal sum = items.stream()
                    .map(item -> item.get(part))
                    .filter(Objects::nonNull)
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            String told = figure.get(part);
            boolean isCount = part.equals("denominator") && indicator.denominatorIsOne();
            if (!isCount && (told == null || sum.compareTo(new BigDecimal(told)) != 0)) {
                faults.add(indicator.id() + ": the rows' " + part + "s sum to " + sum + ", the figure has " + told);
            }
        }
    }

    private @Nullable Map<String, @Nullable String> figure(Indicator indicator, String county, int year)
            throws SQLException {
        return ask(
                        "select area_code, year, numerator, denominator from fact_indicator where indicator = ?"
                                + " and area_level = 'county' and value is not null"
                                + " order by numerator = 0, area_code <> ?, year <> cast(? as integer), area_code, year limit 1",
                        List.of(indicator.id(), county, String.valueOf(year)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<Map<String, @Nullable String>> items(Indicator indicator, String area, int year) throws SQLException {
        String column = indicator.builtRollup() == Rollup.VILLAGE
                ? "village_code"
                : indicator.builtRollup() == Rollup.COUNTY ? "county_code" : "area_code";
        String within = indicator.builtRollup() == Rollup.NONE ? column + " = ?" : "starts_with(" + column + ", ?)";
        return ask(
                "select item_no, cast(numerator as decimal(24,6)) as numerator, cast(denominator as decimal(24,6)) as denominator from ("
                        + indicator.builtSql() + ") as item where " + within
                        + " and year = cast(? as integer) and item_no is not null"
                        + " order by numerator <> 0 desc, item_no",
                List.of(area, String.valueOf(year)));
    }

    private List<Map<String, @Nullable String>> rows(Question question) {
        List<String> values = new ArrayList<>();
        Matcher named = NAMED.matcher(question.sql());
        while (named.find()) {
            values.add(Objects.requireNonNull(question.values().get(named.group(1)), question.sql()));
        }
        try {
            return ask(NAMED.matcher(question.sql()).replaceAll("?"), values);
        } catch (SQLException e) {
            throw new IllegalStateException(question.name(), e);
        }
    }

    private List<Map<String, @Nullable String>> ask(String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            List<Map<String, @Nullable String>> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, @Nullable String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
                    }
                    result.add(row);
                }
            }
            return result;
        }
    }
}
