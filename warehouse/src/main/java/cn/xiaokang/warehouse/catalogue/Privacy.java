package cn.xiaokang.warehouse.catalogue;

/** How private a column is. */
public enum Privacy {
    /** Names a person: an identity number, name, account, telephone, address, date of birth. */
    PERSONAL,
    /** A token in place of a personal value. */
    TOKEN,
    /** Tells of a named person what harms when known: health, disability, death. */
    SENSITIVE
}
