package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the catalogue's SQL must not do, because one of the engines is slow at it. */
class SqlHabitsTest {
    private static final Pattern EXISTS = Pattern.compile("exists \\(");
    private static final Pattern NAME = Pattern.compile("temporary function (\\w+)\\(");

    /**
     * Spark joins every distinct value of the outer side with the whole inner one before it looks at a macro in a correlated
     * subquery: 193 s instead of 24 s for 2.4 million payments. A join with the macro in its condition is fine.
     */
    @Test
    void noMacroStandsInACorrelatedSubquery() {
        Catalogue catalogue = Catalogue.load();
        Pattern macro = Pattern.compile(catalogue.macros("spark").stream()
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(named -> named.group(1))
                .collect(Collectors.joining("|", "\\b(", ")\\(")));
        assertTrue(macro.matcher("days_between(a, b)").find());
        Map<String, String> texts = new TreeMap<>();
        catalogue.rules().forEach((id, rule) -> texts.put("rule " + id, String.valueOf(rule.sql())));
        catalogue
                .indicators()
                .forEach((id, indicator) -> texts.put("indicator " + id, String.valueOf(indicator.sql())));
        catalogue.tables().forEach((id, table) -> texts.put("table " + id, String.valueOf(table.sql())));
        List<String> slow = texts.entrySet().stream()
                .filter(text -> hasMacroInSubquery(macro, text.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), slow);
    }

    private static boolean hasMacroInSubquery(Pattern macro, String sql) {
        Matcher exists = EXISTS.matcher(sql);
        while (exists.find()) {
            int depth = 1;
            int end = exists.end();
            while (depth > 0 && end < sql.length()) {
                char at = sql.charAt(end++);
                depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            }
            if (macro.matcher(sql.substring(exists.end(), end)).find()) {
                return true;
            }
        }
        return false;
    }
}
