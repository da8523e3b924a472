package cn.xiaokang.warehouse.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainValuesTest {
    @Property
    void digitsWithBlanksAndFullWidthAreReadBack(@ForAll @NumericChars @StringLength(min = 1, max = 32) String digits) {
        StringBuilder written = new StringBuilder(" ");
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            written.append(i % 3 == 0 ? (char) (c + 0xfee0) : c).append(i % 4 == 3 ? "\u3000" : "");
        }
        assertEquals(digits, Digits.of(written.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.22E+18", "0573-82012345", "62O0", "+86", "", "123456789012345678901234567890123"})
    void noDigits(String written) {
        assertNull(Digits.of(written));
    }

    @ParameterizedTest
    @CsvSource({
        "是,true",
        "Y,true",
        "1,true",
        "true,true",
        "TRUE,true",
        "否,false",
        "N,false",
        "0,false",
        "false,false",
        "１,true"
    })
    void flags(String written, boolean expected) {
        assertEquals(expected, Flags.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"有", "yes", "2", "是否", "T", "-"})
    void noFlags(String written) {
        assertNull(Flags.of(written));
    }

    @Test
    void everyKindOfBlankIsTrimmed() {
        assertEquals("张 三", Blanks.trimmed("\ufeff\u3000\t张 三\u00a0\r\n"));
        assertEquals("张三", Blanks.removed(" 张\u3000三 "));
        assertTrue(Blanks.isBlank(" \u3000\u00a0\t"));
    }
}
