package cn.xiaokang.warehouse.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a figure should reach in one year, or in every year where the year is null. */
public record Target(@Nullable Integer year, Value value) {
    /** Where the target's number comes from. */
    public sealed interface Value permits Fixed, OfParameter {}

    /** A number that the indicator itself gives. */
    public record Fixed(BigDecimal number) implements Value {}

    /** A parameter, at its value on the last day of the year. */
    public record OfParameter(String parameter) implements Value {}
}
