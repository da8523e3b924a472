package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.publication.PublicFundTree.Branch;
import cn.xiaokang.api.publication.PublicFundTree.Cell;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree of funds, for anyone, as JSON and as CSV. */
public final class PublicFundTreeResource implements Resource {
    private static final String TREE = "/api/v1/public/funds/tree";

    private final Readings readings;
    private final PublicFundTrees trees;

    /** Answers with those trees. */
    public PublicFundTreeResource(Readings readings, PublicFundTrees trees) {
        this.readings = readings;
        this.trees = trees;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(TREE, this::tree, Permission.PUBLIC);
        routes.get(TREE + ".csv", this::file, Permission.PUBLIC);
    }

    private void tree(Context context) {
        Reading reading = readings.ofReleased(context);
        FundScope scope = scope(context, reading);
        Answer.send(context, reading, () -> trees.tree(reading, scope));
    }

    /** The branches, the sum of those left out, and the node, each a line; what is left out is empty. */
    private void file(Context context) {
        Reading reading = readings.ofReleased(context);
        FundScope scope = scope(context, reading);
        PublicFundTree tree = trees.tree(reading, scope);
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        lines(tree).forEach(csv::writeRecord);
        flush(csv);
        context.header("Cache-Control", "no-cache");
        context.header("Content-Disposition", "attachment; filename=\"funds-" + scope.year() + ".csv\"");
        context.contentType("text/csv; charset=utf-8");
        context.result(text.toString());
    }

    private static List<List<String>> lines(PublicFundTree tree) {
        String level = Objects.requireNonNullElse(tree.level(), "village");
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "line", "code", "name", "allocated", "ordered", "confirmed", "published", "payments", "households"));
        for (Branch branch : tree.branches()) {
            lines.add(fields(level, branch.code(), branch.nameZh(), branch.cell()));
        }
        PublicFundTree.Withheld rest = tree.withheld();
        Cell together = new Cell(null, rest.ordered(), rest.confirmed(), rest.published(), rest.payments(), null, null);
        lines.add(fields("withheld", String.valueOf(rest.branches()), "", together));
        lines.add(fields("node", "", "", tree.node()));
        return lines;
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't be written", e);
        }
    }

    private static List<String> fields(String line, String code, String name, Cell cell) {
        return Stream.concat(
                        Stream.of(line, code, name),
                        Stream.of(
                                field(cell.allocated()),
                                field(cell.ordered()),
                                field(cell.confirmed()),
                                field(cell.published()),
                                field(cell.payments()),
                                field(cell.households())))
                .toList();
    }

    private static String field(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private FundScope scope(Context context, Reading reading) {
        Parameters parameters = Parameters.of(context, "year", "source", "county", "programme", "town", "village");
        return new FundScope(
                trees.year(reading, parameters.year("year")),
                parameters.id("source"),
                parameters.county("county"),
                parameters.id("programme"),
                parameters.area("town"),
                parameters.area("village"));
    }
}
