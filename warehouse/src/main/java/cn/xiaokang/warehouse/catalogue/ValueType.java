package cn.xiaokang.warehouse.catalogue;

/** What a column of a delivery holds, as the delivery convention defines it. */
public enum ValueType {
    TEXT,
    CODE,
    DATE,
    YEAR,
    MONTH,
    PERIOD,
    MONEY,
    DECIMAL,
    INTEGER,
    FLAG,
    ID_NUMBER,
    ACCOUNT,
    PHONE,
    USCC,
    VILLAGE,
    COUNTY
}
