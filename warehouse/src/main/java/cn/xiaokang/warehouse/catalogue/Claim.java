package cn.xiaokang.warehouse.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a household may still claim where a rule finds that something due to it never came, in words for the household itself.
 *
 * @param rule the rule, whose side is {@link Side#WRONGLY_NOT_PAID}; also the name of the file in {@code claims/}
 * @param by the evidence column whose values, divided by commas, each name one thing; or null where the rule knows one thing only
 * @param parts what each value of that column is called; empty without one
 * @param may what may be claimed
 * @param ask where to ask
 */
public record Claim(String rule, @Nullable String by, Map<String, Title> parts, Title may, Title ask) {}
