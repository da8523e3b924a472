package cn.xiaokang.api.reference;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The divisions as a tree, and the counties' boundaries; both are public facts. */
public final class DivisionResource implements Resource {
    private static final Query DIVISIONS = Query.named("reference/divisions");
    private static final String TOP = "";

    private final Readings readings;
    private final String boundaries;
    private final String boundariesTag;

    /** Answers from the snapshot and from that catalogue's references. */
    public DivisionResource(Readings readings, Catalogue catalogue) {
        this.readings = readings;
        this.boundaries = catalogue.text("reference/jiaxing-counties.geojson");
        this.boundariesTag = '"' + catalogue.digest().substring(0, 16) + '"';
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/divisions", this::tree, Permission.PUBLIC);
        routes.get("/api/v1/divisions/geojson", this::geojson, Permission.PUBLIC);
    }

    private void tree(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.send(context, reading, () -> new Tree(children(byParent(reading), TOP)));
    }

    private void geojson(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "public, max-age=86400");
        context.header("ETag", boundariesTag);
        context.result(boundaries).contentType("application/geo+json");
    }

    private static Map<String, List<Row>> byParent(Reading reading) {
        return reading.rows(DIVISIONS, Bindings.none()).stream().collect(Collectors.groupingBy(row -> {
            String parent = row.textOrNull("parent_code");
            return parent == null || row.text("level").equals("city") ? TOP : parent;
        }));
    }

    private static List<Division> children(Map<String, List<Row>> byParent, String parent) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(row -> new Division(
                        row.text("division_code"),
                        row.text("name"),
                        row.text("level"),
                        row.textOrNull("committee_type"),
                        row.wholeOrNull("first_edition"),
                        row.wholeOrNull("last_edition"),
                        children(byParent, row.text("division_code"))))
                .toList();
    }

    private record Tree(List<Division> items) {}

    private record Division(
            String code,
            String name,
            String level,
            @Nullable String committeeType,
            @Nullable Long firstEdition,
            @Nullable Long lastEdition,
            List<Division> children) {}
}
