package cn.xiaokang.warehouse.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in yuan, exact to the cent. */
public record Money(BigDecimal yuan) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** With two decimals; an amount of parts of a cent is refused, never rounded. */
    public Money {
        try {
            yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount has whole cents: " + yuan.toPlainString(), e);
        }
    }

    /** The amount in its plain form, such as 1234.50. */
    public static Money of(String yuan) {
        return new Money(new BigDecimal(yuan));
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    /** Its plain form with two decimals. */
    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}
