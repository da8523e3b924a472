package cn.xiaokang.api.assessment;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All indicators at once: of one area through the years, or of the areas below it in one year. */
public final class IndicatorTables {
    private static final Query HISTORY = Query.named("assessment/history");
    private static final Query CHILDREN = Query.named("assessment/children");

    private final Catalogue catalogue;

    /** The indicators of that catalogue. */
    public IndicatorTables(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Figures of an area by indicator, in the catalogue's order; each list by year. */
    public Map<String, List<Figure>> history(Reading reading, String area) {
        return inOrder(reading, HISTORY, Bindings.of("area", area));
    }

    /** Figures of an area's direct children in a year by indicator, in the catalogue's order; each list by area. */
    public Map<String, List<Figure>> children(Reading reading, String area, int year) {
        return inOrder(reading, CHILDREN, Bindings.of("area", area).and("year", year));
    }

    private Map<String, List<Figure>> inOrder(Reading reading, Query query, Bindings bindings) {
        Map<String, List<Figure>> found = reading.rows(query, bindings).stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("indicator"),
                        LinkedHashMap::new,
                        Collectors.mapping(Figure::of, Collectors.toList())));
        Map<String, List<Figure>> ordered = new LinkedHashMap<>();
        catalogue.indicators().keySet().forEach(id -> {
            List<Figure> figures = found.get(id);
            if (figures != null) {
                ordered.put(id, figures);
            }
        });
        return ordered;
    }
}
