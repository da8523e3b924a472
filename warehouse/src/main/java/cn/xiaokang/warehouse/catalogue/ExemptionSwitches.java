package cn.xiaokang.warehouse.catalogue;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a rule's SQL at which an exemption clears a row. Each stands between two comments, so that the statement runs as it is
 * written: a comment that says {@code unless ID}, what clears the row, and a comment that says {@code otherwise} and what stands there
 * without the exemption. Places don't lie inside each other.
 */
public final class ExemptionSwitches {
    private static final Pattern PLACE = Pattern.compile(
            "/\\*\\s*unless\\s+([a-z][a-z0-9_]*)\\s*\\*/(.*?)/\\*\\s*otherwise\\b(.*?)\\*/", Pattern.DOTALL);

    private ExemptionSwitches() {}

    /** The exemptions that have a place in a statement. */
    public static Set<String> in(String sql) {
        Set<String> ids = new TreeSet<>();
        Matcher place = PLACE.matcher(sql);
        while (place.find()) {
            ids.add(place.group(1));
        }
        return ids;
    }

    /** The statement as it would be without those exemptions. */
    public static String without(String sql, Collection<String> exemptions) {
        return PLACE.matcher(sql)
                .replaceAll(place -> Matcher.quoteReplacement(
                        exemptions.contains(place.group(1)) ? place.group(3).strip() : place.group()));
    }
}
