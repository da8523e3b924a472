package cn.xiaokang.warehouse.catalogue;

import org.jspecify.annotations.Nullable;

/** A title in two languages; the English one may still be wanting. */
public record Title(String zh, @Nullable String en) {
    /** The English title, or the Chinese one where there is none. */
    public String enOrZh() {
        return en == null ? zh : en;
    }

    static Title of(Yaml yaml) {
        yaml.allow(java.util.Set.of("zh", "en"));
        return new Title(yaml.at("zh").text(), yaml.maybe("en").textOrNull());
    }
}
