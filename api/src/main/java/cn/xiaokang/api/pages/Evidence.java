package cn.xiaokang.api.pages;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.FlagView.EvidenceRow;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.catalogue.Title;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a flag's evidence names, each with the delivered file and line it came from. A value of the evidence names a row when
 * its column is, or ends in, the key of a table; the tables that the rule reads give the rows that agree with the evidence in every
 * column they share, its person or household among them.
 */
final class Evidence {
    private static final String MARK = "/* the rows of the table */";
    private static final Query PLACED = Query.named("pages/evidence");
    private static final int ROWS_A_TABLE = 6;
    private static final Map<String, String> SUBJECT_COLUMNS =
            Map.of("person", "person_id", "household", "household_id", "account", "account_id", "batch", "batch_no");

    /** What every question about a household looks at. */
    private static final List<String> OF_HOUSEHOLD = List.of("fact_register", "fact_income");

    private static final Set<String> PLACE = Set.of("delivery_id", "line", "bank_delivery_id", "bank_line");
    private static final String OF_BANK = "bank_";

    private final Catalogue catalogue;
    private final Reading reading;
    private final Rule rule;
    private final Words words;
    private final Told told;
    private final Map<String, String> values;
    private final Set<String> named = new LinkedHashSet<>();
    /** Tables with the numbers whose row has been found, so that it isn't asked for again. */
    private final Set<Numbered> found = new HashSet<>();

