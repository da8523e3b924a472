package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The choices of the filters that several pages have. */
final class Filters {
    private static final Query COUNTIES = Query.named("pages/counties");

    private Filters() {}

    /** The years, the chosen one marked. */
    static List<Choice> years(Collection<Integer> years, int chosen) {
        return years.stream()
                .map(year -> new Choice(String.valueOf(year), String.valueOf(year), "", year == chosen))
                .toList();
    }

    /** The city where the viewer may see it, and the counties of the viewer's scope. */
    static List<Choice> areas(Reading reading, Text text, String chosen) {
        List<Choice> choices = new ArrayList<>();
        if (reading.viewer().area().countyCode() == null) {
            choices.add(new Choice(
                    AreaScope.CITY_CODE,
                    text.named("area", AreaScope.CITY_CODE),
                    "",
                    AreaScope.CITY_CODE.equals(chosen)));
        }
        counties(reading)
                .forEach(code -> choices.add(new Choice(code, text.named("area", code), "", code.equals(chosen))));
        return choices;
    }

    /** The codes of the counties in the viewer's scope. */
    static List<String> counties(Reading reading) {
        return reading.rows(COUNTIES, Bindings.none()).stream()
                .map(row -> row.text("division_code"))
                .toList();
    }

    /** "All" and then the values. */
    static List<Choice> allAnd(
            Text text, Collection<String> values, Function<String, String> label, @Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", text.say("all"), "", chosen == null));
        values.forEach(value -> choices.add(new Choice(value, label.apply(value), "", Objects.equals(value, chosen))));
        return choices;
    }
}
