package cn.xiaokang.api.queries;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The values that a query binds, by name; null binds as an absent text. */
public final class Bindings {
    private static final Bindings NONE = new Bindings(Map.of());

    private final Map<String, @Nullable Object> values;

    private Bindings(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** No values. */
    public static Bindings none() {
        return NONE;
    }

    /** One text. */
    public static Bindings of(String name, @Nullable String value) {
        return NONE.and(name, value);
    }

    /** One whole number. */
    public static Bindings of(String name, int value) {
        return NONE.and(name, value);
    }

    /** These and one text more. */
    public Bindings and(String name, @Nullable String value) {
        return with(name, value);
    }

    /** These and one whole number more. */
    public Bindings and(String name, int value) {
        return with(name, value);
    }

    /** Binds them to a statement; for whoever asks a query himself. */
    public void bind(SqlStatement<?> statement) {
        values.forEach((name, value) -> {
            if (value == null) {
                statement.bindByType(name, null, String.class);
            } else {
                statement.bind(name, value);
            }
        });
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    private Bindings with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Bindings(Collections.unmodifiableMap(more));
    }
}
