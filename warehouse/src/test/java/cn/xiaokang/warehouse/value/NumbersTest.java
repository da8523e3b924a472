package cn.xiaokang.warehouse.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
    private static final long MOST_FEN = 99_999_999_999_999L;

    @Property
    void anyAmountWrittenCanBeReadBack(
            @ForAll @LongRange(min = 0, max = MOST_FEN) long fen, @ForAll("forms") Form form) {
        BigDecimal amount = BigDecimal.valueOf(fen, 2);
        assertEquals(amount, Numbers.money(form.write(amount)));
    }

    @Property
    void anAmountSpoiledByOneCharacterIsRefused(
            @ForAll @LongRange(min = 0, max = MOST_FEN) long fen,
            @ForAll("spoilers") char spoiler,
            @ForAll @IntRange(min = 0, max = 20) int at) {
        String written = BigDecimal.valueOf(fen, 2).toPlainString();
        int place = 1 + at % (written.length() - 1);
        assertNull(Numbers.money(written.substring(0, place) + spoiler + written.substring(place)));
    }

    @Property
    void anAmountWithAPartOfAFenIsRefused(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long fen, @ForAll @IntRange(min = 1, max = 9) int more) {
        assertNull(Numbers.money(BigDecimal.valueOf(fen, 2).toPlainString() + more));
    }

    @Property
    void anyIntegerWrittenCanBeReadBack(@ForAll int number) {
        assertEquals(number, Numbers.integer(Integer.toString(number)));
        assertEquals(number, Numbers.integer(String.format(Locale.ROOT, "%,d", number)));
        assertEquals(BigDecimal.valueOf(number).setScale(4), Numbers.decimal(number + ".0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.50", "1,234.50|1234.50", "¥1234.5|1234.50", "￥1,234|1234.00", "１２３４．５|1234.50",
                "1234.500|1234.50", "0|0.00", "000123|123.00", "999999999999.99|999999999999.99", " 12 |12.00"
            })
    void amounts(String written, BigDecimal amount) {
        assertEquals(amount, Numbers.money(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12O.5",
                "1.234E+03",
                "1e5",
                "-5",
                "--5",
                "+5",
                "1.2万元",
                "壹佰",
                "1,23.4",
                "1234.567",
                "1e309",
                "NaN",
                "¥",
                "¥¥5",
                "1.",
                ".5",
                "1..5",
                "1,2345",
                ",123",
                "1,234,56",
                "1234,567",
                "1.5,000",
                "0x10",
                "5元",
                "1 234",
                "(5)",
                "1000000000000",
                "١٢٣",
                "-100",
                "12.3.4",
                "１，２３"
            })
    void noAmounts(String written) {
        assertNull(Numbers.money(written));
    }

    @Property
    void anAmountBelowZeroIsReadWhereItMayBe(@ForAll @LongRange(min = 1, max = MOST_FEN) long fen) {
        String written = BigDecimal.valueOf(-fen, 2).toPlainString();
        assertEquals(BigDecimal.valueOf(-fen, 2), Numbers.signedMoney(written));
        assertEquals(BigDecimal.valueOf(fen, 2), Numbers.signedMoney(written.substring(1)));
        assertNull(Numbers.signedMoney("-" + written));
        assertNull(Numbers.money(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "1,00", "三", "-", "1e3", "--1", "- 1", "¥5"})
    void noIntegers(String written) {
        assertNull(Numbers.integer(written));
    }

    @Provide
    Arbitrary<Form> forms() {
        return Arbitraries.of(Form.values());
    }

    @Provide
    Arbitrary<Character> spoilers() {
        return Arbitraries.of('O', 'l', 'e', '-', ' ', '元', ';', '\'', '*', '/', '一');
    }

    private enum Form {
        PLAIN {
            @Override
            String write(BigDecimal amount) {
                return amount.toPlainString();
            }
        },
        SHORTEST {
            @Override
            String write(BigDecimal amount) {
                return amount.stripTrailingZeros().toPlainString();
            }
        },
        LONGER {
            @Override
            String write(BigDecimal amount) {
                return amount.toPlainString() + "00";
            }
        },
        SEPARATED {
            @Override
            String write(BigDecimal amount) {
                return String.format(Locale.ROOT, "%,.2f", amount);
            }
        },
        WITH_SIGN {
            @Override
            String write(BigDecimal amount) {
                return "¥" + SEPARATED.write(amount);
            }
        },
        FULL_WIDTH {
            @Override
            String write(BigDecimal amount) {
                StringBuilder wide = new StringBuilder("\u3000");
                SEPARATED.write(amount).chars().forEach(c -> wide.append((char) (c + 0xfee0)));
                return wide.toString();
            }
        };

        abstract String write(BigDecimal amount);
    }
}