    Evidence(Catalogue catalogue, Reading reading, Rule rule, Words words, Map<String, String> values) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.rule = rule;
        this.words = words;
        this.told = new Told(catalogue, reading, words);
        this.values = values;
    }

    /** A row by its table's one key. */
    private record Numbered(String table, String number) {}

    /**
     * What a flag is about.
     *
     * @param householdId empty where no household is known; so of the county
     */
    record Flagged(String subject, String subjectNo, String householdId, String countyCode, String period) {
        /** Where its rows most likely lie. */
        Map<String, String> home(TableDefinition table) {
            Map<String, String> home = new LinkedHashMap<>();
            if (!householdId.isEmpty() && table.column("household_id").isPresent()) {
                home.put("household_id", householdId);
                if (!countyCode.isEmpty() && table.column("county_code").isPresent()) {
                    home.put("county_code", countyCode);
                }
            }
            return home;
        }
    }

    /** The rows: the subject's own first, then those that the evidence names, then those that agree with it. */
    List<EvidenceRow> rows(Flagged flagged) {
        String subject = flagged.subject();
        String subjectNo = flagged.subjectNo();
        String householdId = flagged.householdId();
        String period = flagged.period();
        Map<String, EvidenceRow> rows = new LinkedHashMap<>();
        add(rows, byKey(flagged, subject + "_no", subjectNo));
        values.forEach((column, value) -> {
            List<EvidenceRow> found = byKey(flagged, column, value);
            if (!found.isEmpty()) {
                named.add(column);
            }
            add(rows, found);
        });
        Map<String, String> known = new LinkedHashMap<>(values);
        known.put(SUBJECT_COLUMNS.getOrDefault(subject, subject + "_no"), subjectNo);
        if (!householdId.isEmpty() && !subject.equals("account")) {
            known.putIfAbsent("household_id", householdId);
        }
        known.putIfAbsent("period", period);
        String village = values.get("village_codes");
        if (village != null && !village.contains(",")) {
            known.putIfAbsent("village_code", village);
        }
        List<String> asked = new ArrayList<>(rule.reads());
        if (subject.equals("household")) {
            asked.addAll(OF_HOUSEHOLD);
        }
        asked.stream().map(this::delivered).distinct().forEach(table -> {
            if (!isFound(table, known)) {
                add(rows, agreeing(table, ofTable(table, known, period)));
            }
        });
        return List.copyOf(rows.values());
    }

    /** A table, or where it only adds up the rows of another, that one. */
    private TableDefinition delivered(String name) {
        TableDefinition table = catalogue.table(name);
        Set<String> below = table.restsOn().keySet();
        return below.size() == 1 ? delivered(below.iterator().next()) : table;
    }

    private static void add(Map<String, EvidenceRow> rows, List<EvidenceRow> found) {
        found.forEach(row -> rows.putIfAbsent(row.table() + " " + row.no(), row));
    }

    /** What is left of the evidence: values that the rule worked out. */
    List<Field> findings() {
        return values.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .map(entry -> new Field(label(entry.getKey()), told.said(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** Rows that a value numbers; a column of several numbers ends in s and holds them with commas between. */
    private List<EvidenceRow> byKey(Flagged flagged, String column, String value) {
        String one = column.endsWith("_nos") ? column.substring(0, column.length() - 1) : column;
        return catalogue.tables().values().stream()
                .filter(table -> isDelivered(table)
                        && table.key().size() == 1
                        && !SUBJECT_COLUMNS.containsValue(table.key().get(0))
                        && (one.equals(table.key().get(0))
                                || one.endsWith("_" + table.key().get(0))))
                .sorted(Comparator.comparing(
                                (TableDefinition table) -> !rule.reads().contains(table.name()))
                        .thenComparing(TableDefinition::name))
                .map(table -> Arrays.stream(value.split(","))
                        .limit(ROWS_A_TABLE)
                        .flatMap(number -> numbered(flagged, table, number.strip()).stream())
                        .toList())
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The row of that number. Large tables lie by county and household, not by number: it is looked for at home first, where few rows are
     * read, and everywhere only where it isn't there.
     */
    private List<EvidenceRow> numbered(Flagged flagged, TableDefinition table, String number) {
        Map<String, String> by = new LinkedHashMap<>(flagged.home(table));
        by.put(table.key().get(0), number);
        List<EvidenceRow> rows = ask(table, by);
        if (rows.isEmpty() && by.size() > 1) {
            rows = ask(table, Map.of(table.key().get(0), number));
        }
        if (!rows.isEmpty()) {
            found.add(new Numbered(table.name(), number));
        }
        return rows;
    }

    private boolean isFound(TableDefinition table, Map<String, String> known) {
        String number = known.get(table.key().get(0));
        return table.key().size() == 1 && number != null && found.contains(new Numbered(table.name(), number));
    }

    /** What is known that the table has a column for; in tables of many rows a person, those of the flag's year alone. */
    private static Map<String, String> ofTable(TableDefinition table, Map<String, String> known, String period) {
        Map<String, String> shared = new LinkedHashMap<>();
        table.columns().stream()
                .map(TableColumn::name)
                .filter(known::containsKey)
                .forEach(column -> shared.put(column, known.get(column)));
        boolean isOfYear = table.column("year").isPresent()
                && !shared.containsKey("period")
                && (table.key().contains("year")
                        || table.key().contains("as_of")
                        || (table.key().size() == 1
                                && !SUBJECT_COLUMNS.containsValue(table.key().get(0))));
        if (isOfYear && !shared.containsKey("as_of")) {
            shared.put("year", period.substring(0, Math.min(4, period.length())));
        }
        return shared;
    }

    /** The rows of a table that agree with what is known, a person, household, account or batch among it. */
    private List<EvidenceRow> agreeing(TableDefinition table, Map<String, String> known) {
        boolean isNamed = SUBJECT_COLUMNS.values().stream().anyMatch(known::containsKey);
        return isDelivered(table) && isNamed ? ask(table, known) : List.of();
    }

    private static boolean isDelivered(TableDefinition table) {
        return table.isDelivered()
                && !table.name().equals("fact_quarantine")
                && !table.name().equals("fact_identity_repair");
    }

    /** The names in the statement are those of the catalogue's table; the values are bound. */
    private List<EvidenceRow> ask(TableDefinition table, Map<String, String> by) {
        String conditions = by.keySet().stream()
                .map(column -> "cast(" + column + " as varchar) = :" + column)
                .collect(Collectors.joining(" and "));
        String order = String.join(", ", table.key());
        String rows = "select * from " + table.name() + " where " + conditions + " order by " + order + " limit "
                + ROWS_A_TABLE;
        Query query = new Query(
                PLACED.name() + " " + table.name() + " by " + by.keySet(),
                PLACED.sql().replace(MARK, rows));
        Bindings bindings = Bindings.none();
        for (Map.Entry<String, String> entry : by.entrySet()) {
            bindings = bindings.and(entry.getKey(), entry.getValue());
        }
        return reading.rows(query, bindings).stream()
                .map(row -> row(table, row))
                .toList();
    }

    private EvidenceRow row(TableDefinition table, Row row) {
        List<Field> fields = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            String value = row.textOrNull(column.name());
            if (value != null && isTold(column)) {
                fields.add(new Field(told.label(column), told.said(column.name(), value)));
            }
        }
        String no = table.key().stream()
                .map(column -> Words.shortened(row.textOrNull(column)))
                .collect(Collectors.joining(" · "));
        String file = row.textOrNull("evidence_file");
        String line = row.textOrNull("line");
        return new EvidenceRow(
                DictionaryPage.said(words.text(), table.title()),
                no,
                file == null ? "—" : file,
                line == null ? "—" : line,
                fields);
    }

    /** What a department delivered, and what the rule names of it; not what the star adds for its own ends, and nothing personal. */
    private boolean isTold(TableColumn column) {
        String name = column.name();
        boolean isDelivered = catalogue.contracts().values().stream()
                .anyMatch(contract -> contract.column(name).isPresent());
        return !PLACE.contains(name)
                && column.privacy() != Privacy.PERSONAL
                && (isDelivered
                        || column.privacy() == Privacy.TOKEN
                        || name.startsWith(OF_BANK)
                        || values.containsKey(name));
    }

    private String label(String column) {
        Title said = rule.words().get(column);
        if (said != null) {
            return words.text().language() == Language.EN ? said.enOrZh() : said.zh();
        }
        String own = words.text().named("evidence", column);
        if (!own.equals(column)) {
            return own;
        }
        return rule.reads().stream()
                .map(name -> catalogue.tables().get(name))
                .filter(table -> table != null && table.column(column).isPresent())
                .findFirst()
                .flatMap(table -> table.column(column))
                .map(told::label)
                .orElse(column);
    }
}
