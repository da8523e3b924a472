package cn.xiaokang.api.publication;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.NameVault;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.CodeList;
import cn.xiaokang.warehouse.catalogue.Mask;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import cn.xiaokang.warehouse.publication.LinkageAttack.Neighbour;
import cn.xiaokang.warehouse.publication.MaskedName;
import cn.xiaokang.warehouse.publication.PublicField;
import cn.xiaokang.warehouse.publication.PublicValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the text of a notice from a snapshot. Each value becomes a public value before it comes near the text: one of a column that
 * may be published, or a masked name. A child's name, a name beside a programme that tells of illness or disability, and the name of
 * someone whose age isn't known are left out whole.
 */
final class NoticeCompiler {
    private static final Query SUBJECT = Query.named("publication/subject");
    private static final String PROGRAMMES = "programme";

    private final Catalogue catalogue;
    private final NameVault vault;

    NoticeCompiler(Catalogue catalogue, NameVault vault) {
        this.catalogue = catalogue;
        this.vault = vault;
    }

    /**
     * A notice that is ready but for its number.
     *
     * @param programmes the codes of the programmes that it speaks of
     * @param names the full names behind its masks, for the scan of the finished text and nothing else
     * @param dueOn the last day on which it is posted in time
     * @param attack what a neighbour learns of it
     */
    record Compiled(
            NoticeDocument document,
            List<String> programmes,
            Collection<String> names,
            LocalDate dueOn,
            NoticeAttack attack) {
        @Override
        public String toString() {
            return "Compiled"; // the names must not slip into a log
        }
    }

    /**
     * The notice of one subject in one area, attacked; a 404 problem where the snapshot has none.
     *
     * @param earlier the version that it corrects, or null
     */
    Compiled compile(
            Reading reading,
            NoticeKind kind,
            String area,
            String subjectNo,
            @Nullable String reason,
            @Nullable NoticeDocument earlier) {
        Bindings asked = Bindings.of("area", area).and("subject_no", subjectNo);
        Row subject = reading.first(SUBJECT.around(kind), asked.and("year", null))
                .orElseThrow(() -> NoticeFault.NOTHING_TO_POST.with(subjectNo));
        List<Row> rows = reading.rows(Query.of(kind), asked);
        LocalDate since = Objects.requireNonNull(subject.dateOrNull("since"), "a subject has its day");
        List<Row> known = neighbours(reading, kind, asked, since);
        NoticeNames names = names(reading, kind, rows, known, since.getYear());
        Map<String, String> places = new HashMap<>();
        NoticeNeighbours neighbours = new NoticeNeighbours(
                kind,
                list(reading, kind, known, NoticeKind.Neighbours::known, names, places),
                list(reading, kind, known, NoticeKind.Neighbours::meant, names, places),
                days("notice_least_alike", since));
        List<NoticeNeighbours.NoticeRow> shown = new ArrayList<>();
        TreeSet<String> programmes = new TreeSet<>();
        for (Row row : rows) {
            boolean tellsOfHealth = tellsOfHealth(kind, row);
            String person = person(kind, row);
            List<String> before = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (NoticeColumn column : kind.columns()) {
                String value = value(reading, column, row, names, tellsOfHealth, places)
                        .text();
                before.add(value);
                values.add(neighbours.isLeftOut(column, person) ? leftOut(column) : value);
                if (PROGRAMMES.equals(column.codes())) {
                    String programme = row.textOrNull(column.name());
                    if (programme != null) {
                        programmes.add(programme);
                    }
                }
            }
            shown.add(new NoticeNeighbours.NoticeRow(person, tellsOfHealth, List.copyOf(before), List.copyOf(values)));
        }
        NoticeDocument document = new NoticeDocument(
                "",
                0,
                kind.id(),
                kind.title().zh(),
                kind.title().enOrZh(),
                kind.clause(),
                kind.purpose().zh(),
                area,
                placeName(reading, area),
                subject.text("county_code"),
                subjectNo,
                since.getYear(),
                reading.snapshotId(),
                String.valueOf(reading.manifest().dataEndsOn()),
                days(kind.standsDays(), since),
                kind.hotline(),
                kind.objection().zh(),
                kind.objection().enOrZh(),
                reason,
                kind.columns().stream().map(NoticeCompiler::column).toList(),
                shown.stream().map(NoticeNeighbours.NoticeRow::values).toList(),
                shown.size(),
                total(kind, rows));
        return new Compiled(
                document,
                List.copyOf(programmes),
                names.full(persons(kind, rows)),
                since.plusDays(days(kind.dueDays(), since)),
                neighbours.attack(kind.columns(), shown, earlier));
    }

