package cn.xiaokang.warehouse.catalogue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an SQL text: its names, and its quoted values, without its comments. */
public record SqlText(Set<String> words, Set<String> values) {
    private static final Pattern PART =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'((?:[^']|'')*)'|([A-Za-z_][A-Za-z0-9_]*)", Pattern.DOTALL);

    /** The words of a statement. */
    public static SqlText of(String sql) {
        Set<String> words = new TreeSet<>();
        Set<String> values = new TreeSet<>();
        Matcher part = PART.matcher(sql);
        while (part.find()) {
            if (part.group(1) != null) {
                values.add(part.group(1));
            } else if (part.group(2) != null) {
                words.add(part.group(2));
            }
        }
        return new SqlText(words, values);
    }
}
