package cn.xiaokang.api.dossier;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of all households name by a code or a number: branches, files, lines of income. Small tables, read once for a snapshot
 * and scope, since one look into them costs the database as much as to read them whole.
 */
public final class HouseholdReference {
    private static final Query BRANCHES = Query.named("dossier/branches");
    private static final Query DELIVERIES = Query.named("dossier/deliveries");
    private static final Query INCOME_LINES = Query.named("dossier/income_lines");

    private final Map<String, String> branches;
    private final Map<String, String> files;
    private final Map<String, BigDecimal> incomeLines;

    private HouseholdReference(
            Map<String, String> branches, Map<String, String> files, Map<String, BigDecimal> incomeLines) {
        this.branches = branches;
        this.files = files;
        this.incomeLines = incomeLines;
    }

    /** What is named within the reading's snapshot and scope. */
    public static HouseholdReference of(Reading reading) {
        return reading.kept(
                "household reference",
                "",
                HouseholdReference.class,
                all -> all.branches.size() + all.files.size() + all.incomeLines.size(),
                () -> new HouseholdReference(
                        read(reading, BRANCHES, row -> row.text("branch_code"), row -> row.textOrNull("branch_name")),
                        read(reading, DELIVERIES, row -> row.text("delivery_id"), row -> row.textOrNull("file")),
                        read(
                                reading,
                                INCOME_LINES,
                                row -> key(row.text("county_code"), row.year("year")),
                                row -> row.moneyOrNull("income_line"))));
    }

    /** What a branch is called; null where it isn't known. */
    public @Nullable String branch(@Nullable String code) {
        return code == null ? null : branches.get(code);
    }

    /** The file of a delivery; null where it isn't known. */
    public @Nullable String file(@Nullable String delivery) {
        return delivery == null ? null : files.get(delivery);
    }

    /** The line of income per person in a county's year, in yuan; null where no standard is known. */
    public @Nullable BigDecimal incomeLine(@Nullable String county, int year) {
        return county == null ? null : incomeLines.get(key(county, year));
    }

    private static String key(String county, int year) {
        return county + "-" + year;
    }

    private static <T> Map<String, T> read(
            Reading reading, Query query, Function<Row, String> key, Function<Row, @Nullable T> value) {
        Map<String, T> read = new HashMap<>();
        for (Row row : reading.rowsUnkept(query, Bindings.none())) {
            T told = value.apply(row);
            if (told != null) {
                read.put(key.apply(row), told);
            }
        }
        return read;
    }
}
