package cn.xiaokang.warehouse.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQL file of the catalogue with places to fill: {{name}}. What fills them is SQL of the catalogue or names and numbers that
 * the catalogue has checked, never a value of a request.
 */
public record SqlTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

    /** The statement with its places filled, without its comments. */
    public String filled(Map<String, String> with) {
        // Comments may speak of the places, so they go first.
        String plain =
                Pattern.compile("^--.*\\R", Pattern.MULTILINE).matcher(text).replaceAll("");
        return PLACE.matcher(plain).replaceAll(place -> {
            String value = with.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing fills " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** A statement without its last semicolon, so that it may stand inside another. */
    static String inner(String sql) {
        String stripped = sql.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
