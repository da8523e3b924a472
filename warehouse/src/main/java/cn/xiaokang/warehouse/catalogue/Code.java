package cn.xiaokang.warehouse.catalogue;

import java.util.Map;

/** One code with its label in two languages, and what else the list says of it. */
public record Code(String code, String label, String en, Map<String, String> attributes) {}
