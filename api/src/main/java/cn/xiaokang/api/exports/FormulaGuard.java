package cn.xiaokang.api.exports;

import java.util.regex.Pattern;

/** Keeps words from becoming a formula where a spreadsheet opens them (OWASP, CSV Injection). */
public final class FormulaGuard {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private FormulaGuard() {}

    /** Words that begin like a formula and are no number get a quote before them, which spreadsheets show as text. */
    public static String safe(String words) {
        return FORMULA.matcher(words).matches() && !NUMBER.matcher(words).matches() ? "'" + words : words;
    }
}
