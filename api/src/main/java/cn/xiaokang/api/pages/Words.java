package cn.xiaokang.api.pages;

import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.CodeList;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the catalogue calls things, in the language of the page. */
record Words(Catalogue catalogue, Text text) {
    private static final Pattern TOKEN = Pattern.compile("[patn][0-9a-f]{24}");
    private static final int SHOWN = 9;

    /** The label of a code, or the code itself where the list does not know it; a dash where there is none. */
    String code(String list, @Nullable String code) {
        if (code == null) {
            return "—";
        }
        CodeList codes = catalogue.codeLists().all().get(list);
        Code known = codes == null ? null : codes.codes().get(code);
        return known == null ? code : text.language() == Language.EN ? known.en() : known.label();
    }

    String rule(String id) {
        Rule rule = catalogue.rules().get(id);
        if (rule == null) {
            return text.named("rule", id);
        }
        return text.language() == Language.EN
                ? rule.title().enOrZh()
                : rule.title().zh();
    }

    /** A number as it is read by people: of a token its beginning, enough to tell persons of a page apart. */
    static String shortened(@Nullable String number) {
        if (number == null) {
            return "—";
        }
        return TOKEN.matcher(number).matches() ? number.substring(0, SHOWN) + "…" : number;
    }

    /** Why a figure is empty, in words; the reason itself where it has none. */
    static String why(Text text, String reason) {
        String key = reason.replace(' ', '_');
        String said = text.named("why", key);
        return said.equals(key) ? reason : said;
    }

    /** County, town and village in one line, as far as they are known; a dash where no county is. */
    String place(@Nullable String countyCode, @Nullable String... below) {
        if (countyCode == null) {
            return "—";
        }
        StringBuilder place = new StringBuilder(text.named("area", countyCode));
        for (String name : below) {
            if (name != null) {
                place.append(' ').append(name);
            }
        }
        return place.toString();
    }
}
