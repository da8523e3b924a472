package cn.xiaokang.dashboards.text;

import java.util.Optional;

/** A language of the pages. Chinese comes first. */
public enum Language {
    ZH("zh", "zh-CN", "中文"),
    EN("en", "en", "English");

    private final String code;
    private final String tag;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As written in an address and in text.yaml: zh, en. */
    public String code() {
        return code;
    }

    /** As written in the page's lang attribute. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself, for the switch. */
    public String ownName() {
        return ownName;
    }

    /** The other one of the two. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** Of the two texts, the one of this language. */
    public String of(String zh, String en) {
        return this == ZH ? zh : en;
    }

    public static Optional<Language> coded(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
