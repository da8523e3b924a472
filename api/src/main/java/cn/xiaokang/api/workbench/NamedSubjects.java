package cn.xiaokang.api.workbench;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whom rows name: what stands in a column of household numbers, and wherever else, under whatever name of a column and amid whatever
 * other text, a household's number or a person's token stands. A household's number is known by the register, not by its looks.
 */
final class NamedSubjects {
    private static final Query HOUSEHOLDS = Query.named("workbench/named_households");
    private static final String HOUSEHOLD = "household_id";
    private static final Pattern TOKEN = Pattern.compile("p[0-9a-f]{24}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    /** The digits of a household's number as the departments write it: six of the county, six of its own. */
    private static final int LENGTH = 12;

    /** How many texts are looked up at once. */
    private static final int AT_ONCE = 20_000;

    private final Reading reading;
    private final Set<String> subjects = new TreeSet<>();
    private final Set<String> candidates = new TreeSet<>();

    private NamedSubjects(Reading reading) {
        this.reading = reading;
    }

    /** The numbers and tokens, in order. */
    static Set<String> of(Reading reading, RowSet found) {
        NamedSubjects named = new NamedSubjects(reading);
        for (List<@Nullable String> row : found.rows()) {
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                if (value != null) {
                    named.take(value, found.columns().get(i).startsWith(HOUSEHOLD));
                }
            }
        }
        named.lookUp();
        return named.subjects;
    }

    private void take(String value, boolean isHousehold) {
        if (isHousehold && NUMBER.matcher(value).matches()) {
            subjects.add(value);
        }
        TOKEN.matcher(value).results().forEach(token -> subjects.add(token.group()));
        NUMBER.matcher(value)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= LENGTH / 2)
                .forEach(candidates::add);
        // where a number was put together with other digits, it may begin at any of them
        DIGITS.matcher(value)
                .results()
                .map(MatchResult::group)
                .forEach(run -> IntStream.rangeClosed(0, run.length() - LENGTH)
                        .forEach(i -> candidates.add(run.substring(i, i + LENGTH))));
        if (candidates.size() >= AT_ONCE) {
            lookUp();
        }
    }

    private void lookUp() {
        candidates.removeAll(subjects);
        if (!candidates.isEmpty()) {
            reading.rowsUnkept(HOUSEHOLDS, Bindings.of("candidates", String.join(",", candidates)))
                    .forEach(row -> subjects.add(row.text("household_id")));
        }
        candidates.clear();
    }
}
