package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import java.util.ArrayList;
import java.util.List;

/** Areas on a page: their names, what they lie in, the choices among them. */
record Places(Reading reading, Text text) {

    /** An area's name; city and counties in the language of the page, those below as they are called. A 404 problem for an unknown one. */
    String name(String area) {
        return area.length() == 6
                ? text.named("area", area)
                : DivisionNames.of(reading, area).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(area));
    }

    /** The area with those that it lies in, from the top of the viewer's scope down. */
    List<String> trail(String area) {
        List<String> trail = new ArrayList<>();
        if (reading.viewer().area().countyCode() == null) {
            trail.add(AreaScope.CITY_CODE);
        }
        for (int length : List.of(6, 9, 12)) {
            if (area.length() >= length && !area.equals(AreaScope.CITY_CODE)) {
                trail.add(area.substring(0, length));
            }
        }
        return List.copyOf(trail);
    }

    /** City and counties, and the chosen one where it lies below. */
    List<Choice> choices(String chosen) {
        List<Choice> choices = new ArrayList<>(Filters.areas(reading, text, chosen));
        if (chosen.length() > 6) {
            choices.add(new Choice(chosen, name(chosen), "", true));
        }
        return choices;
    }
}
