package cn.xiaokang.warehouse.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
    private static final byte[] KEY = "a key of this test alone, 32 byte".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "330402190001010018",
                "330421190308150241",
                "33048119061212006X",
                "330483190711301176",
                "330499190001010017"
            })
    void aNumberWithFittingCheckIsValid(String number) {
        assertTrue(IdentityNumber.of(number).isValid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "330402190001010013",
                "330421190302290155",
                "330402190001100018",
                "3.30421E+17",
                "33040219000101001",
                "000000000000000000",
                "000000000000000",
                "033040219000101001",
                "33048119061212006Y",
                "",
                "不详",
                "33042119030230015X",
                "3304021900010100180"
            })
    void anyOtherIsNot(String number) {
        assertFalse(IdentityNumber.of(number).isValid());
    }

    @ParameterizedTest
    @CsvSource({
        "33048119061212006x,33048119061212006X",
        "３３０４８１１９０６１２１２００６Ｘ,33048119061212006X",
        "330481 19061212 006x,33048119061212006X",
        "330402000101001,330402190001010018"
    })
    void theNormalFormIsOneForAllWaysOfWriting(String written, String normal) {
        assertEquals(new IdentityNumber(normal), IdentityNumber.of(written));
        assertEquals(new IdentityNumber(normal), IdentityNumber.of(normal));
    }

    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll @IntRange(min = 0, max = 16) int at, @ForAll @IntRange(min = 1, max = 9) int off) {
        char[] number = "330499195510230011".toCharArray();
        number[17] = checkOf(number);
        assertTrue(new IdentityNumber(new String(number)).isValid());
        number[at] = (char) ('0' + (number[at] - '0' + off) % 10);
        assertFalse(new IdentityNumber(new String(number)).isValid());
    }

    @Test
    void aBirthAfterTheDayIsNotValidOnIt() {
        IdentityNumber number = IdentityNumber.of("330421190308150241");
        assertEquals(Optional.of(LocalDate.of(1903, 8, 15)), number.bornOn());
        assertTrue(number.isValidOn(LocalDate.of(1903, 8, 15)));
        assertFalse(number.isValidOn(LocalDate.of(1903, 8, 14)));
    }

    @Test
    void aNumberDoesNotShowItselfInALog() {
        assertFalse(IdentityNumber.of("330421190308150241").toString().contains("1903"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N2330421QQ0000012Y",
                "52330400QQ0000274T",
                "91330482QQ0000A91Q",
                "93330483QQ0001138L",
                "n2330421qq0000012y"
            })
    void aCreditCodeWithBothChecksIsValid(String code) {
        assertTrue(CreditCode.of(code).isValid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"N2330421QQ0000012X", "52330400QO0000274T", "91330482QQ0000A92U", "330421105512345", ""})
    void anyOtherCreditCodeIsNot(String code) {
        assertFalse(CreditCode.of(code).isValid());
    }

    @Test
    void aWrongOrganisationCodeInsideLeavesACreditCodeWellFormed() {
        assertTrue(CreditCode.of("91330482QQ0000A92U").isWellFormed());
        assertFalse(CreditCode.of("N2330421QQ0000012X").isWellFormed());
        assertFalse(CreditCode.of("52330400QO0000274T").isWellFormed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6200000000000012344", "6200000000003304219", "6200000000002022077", "6200001234567892"})
    void aCardWithFittingCheckIsValid(String digits) {
        assertTrue(CardNumber.isValid(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"6200000000000012345", "6200000000000021344", "62000000000330421", "62000000000O3304219", "0"})
    void anyOtherCardIsNot(String digits) {
        assertFalse(CardNumber.isValid(digits));
    }

    @Test
    void namesAreEqualWhateverBlanksAndDotsStandInside() {
        assertEquals("买买提艾力", PersonName.normalForm("买买提·艾力 "));
        assertEquals(PersonName.normalForm("买买提 ・ 艾力"), PersonName.normalForm("买买提．艾力"));
        assertEquals("张三", PersonName.normalForm("张\u3000三"));
    }

    @Test
    void aTokenIsTheSameForOneKeyKindAndValueAlone() {
        Tokens tokens = new Tokens(KEY);
        String token = tokens.token(TokenKind.PERSON, "330499190001010017");
        assertTrue(token.matches("p[0-9a-f]{24}"), token);
        assertEquals(token, new Tokens(KEY).token(TokenKind.PERSON, "330499190001010017"));
        assertEquals(token, tokens.token(TokenKind.PERSON, "330499190001010017"));
        assertNotEquals(
                token.substring(1),
                tokens.token(TokenKind.ACCOUNT, "330499190001010017").substring(1));
        byte[] other = KEY.clone();
        other[0]++;
        assertNotEquals(token, new Tokens(other).token(TokenKind.PERSON, "330499190001010017"));
    }

    /** The rule of GB 11643-1999 in another wording: the sum of digits by 2^(18-position) and the check is 1 modulo 11. */
    private static char checkOf(char[] number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number[i] - '0') * (1 << (17 - i));
        }
        int check = Math.floorMod(1 - sum, 11);
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
