package cn.xiaokang.dashboards.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.dashboards.text.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures zh = new Figures(Language.ZH);
    private final Figures en = new Figures(Language.EN);

    @Test
    void moneyTakesTheUnitThatSuitsItsSize() {
        assertEquals("9,999.99 元", zh.money(new BigDecimal("9999.99")).line());
        assertEquals("1.00 万元", zh.money(new BigDecimal("10000.00")).line());
        assertEquals("9,999.99 万元", zh.money(new BigDecimal("99999900.00")).line());
        assertEquals("1.00 亿元", zh.money(new BigDecimal("100000000.00")).line());
        assertEquals("-1.23 万元", zh.money(new BigDecimal("-12345.00")).line());
    }

    @Test
    void digitsStandInThreesAsTheLibraryWritesThem() {
        DecimalFormat library = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        Random random = new Random(1);
        for (int digits = 1; digits <= 40; digits++) {
            for (int scale = -3; scale <= 4; scale++) {
                BigDecimal number = new BigDecimal(new BigInteger(3 * digits, random), scale);
                for (BigDecimal signed : List.of(number, number.negate())) {
                    BigDecimal rounded = signed.setScale(2, RoundingMode.HALF_UP);
                    assertEquals(library.format(rounded), zh.exactMoney(signed).text(), signed.toString());
                }
            }
        }
    }

    @Test
    void theExactAmountStandsBesideTheRoundedOne() {
        Figure figure = zh.money(new BigDecimal("123456789.05"));
        assertEquals("1.23", figure.text());
        assertEquals("123,456,789.05 元", figure.exact());
        assertEquals("123456789.05", figure.value());
    }

    @Test
    void zeroIsShownAndMissingIsADash() {
        assertEquals("0.00 元", zh.money(new BigDecimal("0.00")).line());
        Figure missing = zh.money(null);
        assertEquals("—", missing.line());
        assertTrue(missing.isMissing());
        assertEquals("", missing.valueOrEmpty());
    }

    @Test
    void aShareIsPercentAndRoundsHalfUp() {
        assertEquals("66.7%", zh.share(new BigDecimal("0.6666666667")).line());
        assertEquals("0.1%", zh.share(new BigDecimal("0.0005")).line());
        assertEquals("100.0%", zh.indicator(BigDecimal.ONE, "ratio", "").line());
    }

    @Test
    void aShareOfNothingHasNoFigure() {
        assertTrue(zh.share(BigDecimal.ONE, BigDecimal.ZERO).isMissing());
    }

    @Test
    void sharesMoveByPercentagePointsAmountsByPercentCountsByNumber() {
        assertEquals(
                "+2.5 百分点",
                zh.change(new BigDecimal("0.925"), new BigDecimal("0.9"), "ratio")
                        .line());
        assertEquals(
                "+10.0%",
                zh.change(new BigDecimal("11000"), new BigDecimal("10000"), "yuan")
                        .line());
        assertEquals(
                "-3 户",
                zh.change(new BigDecimal("4"), new BigDecimal("7"), "households")
                        .line());
        assertEquals(
                "-2.5 pp",
                en.change(new BigDecimal("0.9"), new BigDecimal("0.925"), "ratio")
                        .line());
    }

    @Test
    void withoutAYearBeforeThereIsNoChange() {
        Figure change = zh.change(BigDecimal.ONE, null, "ratio");
        assertTrue(change.isMissing());
        assertEquals("没有可比的上年数", change.exact());
    }

    @Test
    void anIndicatorWithoutAValueSaysWhy() {
        Figure figure = zh.indicator(null, "ratio", "没有分母");
        assertEquals("—", figure.line());
        assertEquals("没有分母", figure.exact());
    }
}
