package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of notice, as a folder of {@code notices/} describes it: what is shown, for how long, by when, and to whom one may object.
 *
 * @param id the folder's name
 * @param subject what departments' own records call this kind (code list publication_subject), or null where they keep none
 * @param isOfHouseholds whether its rows are households or persons, so that few of them are not told once it has come down
 * @param purpose what it is published for
 * @param objection how one objects to what it says
 * @param hotline the telephone number for that
 * @param standsDays the parameter that says for how many days at least it stands
 * @param dueDays the parameter that says within how many days of its subject it must be posted
 * @param columns what it shows, in order
 * @param total the column whose sum it states, or null
 * @param sql its rows for {@code :area} and {@code :subject_no}
 * @param subjectsSql what must be noticed, for {@code :year} (null is every year) and {@code :viewer_county}: area, county_code,
 *     subject_no, since, items, amount
 * @param neighbours what neighbours know, or null of a kind whose rows are nobody
 */
public record NoticeKind(
        String id,
        Title title,
        String clause,
        @Nullable String subject,
        boolean isOfHouseholds,
        Title purpose,
        Title objection,
        String hotline,
        String standsDays,
        String dueDays,
        List<NoticeColumn> columns,
        @Nullable String total,
        String sql,
        String subjectsSql,
        @Nullable Neighbours neighbours) {
    /**
     * What a neighbour brings to a notice, to be held against it before it is posted.
     *
     * @param known the columns shown that a neighbour knows of everyone, in the order in which they are left out where they single
     *     someone out
     * @param meant the columns by which neighbours are meant to recognise whom a row tells of: left as they are, and counted
     * @param sql for {@code :area} and {@code :subject_no}, everyone whom a neighbour can think of: person, the known and the meant columns (a name
     *     by its token), beside (what the rows may imply, such as an age band)
     */
    public record Neighbours(List<String> known, List<String> meant, String sql) {}

    /** The column of that name. */
    public Optional<NoticeColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether it shows names. */
    public boolean hasNames() {
        return columns.stream().anyMatch(column -> column.kind() == NoticeColumn.Kind.NAME);
    }
}
