package cn.xiaokang.api.queries;

import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import cn.xiaokang.warehouse.engine.FundBooks;
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
    private static final String NOTICE = "/* the notice's own SQL */";
    private static final String FUND_BOOKS = "/* the catalogue's fund books */";
    private static final String AREA = "/* its area */";

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

    /** This query around the catalogue's one sum of funds, which stands in the marked place. */
    public Query aroundFundBooks() {
        if (!sql.contains(FUND_BOOKS)) {
            throw new IllegalStateException("Query " + name + " has no place for the books of funds");
        }
        return new Query(name, sql.replace(FUND_BOOKS, FundBooks.sql("")));
    }

    /** The rows of a notice, which its own SQL makes. */
    public static Query of(NoticeKind notice) {
        return new Query("notice " + notice.id(), notice.sql());
    }

    /** Whom neighbours can think of before a notice, which its own SQL says. */
    public static Query of(NoticeKind notice, NoticeKind.Neighbours neighbours) {
        return new Query("neighbours of " + notice.id(), neighbours.sql());
    }

    /** This query around the SQL that says what must be noticed, which stands in the marked place. */
    public Query around(NoticeKind notice) {
        if (!sql.contains(NOTICE)) {
            throw new IllegalStateException("Query " + name + " has no place for the SQL of " + notice.id());
        }
        return new Query(name + " of " + notice.id(), sql.replace(NOTICE, notice.subjectsSql()));
    }

    /** This query around another one, which stands wherever its name is marked, as {@code /* funds/books *}{@code /}. */
    public Query around(Query inner) {
        String mark = "/* " + inner.name() + " */";
        if (!sql.contains(mark)) {
            throw new IllegalStateException("Query " + name + " has no place for " + inner.name());
        }
        return new Query(name, sql.replace(mark, inner.sql()));
    }

    /** This query around the SQL of an indicator, which stands in the marked place, and the column by which its rows bear an area. */
    public Query around(Indicator indicator) {
        if (!sql.contains(INDICATOR) || !sql.contains(AREA)) {
            throw new IllegalStateException("Query " + name + " has no place for the SQL of " + indicator.id());
        }
        String area = switch (indicator.builtRollup()) {
            case VILLAGE -> "village_code";
            case COUNTY -> "county_code";
            case NONE -> "area_code";
        };
        return new Query(
                name + " of " + indicator.id(),
                sql.replace(INDICATOR, indicator.builtSql()).replace(AREA, area));
    }
}
