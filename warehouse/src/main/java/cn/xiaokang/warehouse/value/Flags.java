package cn.xiaokang.warehouse.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes and no as written: 是/否, Y/N, 1/0, true/false. */
public final class Flags {
    private Flags() {}

    public static @Nullable Boolean of(String written) {
        return switch (HalfWidth.of(Blanks.trimmed(written)).toLowerCase(Locale.ROOT)) {
            case "是", "y", "1", "true" -> Boolean.TRUE;
            case "否", "n", "0", "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
