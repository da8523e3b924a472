package cn.xiaokang.warehouse.identity;

import cn.xiaokang.warehouse.value.Blanks;

/** Names for comparison: without white space and without the dots that separate the parts of a name. */
public final class PersonName {
    private static final String DOTS = "·•・．.‧∙⋅";

    private PersonName() {}

    public static String normalForm(String written) {
        String text = Blanks.removed(written);
        int at = 0;
        while (at < text.length() && DOTS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            if (DOTS.indexOf(text.charAt(at)) < 0) {
                kept.append(text.charAt(at));
            }
        }
        return kept.toString();
    }
}
