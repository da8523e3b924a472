package cn.xiaokang.warehouse.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Amounts that are exact to the cent. */
class MoneyTest {
    private static Money cents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2));
    }

    @Property
    void anyAmountWrittenCanBeReadBack(@ForAll long cents) {
        assertEquals(cents(cents), Money.of(cents(cents).toString()));
    }

    @Property
    void whatIsAddedCanBeTakenOff(@ForAll long one, @ForAll long other) {
        assertEquals(cents(one), cents(one).plus(cents(other)).minus(cents(other)));
    }

    @Example
    void equalAmountsAreEqualHoweverWritten() {
        assertEquals(Money.of("1234.5"), Money.of("1234.50"));
        assertEquals("1234.50", Money.of("1234.5").toString());
        assertEquals(Money.ZERO, Money.of("0"));
    }

    @Example
    void partsOfACentAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Money.of("0.001"));
    }
}
