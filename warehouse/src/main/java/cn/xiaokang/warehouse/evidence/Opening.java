package cn.xiaokang.warehouse.evidence;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.ItemKind;
import cn.xiaokang.warehouse.catalogue.SqlText;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.engine.SqlTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens one row behind a figure to the delivered rows that it rests on. A table is asked for the rows that agree with the row's number
 * in every column they share; where it knows the thing by its person or household alone, by these, as rows found before name them.
 */
public final class Opening {
    private static final int ROWS_A_TABLE = 40;

    /** Columns that a spell ends by: it may have begun in an earlier year. */
    private static final Set<String> ENDS =
            Set.of("ends_on", "ended_on", "repaid_on", "closed_on", "cancelled_on", "completed_on");

    private static final List<String> BEARERS = List.of("person_id", "household_id");
    private static final Set<String> OF_STATISTIC = Set.of("area_code", "year", "indicator");

    private final Catalogue catalogue;
    private final SqlTemplate template;

    /** Whoever holds a snapshot: gives each row of an answer by column. */
    public interface Asker {
        /** The rows of the answer, values as text, empty ones as null. */
        List<Map<String, @Nullable String>> rows(Question question);
    }

    /** Openings by that catalogue. */
    public Opening(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.template = new SqlTemplate(catalogue.text("macros/delivered_rows.sql"));
    }

    /** Where a row is itself a figure of another indicator: that indicator, area and year. */
    public record FigureAddress(String indicator, String areaCode, int year) {}

    /** The figure that a row stands for; none where it is no figure of ours. */
    public Optional<FigureAddress> figure(Indicator indicator, String itemNo) {
        Map<String, @Nullable String> values = kind(indicator).values(itemNo);
        String id = values.get("indicator");
        String area = values.get("area_code");
        String year = values.get("year");
        return id != null
                        && area != null
                        && year != null
                        && catalogue.indicators().containsKey(id)
                ? Optional.of(new FigureAddress(id, area, Integer.parseInt(year)))
                : Optional.empty();
    }

    /** The kind of an indicator's rows. */
    public ItemKind kind(Indicator indicator) {
        ItemKind kind = catalogue.items().get(String.valueOf(indicator.item()));
        if (kind == null) {
            throw new IllegalArgumentException("indicator " + indicator.id() + " names no kind of its rows");
        }
        return kind;
    }

    /**
     * The delivered rows behind one row.
     *
     * @param areaCode the area that the row lies in
     */
    public List<DeliveredRow> rows(Indicator indicator, String itemNo, String areaCode, int year, Asker asker) {
        ItemKind kind = kind(indicator);
        Map<String, @Nullable String> number = kind.values(itemNo);
        if (number.isEmpty()) {
            return List.of();
        }
        Walk walk = new Walk(number, kind, areaCode, year, asker);
        List<TableDefinition> tables = Foundation.of(catalogue, indicator);
        tables.stream().filter(walk::knowsNumber).forEach(walk::askByNumber);
        tables.stream().filter(table -> !walk.knowsNumber(table)).forEach(walk::askByBearer);
        tables.stream()
                .filter(table -> names(table).containsAll(OF_STATISTIC))
                .forEach(table -> walk.askForStatistics(table, indicator));
        return List.copyOf(walk.found.values());
    }

    private static Set<String> names(TableDefinition table) {
        return table.columns().stream().map(TableColumn::name).collect(Collectors.toSet());
    }

    /** One walk: what is known so far, and what was found. */
    private final class Walk {
        private final Map<String, @Nullable String> number;
        private final ItemKind kind;
        private final String areaCode;
        private final int year;
        private final Asker asker;
        private final Map<String, String> bearers = new LinkedHashMap<>();
        private final Map<String, DeliveredRow> found = new LinkedHashMap<>();

        Walk(Map<String, @Nullable String> number, ItemKind kind, String areaCode, int year, Asker asker) {
            this.number = number;
            this.kind = kind;
            this.areaCode = areaCode;
            this.year = year;
            this.asker = asker;
        }

        /** Whether a table has every column of the number, by our name or its own. */
        boolean knowsNumber(TableDefinition table) {
            return number.keySet().stream().allMatch(column -> theirs(table, column) != null);
        }

