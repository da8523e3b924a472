package cn.xiaokang.api.queries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A statement of queries/*.sql. A request's value never becomes part of its text.
 *
 * @param name its path below queries/, without .sql
 * @param sql its text, with :names for what is bound
 */
public record Query(String name, String sql) {
    private static final String INDICATOR = "/* the indicator's own SQL */";

    /** The query of that name. */
    public static Query named(String name) {
        String path = "/queries/" + name + ".sql";
        try (InputStream stream = Query.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no query " + path);
            }
            return new Query(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read query " + path, e);
        }
    }

    /** This query around the SQL of a thing of the catalogue, which stands in the marked place. */
    public Query around(String catalogueId, String catalogueSql) {
        if (!sql.contains(INDICATOR)) {
            throw new IllegalStateException("Query " + name + " has no place for the SQL of " + catalogueId);
        }
        return new Query(name + " of " + catalogueId, sql.replace(INDICATOR, catalogueSql));
    }
}
