package cn.xiaokang.warehouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.MoneyKind;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.Severity;
import cn.xiaokang.warehouse.catalogue.Side;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.Title;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a rule's rows become flags. */
class FlagRowsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Map<String, @Nullable Object> flag(List<String> evidence, String sql) throws SQLException {
        Rule rule = new Rule(
                "large_payment",
                new Title("大额", "Large"),
                "三",
                Severity.HIGH,
                Side.WRONGLY_PAID,
                MoneyKind.PAID_WRONGLY,
                null,
                null,
                "payment",
                new Title("大额发放。", "A large payment."),
                List.of(),
                null,
                List.of(),
                List.of(),
                evidence,
                Map.of(),
                sql);
        try (DuckCases duck = new DuckCases(CATALOGUE)) {
            return duck.answer(List.of(), FlagRows.sql(CATALOGUE, rule)).get(0);
        }
    }

    @Test
    void aFlagIsKnownByItsRuleSubjectAndPeriod() throws Exception {
        Map<String, @Nullable Object> flag = flag(List.of("earlier_no", "due", "seen_on", "missing"), """
                -- a comment that speaks of {{rows}} is no place to fill
                select 'A1' as subject_no, '2021-03' as period, 'H1' as household_id, '330402' as county_code,
                  '330402100201' as village_code, 600.1 as at_stake, '他说"是"' as earlier_no,
                  cast(12.50 as decimal(14,2)) as due, date '2021-03-05' as seen_on, cast(null as string) as missing;
                """);
        assertEquals(
                CATALOGUE.table("fact_flag").columns().stream()
                        .map(TableColumn::name)
                        .toList(),
                List.copyOf(flag.keySet()));
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5")
                        .digest("large_payment|A1|2021-03".getBytes(StandardCharsets.UTF_8)));
        assertEquals("f" + digest.substring(0, 16), flag.get("flag_id"));
        assertEquals("high", flag.get("severity"));
        assertEquals("600.10", String.valueOf(flag.get("at_stake")));
        assertEquals(
                "{\"earlier_no\":\"他说\\\"是\\\"\",\"due\":\"12.50\",\"seen_on\":\"2021-03-05\"}", flag.get("evidence"));
    }

    /** A case that was opened from a flag finds it again in every later snapshot. */
    @Test
    void aFlagKeepsItsNumberWhateverElseIsSaidOfIt() throws Exception {
        Map<String, @Nullable Object> before = flag(
                List.of("due"),
                "select 'A1' as subject_no, '2021' as period, 'H1' as household_id, '330402' as county_code,"
                        + " '330402100201' as village_code, 600.00 as at_stake, cast(12.50 as decimal(14,2)) as due");
        Map<String, @Nullable Object> after = flag(
                List.of("due", "seen_on"),
                "select 'A1' as subject_no, 2021 as period, 'H2' as household_id, '330481' as county_code,"
                        + " '330481002003' as village_code, 1.00 as at_stake, cast(99 as decimal(14,2)) as due,"
                        + " date '2022-01-01' as seen_on");
        assertEquals(before.get("flag_id"), after.get("flag_id"));
    }

    @Test
    void aFlagWithoutPeriodOrEvidenceIsAFlag() throws Exception {
        Map<String, @Nullable Object> flag = flag(
                List.of(),
                "select 'A1' as subject_no, null as period, null as household_id, null as county_code, null as village_code,"
                        + " null as at_stake");
        String digest = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("MD5").digest("large_payment|A1|".getBytes(StandardCharsets.UTF_8)));
        assertEquals("f" + digest.substring(0, 16), flag.get("flag_id"));
        assertEquals("{}", flag.get("evidence"));
    }
}
