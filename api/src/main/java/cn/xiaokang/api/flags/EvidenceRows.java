package cn.xiaokang.api.flags;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the delivered rows that a flag's subject and evidence name. */
final class EvidenceRows {
    private static final Query ROWS = Query.named("flags/evidence_rows");
    private static final int MOST = 60;

    /** How the end of an evidence column's name tells what it numbers; and so does a flag's subject. */
    private static final Map<String, String> LIST_BY_COLUMN = Map.of(
            "payment_no", "payments",
            "settlement_no", "settlements",
            "case_no", "renovations",
            "loan_no", "loans",
            "project_no", "projects",
            "visit_no", "visits",
            "publication_no", "notices",
            "household_id", "households");

    private static final Map<String, String> LIST_BY_SUBJECT = Map.of(
            "payment", "payments",
            "settlement", "settlements",
            "renovation", "renovations",
            "loan", "loans",
            "project", "projects",
            "visit", "visits",
            "household", "households");

    private EvidenceRows() {}

    static List<FlagDetail.DeliveredRow> of(Reading reading, FlagLine flag, JsonNode evidence) {
        Map<String, Set<String>> numbers = new LinkedHashMap<>();
        LIST_BY_COLUMN.values().forEach(list -> numbers.put(list, new TreeSet<>()));
        String ofSubject = LIST_BY_SUBJECT.get(flag.subject());
        String subjectNo = flag.subjectNo();
        if (ofSubject != null && subjectNo != null) {
            add(numbers, ofSubject, subjectNo);
        }
        evidence.properties()
                .forEach(field -> LIST_BY_COLUMN.forEach((column, list) -> {
                    if (field.getKey().endsWith(column) || field.getKey().endsWith(column + "s")) {
                        add(numbers, list, text(field.getValue()));
                    }
                }));
        Bindings bindings = Bindings.none();
        for (Map.Entry<String, Set<String>> entry : numbers.entrySet()) {
            bindings = bindings.and(entry.getKey(), String.join(",", entry.getValue()));
        }
        return reading.rows(ROWS, bindings).stream().map(EvidenceRows::row).toList();
    }

    private static void add(Map<String, Set<String>> numbers, String list, @Nullable String named) {
        Set<String> ofList = numbers.get(list);
        if (ofList == null || named == null) {
            return;
        }
        Arrays.stream(named.split("[,;|\\s\\[\\]\"]+"))
                .filter(number -> !number.isEmpty())
                .takeWhile(number -> ofList.size() < MOST)
                .forEach(ofList::add);
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static FlagDetail.DeliveredRow row(Row row) {
        return new FlagDetail.DeliveredRow(
                row.text("kind"),
                row.text("row_no"),
                row.dateOrNull("happened_on"),
                row.moneyOrNull("amount"),
                row.textOrNull("delivery_id"),
                row.textOrNull("file"),
                row.wholeOrNull("line"));
    }
}
