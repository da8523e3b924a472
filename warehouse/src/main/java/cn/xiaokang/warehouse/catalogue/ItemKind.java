package cn.xiaokang.warehouse.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row behind a figure is.
 *
 * @param columns what its number is made of, divided by |
 * @param knownAs how other tables call a column: their name, ours
 * @param isPersonal whether the number names a person, a household or their papers
 * @param householdIn the table that knows whose household the number is of, by its first column; null where it is the household itself, or
 *     no household's
 */
public record ItemKind(
        String name,
        Title title,
        List<String> columns,
        Map<String, String> knownAs,
        boolean isPersonal,
        @Nullable String householdIn) {
    private static final String EMPTY = "-";

    /** The values in a row's number by column; null where the number has a dash. Empty where it isn't such a number. */
    public Map<String, @Nullable String> values(String itemNo) {
        String[] parts = itemNo.split("\\|", -1);
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        if (parts.length == columns.size()) {
            for (int i = 0; i < parts.length; i++) {
                values.put(columns.get(i), parts[i].equals(EMPTY) ? null : parts[i]);
            }
        }
        return values;
    }
}