    /** Everyone whom a neighbour can think of; none of a notice that is of nobody. */
    private List<Row> neighbours(Reading reading, NoticeKind kind, Bindings asked, LocalDate since) {
        NoticeKind.Neighbours neighbours = kind.neighbours();
        return neighbours == null
                ? List.of()
                : reading.rows(
                        Query.of(kind, neighbours),
                        asked.and("minor_age", days("minor_age", since)).and("elder_age", days("elder_age", since)));
    }

    /** The neighbours' list, with what the notice's own rule would show of each. */
    private List<Neighbour> list(
            Reading reading,
            NoticeKind kind,
            List<Row> known,
            Function<NoticeKind.Neighbours, List<String>> which,
            NoticeNames names,
            Map<String, String> places) {
        NoticeKind.Neighbours neighbours = kind.neighbours();
        if (neighbours == null) {
            return List.of();
        }
        List<NoticeColumn> columns = which.apply(neighbours).stream()
                .map(name -> kind.column(name).orElseThrow())
                .toList();
        return known.stream()
                .map(row -> new Neighbour(
                        row.text("person"),
                        columns.stream()
                                .map(column -> value(reading, column, row, names, false, places)
                                        .text())
                                .toList(),
                        row.text("beside")))
                .toList();
    }

    private String leftOut(NoticeColumn column) {
        return column.kind() == NoticeColumn.Kind.NAME
                ? MaskedName.hidden().text()
                : PublicField.of(column, null, catalogue.codeLists(), code -> code)
                        .text();
    }

    /** Whom a row tells of, where it names somebody. */
    private static @Nullable String person(NoticeKind kind, Row row) {
        return kind.columns().stream()
                .filter(column -> column.kind() == NoticeColumn.Kind.NAME)
                .findFirst()
                .map(column -> row.textOrNull(column.name()))
                .orElse(null);
    }

    private static List<String> persons(NoticeKind kind, List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(person(kind, row)))
                .distinct()
                .sorted()
                .toList();
    }

    private int days(String parameter, LocalDate on) {
        return catalogue
                .parameters()
                .on(parameter, on)
                .or(() -> catalogue.parameters().on(parameter, LocalDate.of(2018, 1, 1)))
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException("no value of " + parameter));
    }

    private PublicValue value(
            Reading reading,
            NoticeColumn column,
            Row row,
            NoticeNames names,
            boolean tellsOfHealth,
            Map<String, String> places) {
        if (column.kind() == NoticeColumn.Kind.NAME) {
            return names.masked(row.textOrNull(column.name()), tellsOfHealth ? Mask.WHOLE : column.mask());
        }
        Object value = switch (column.kind()) {
            case MONEY, NUMBER -> row.moneyOrNull(column.name());
            case DATE -> row.dateOrNull(column.name());
            case WHOLE -> row.wholeOrNull(column.name());
            case WORDS, CODE, PLACE, PERIOD, NAME -> row.textOrNull(column.name());
        };
        return PublicField.of(
                column,
                value,
                catalogue.codeLists(),
                code -> places.computeIfAbsent(code, one -> division(reading, one)));
    }

    private boolean tellsOfHealth(NoticeKind kind, Row row) {
        for (NoticeColumn column : kind.columns()) {
            CodeList list =
                    column.codes() == null ? null : catalogue.codeLists().all().get(column.codes());
            String given = list == null ? null : row.textOrNull(column.name());
            Code code = list == null || given == null ? null : list.codes().get(given);
            if (code != null && code.tellsOfHealth()) {
                return true;
            }
        }
        return false;
    }

    private NoticeNames names(Reading reading, NoticeKind kind, List<Row> rows, List<Row> others, int year) {
        List<String> persons = kind.hasNames()
                ? persons(kind, Stream.concat(rows.stream(), others.stream()).toList())
                : List.of();
        return NoticeNames.of(reading, vault, persons, year, days("minor_age", LocalDate.of(year, 1, 1)));
    }

    private static @Nullable String total(NoticeKind kind, List<Row> rows) {
        String column = kind.total();
        if (column == null) {
            return null;
        }
        BigDecimal sum = new BigDecimal("0.00");
        for (Row row : rows) {
            BigDecimal amount = row.moneyOrNull(column);
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum.toPlainString();
    }

    private static NoticeDocument.Column column(NoticeColumn column) {
        return new NoticeDocument.Column(
                column.name(),
                column.title().zh(),
                column.title().enOrZh(),
                column.kind().name().toLowerCase(Locale.ROOT));
    }

    private static String placeName(Reading reading, String area) {
        StringBuilder name = new StringBuilder();
        for (int length : List.of(6, 9, 12)) {
            if (area.length() >= length) {
                String part = division(reading, area.substring(0, length));
                name.append(name.isEmpty() || part.isEmpty() ? "" : " ").append(part);
            }
        }
        return name.toString();
    }

    private static String division(Reading reading, String code) {
        return DivisionNames.of(reading, code).orElse("");
    }
}
