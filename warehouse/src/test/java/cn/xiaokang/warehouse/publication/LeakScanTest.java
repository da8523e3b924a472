package cn.xiaokang.warehouse.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.catalogue.Mask;
import cn.xiaokang.warehouse.identity.IdentityNumber;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The masks and the scan of the finished text. */
class LeakScanTest {
    private static final String CLEAN =
            "海宁市 斜桥镇 农村最低生活保障金 330402P01202103 嘉财2019-00001 快照 s000012-01234567 2022-03-10 1234567.00 12317 张某某";

    @Test
    void aNoticeAsItShouldBeIsClean() {
        assertEquals(Set.of(), LeakScan.of(CLEAN, List.of("张三丰")));
    }

    @Property
    void anIdentityNumberWithAFittingCheckDigitIsFoundWhereverItStands(
            @ForAll @IntRange(min = 1930, max = 2020) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 28) int day,
            @ForAll @IntRange(min = 0, max = 999) int order) {
        String body = "330499%04d%02d%02d%03d".formatted(year, month, day, order);
        String number = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X").stream()
                .map(check -> body + check)
                .filter(text -> IdentityNumber.of(text).isValid())
                .findFirst()
                .orElseThrow();
        assertTrue(LeakScan.of("户主" + number + "，", List.of()).contains(LeakScan.Leak.IDENTITY_NUMBER));
        String apart = number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
        assertTrue(LeakScan.of(apart, List.of()).contains(LeakScan.Leak.IDENTITY_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6228483985568154958", "6228 4839 8556 8154 958", "账号６２２８４８３９８５５６８１５４９５８"})
    void anAccountIsFound(String text) {
        assertEquals(Set.of(LeakScan.Leak.ACCOUNT), LeakScan.of(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13905731234", "139 0573 1234", "0573-82345678", "电话057382345678。"})
    void aTelephoneIsFound(String text) {
        assertEquals(Set.of(LeakScan.Leak.PHONE), LeakScan.of(text, List.of()));
    }

    @Test
    void aFullNameIsFoundEvenWithBlanksInIt() {
        assertEquals(Set.of(LeakScan.Leak.NAME), LeakScan.of("收款人 张 三丰", List.of("张三丰")));
    }

    @Property
    void aMaskedNameShowsNoneOfTheGivenName(@ForAll @IntRange(min = 0, max = 3) int length) {
        String given = "建国芳明".substring(0, length);
        String masked = MaskedName.of("张" + given, Mask.SURNAME).text();
        assertFalse(given.chars().anyMatch(c -> masked.indexOf(c) >= 0), masked);
        assertEquals("某某", MaskedName.of("张" + given, Mask.WHOLE).text());
    }

    @Test
    void theSurnameStaysAndTheLengthOfALongNameDoesNotShow() {
        assertEquals("张某", MaskedName.of("张三", Mask.SURNAME).text());
        assertEquals("张某某", MaskedName.of(" 张三 丰 ", Mask.SURNAME).text());
        assertEquals("欧阳某", MaskedName.of("欧阳修", Mask.SURNAME).text());
        assertEquals("阿某某", MaskedName.of("阿卜杜·热西提", Mask.SURNAME).text());
        assertEquals("某某", MaskedName.of("张", Mask.SURNAME).text());
    }
}
