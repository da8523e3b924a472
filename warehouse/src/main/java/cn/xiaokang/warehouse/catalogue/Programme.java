package cn.xiaokang.warehouse.catalogue;

/** A programme of payments, with the clause it carries out; rhythm: month, year or once; payee: person or household. */
public record Programme(String code, String label, String en, String clause, String rhythm, String payee) {}
