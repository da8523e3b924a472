package cn.xiaokang.warehouse.catalogue;

/** A clause of the policy document: its id, title and words, which stand from starts_at to before ends_at (characters). */
public record Clause(String clause, String title, int startsAt, int endsAt, String text) {}
