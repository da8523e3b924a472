package cn.xiaokang.etl.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How two values compare, in English and Chinese. */
class ComparisonTest {
    private static final List<LinkField> FIELDS = List.of(
            LinkField.of("given", FieldKind.GIVEN_NAME),
            LinkField.of("surname", FieldKind.SURNAME),
            LinkField.of("born", FieldKind.DATE));

    private static int level(FieldKind kind, String left, String right) {
        return Comparison.level(kind, NormalForm.of(kind, left), NormalForm.of(kind, right));
    }

    @Test
    void namesByEarAndEye() {
        assertEquals(Comparison.EXACT, level(FieldKind.NAME, "张 三", "张三"));
        assertEquals(Comparison.EXACT, level(FieldKind.SURNAME, "O'Brien", "o brien"));
        assertEquals(Comparison.CLOSE, level(FieldKind.NAME, "张姗英", "张珊瑛"));
        assertEquals(Comparison.ALIKE, level(FieldKind.NAME, "王建国", "王建华"));
        assertEquals(Comparison.DIFFERENT, level(FieldKind.NAME, "王建国", "李秀英"));
        assertEquals(Comparison.CLOSE, level(FieldKind.SURNAME, "mason", "maspn"));
        assertEquals(Comparison.DIFFERENT, level(FieldKind.GIVEN_NAME, "joel", "william"));
        assertEquals(Comparison.MISSING, level(FieldKind.NAME, "·", "王建国"));
    }

    @Test
    void daysInAnyDress() {
        assertEquals(Comparison.EXACT, level(FieldKind.DATE, "1950-7-5", "1950年07月05日"));
        assertEquals(Comparison.EXACT, level(FieldKind.DATE, "19500705", "5/7/1950"));
        assertEquals(Comparison.CLOSE, level(FieldKind.DATE, "1950-07-05", "1950-05-07"));
        assertEquals(Comparison.CLOSE, level(FieldKind.DATE, "19500705", "19500750"));
        assertEquals(Comparison.ALIKE, level(FieldKind.DATE, "19500705", "19600715"));
        assertEquals(Comparison.PARTLY, level(FieldKind.DATE, "19390616", "19430616"), "day and month");
        assertEquals(Comparison.PARTLY, level(FieldKind.DATE, "19390616", "19391116"), "year and day");
        assertEquals(Comparison.DIFFERENT, level(FieldKind.DATE, "19500705", "19881231"));
    }

    @Test
    void numbersWithASlip() {
        assertEquals(Comparison.EXACT, level(FieldKind.ID, "33042119480317262X", "３３０４２１ 19480317 262x"));
        assertEquals(Comparison.EXACT, level(FieldKind.ID, "330421480317262", "330421194803172622"));
        assertEquals(Comparison.CLOSE, level(FieldKind.ID, "5525378", "5525738"));
        assertEquals(Comparison.ALIKE, level(FieldKind.ID, "5525378", "5125738"));
        assertEquals(Comparison.DIFFERENT, level(FieldKind.ID, "5525378", "9435148"));
    }

    @Test
    void fieldsSwapped() {
        long pattern = pattern(List.of("zachary", "snell", "19220424"), List.of("snell", "zachery", "19220424"));

        assertEquals(Comparison.SWAPPED, Comparison.level(pattern, 0));
        assertEquals(Comparison.SWAPPED_WITH, Comparison.level(pattern, 1));
        assertEquals(Comparison.EXACT, Comparison.level(pattern, 2));
        assertFalse(Comparison.isEvidence(Comparison.SWAPPED_WITH), "a swap is one mistake");
    }

    @Test
    void fieldsHalfSwapped() {
        long oneMissing = pattern(List.of("zachary", "snell", "19220424"), List.of("snell", "", "19220424"));
        assertEquals(Comparison.HALF_SWAPPED, Comparison.level(oneMissing, 0));
        assertEquals(Comparison.SWAPPED_WITH, Comparison.level(oneMissing, 1));

        long otherAlike = pattern(List.of("wolfgang", "frank", ""), List.of("frank", "wolf", ""));
        assertEquals(Comparison.HALF_SWAPPED, Comparison.level(otherAlike, 0));

        long onlyAlike = pattern(List.of("daniel", "ellis", ""), List.of("elliot", "", ""));
        assertEquals(Comparison.DIFFERENT, Comparison.level(onlyAlike, 0));
        assertEquals(Comparison.MISSING, Comparison.level(onlyAlike, 1));
    }

    /** meier and meyer are two names; maier, which hardly anyone bears here, is likelier one of them misspelt. */
    @Test
    void nearNamesThatOthersBear() {
        Frequencies frequencies = new Frequencies(
                List.of(List.of(), List.of(count("meier", 60), count("meyer", 90), count("maier", 4)), List.of()),
                1000);

        assertEquals(Comparison.NEIGHBOUR, surnames("meier", "meyer", frequencies));
        assertEquals(Comparison.CLOSE, surnames("maier", "meier", frequencies));
        assertEquals(Comparison.CLOSE, surnames("meier", "meyer", Frequencies.none(3)));
    }

    private static int surnames(String left, String right, Frequencies frequencies) {
        return Comparison.level(
                new Comparison(FIELDS, frequencies).pattern(List.of("", left, ""), List.of("", right, "")), 1);
    }

    private static long[] count(String value, long count) {
        return new long[] {Frequencies.key(value), count};
    }

    private static long pattern(List<String> left, List<String> right) {
        return new Comparison(FIELDS, Frequencies.none(3)).pattern(left, right);
    }

    @Test
    void stepsAreCountedAsTheyAreMade() {
        assertEquals(0, Likeness.steps("abc", "abc", 2));
        assertEquals(1, Likeness.steps("abcd", "abdc", 2));
        assertEquals(2, Likeness.steps("kitten", "sitten!", 2));
        assertEquals(3, Likeness.steps("kitten", "sitting", 3));
        assertEquals(3, Likeness.steps("kitten", "sitting", 2), "the limit and one more");
        assertEquals(1, Likeness.dice("rose scott circuit", "rosescott circuit"), 1e-9);
        assertTrue(Likeness.dice("night", "nacht") < 0.3);
    }
}
