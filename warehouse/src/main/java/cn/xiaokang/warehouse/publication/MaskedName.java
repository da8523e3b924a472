package cn.xiaokang.warehouse.publication;

import cn.xiaokang.warehouse.catalogue.Mask;
import cn.xiaokang.warehouse.identity.PersonName;
import java.util.Set;

/** A name after its mask; the name itself is not kept. */
public final class MaskedName implements PublicValue {
    private static final String UNKNOWN = "某";
    private static final Set<String> TWO_CHARACTER_SURNAMES = Set.of(
            "欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "令狐", "慕容", "宇文", "长孙", "司徒", "端木", "东方", "独孤", "南宫", "司空",
            "澹台", "申屠", "轩辕", "百里", "呼延", "钟离", "闻人", "东郭");

    private final String text;

    private MaskedName(String text) {
        this.text = text;
    }

    /** The name under its mask: of 王芳 and of 王小芳, 王某 and 王某某; a longer name does not show how long it is. */
    public static MaskedName of(String name, Mask mask) {
        String plain = PersonName.normalForm(name);
        int characters = plain.codePointCount(0, plain.length());
        if (mask == Mask.WHOLE || characters < 2) {
            return hidden();
        }
        String surname =
                characters > 2 && TWO_CHARACTER_SURNAMES.contains(start(plain, 2)) ? start(plain, 2) : start(plain, 1);
        int given = characters - surname.codePointCount(0, surname.length());
        return new MaskedName(surname + UNKNOWN.repeat(Math.min(given, 2)));
    }

    /** In place of a child's name. */
    public static MaskedName ofMinor() {
        return new MaskedName("未成年人");
    }

    /** In place of a name that must not be shown, or isn't known. */
    public static MaskedName hidden() {
        return new MaskedName(UNKNOWN + UNKNOWN);
    }

    private static String start(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
