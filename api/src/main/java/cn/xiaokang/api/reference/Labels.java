package cn.xiaokang.api.reference;

import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Code;
import cn.xiaokang.warehouse.catalogue.CodeList;
import org.jspecify.annotations.Nullable;

/** The words for codes: of the code lists and of the divisions. */
public final class Labels {

    private final Catalogue catalogue;

    /** The words of that catalogue. */
    public Labels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A code's Chinese label; the code itself where the list doesn't know it. */
    public String zh(String list, @Nullable String code) {
        Code known = code(list, code);
        return known == null ? other(code, "未指定") : known.label();
    }

    /** A code's English label; the code itself where the list doesn't know it. */
    public String en(String list, @Nullable String code) {
        Code known = code(list, code);
        return known == null ? other(code, "not specified") : known.en();
    }

    /** A division's name; its code where the snapshot or the viewer's scope doesn't have it. */
    public String division(Reading reading, String code) {
        return DivisionNames.of(reading, code).orElse(code);
    }

    private @Nullable Code code(String list, @Nullable String code) {
        CodeList codes = catalogue.codeLists().all().get(list);
        return codes == null || code == null ? null : codes.codes().get(code);
    }

    private static String other(@Nullable String code, String nothing) {
        return code == null || code.equals("NONE") ? nothing : code;
    }
}