        private @Nullable String theirs(TableDefinition table, String column) {
            if (table.column(column).isPresent()) {
                return column;
            }
            return kind.knownAs().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(column)
                            && table.column(entry.getKey()).isPresent())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }

        void askByNumber(TableDefinition table) {
            Conditions conditions = new Conditions();
            number.forEach((column, value) -> conditions.equal(String.valueOf(theirs(table, column)), value));
            boolean isOneRow = number.keySet().containsAll(table.key());
            boolean isByAnotherName = number.keySet().stream()
                    .anyMatch(column -> table.column(column).isEmpty());
            if (!isOneRow && !isByAnotherName) {
                ofYear(table, conditions);
            }
            if (number.containsKey("fund_source_code")
                    && table.column("county_code").isPresent()) {
                conditions.equal("county_code", county());
            }
            ask(table, conditions);
        }

        void askByBearer(TableDefinition table) {
            for (String bearer : BEARERS) {
                String value = bearers.get(bearer);
                if (value != null && table.column(bearer).isPresent()) {
                    Conditions conditions = new Conditions();
                    conditions.equal(bearer, value);
                    ofYear(table, conditions);
                    ask(table, conditions);
                    return;
                }
            }
        }

        /** Published figures that the SQL names, of the area's county, this year and the year before. */
        void askForStatistics(TableDefinition table, Indicator indicator) {
            if (knowsNumber(table)) {
                return;
            }
            Set<String> known = catalogue.codeLists().list("statistic").codes().keySet();
            SqlText.of(indicator.builtSql()).values().stream()
                    .filter(known::contains)
                    .forEach(statistic -> {
                        Conditions conditions = new Conditions();
                        conditions.equal("area_code", county());
                        conditions.equal("indicator", statistic);
                        conditions.between("year", year - 1, year);
                        ask(table, conditions);
                    });
        }

        private String county() {
            return areaCode.substring(0, Math.min(6, areaCode.length()));
        }

        private void ofYear(TableDefinition table, Conditions conditions) {
            if (table.column("year").isEmpty()) {
                return;
            }
            if (names(table).stream().anyMatch(ENDS::contains)) {
                conditions.between("year", 0, year);
            } else {
                conditions.between("year", year, year);
            }
        }

        private void ask(TableDefinition table, Conditions conditions) {
            String sql = template.filled(Map.of(
                    "table", table.name(),
                    "conditions", conditions.sql(),
                    "key", table.key().stream().map(key -> key + " desc").collect(Collectors.joining(", ")),
                    "most", String.valueOf(ROWS_A_TABLE)));
            for (Map<String, @Nullable String> values : asker.rows(
                    new Question(table.name() + " where " + conditions.sql(), sql, Map.copyOf(conditions.values)))) {
                keep(table, values);
            }
        }

        private void keep(TableDefinition table, Map<String, @Nullable String> values) {
            Map<String, String> told = new LinkedHashMap<>();
            for (TableColumn column : table.columns()) {
                String value = values.get(column.name());
                if (value != null) {
                    told.put(column.name(), value);
                    if (BEARERS.contains(column.name())) {
                        bearers.putIfAbsent(column.name(), value);
                    }
                }
            }
            String no =
                    table.key().stream().map(key -> told.getOrDefault(key, "-")).collect(Collectors.joining("|"));
            String line = told.get("line");
            found.putIfAbsent(
                    table.name() + " " + no,
                    new DeliveredRow(
                            table,
                            no,
                            told.get("delivery_id"),
                            values.get("delivered_file"),
                            line == null ? null : Long.valueOf(line),
                            told));
        }
    }

    /** What rows must agree in; names of columns are the catalogue's, values are bound. */
    private static final class Conditions {
        private final List<String> said = new ArrayList<>();
        private final Map<String, String> values = new LinkedHashMap<>();

        void equal(String column, @Nullable String value) {
            if (value == null) {
                said.add(column + " is null");
            } else {
                said.add("cast(" + column + " as string) = :" + column);
                values.put(column, value);
            }
        }

        void between(String column, int least, int most) {
            said.add(column + " between cast(:least as integer) and cast(:most as integer)");
            values.put("least", String.valueOf(least));
            values.put("most", String.valueOf(most));
        }

        String sql() {
            return String.join(" and ", said);
        }
    }
}
