package cn.xiaokang.warehouse.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the child says: rows as text, or a fault with its words. */
record SandboxAnswer(
        List<String> columns,
        List<List<@Nullable String>> rows,
        boolean isCut,
        @Nullable Refusal refusal) {
    /** A fault as it goes from one process to the other. */
    record Refusal(String code, String zh, String en) {}
}
