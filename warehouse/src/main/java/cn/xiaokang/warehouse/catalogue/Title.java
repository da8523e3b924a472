package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/** A title or a definition in two languages; the English one may still be wanting. */
public record Title(String zh, @Nullable String en) {
    /** The English words, or the Chinese ones where there are none. */
    public String enOrZh() {
        return en == null ? zh : en;
    }

    /** The words of an entry that may be left out. */
    static @Nullable Title orNull(Yaml yaml) {
        return yaml.isAbsent() ? null : of(yaml);
    }

    static Title of(Yaml yaml) {
        yaml.allow(java.util.Set.of("zh", "en"));
        return new Title(yaml.at("zh").text(), yaml.maybe("en").textOrNull());
    }
}
