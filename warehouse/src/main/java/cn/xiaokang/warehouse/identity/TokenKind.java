package cn.xiaokang.warehouse.identity;

/** What a token stands for. Tokens of one kind can be compared across all sources. */
public enum TokenKind {
    PERSON("person"),
    ACCOUNT("account"),
    TELEPHONE("telephone"),
    /** Names, and any other personal text: equal tokens are equal names. */
    NAME("name");

    private final String word;

    TokenKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    char letter() {
        return word.charAt(0);
    }
}
