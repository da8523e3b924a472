package cn.xiaokang.warehouse.value;

import org.jspecify.annotations.Nullable;

/** Numbers that name things (accounts, telephones, divisions): digits alone, whatever blanks stand inside. */
public final class Digits {
    private static final int MOST = 32;

    private Digits() {}

    public static @Nullable String of(String written) {
        String text = HalfWidth.of(Blanks.removed(written));
        return text.length() <= MOST && Numbers.isDigits(text) ? text : null;
    }
}
