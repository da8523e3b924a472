package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue that comes with the program, and small ones with one thing wrong each. */
class CatalogueTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aSmallCatalogueWithoutFault() throws IOException {
        write("policy.txt", "一、总则\n（一）收入。按2倍确定。\n");
        write(
                "clauses.yaml",
                "一: {title: 总则, starts_at: 0, ends_at: 17}",
                "一（一）: {title: 收入, starts_at: 5, ends_at: 17}");
        write(
                "codes.yaml",
                "fund_source:",
                "  F1: {label: 中央财政, en: Central budget}",
                "programme:",
                "  P01: {label: 低保金, en: Allowance, clause: 一（一）, rhythm: month, payee: person}");
        write(
                "parameters.yaml",
                "income_line_multiple: {title: 倍数, unit: ratio, clause: 一（一）, values: {2018-01-01: 2, 2020-07-01: 2.5}}");
        write("items.yaml", "payment: {title: {zh: 发放, en: Payment}, columns: [payment_no], is_personal: true}");
        write(
                "tables/fact_payment/table.yaml",
                "title: {zh: 补贴发放, en: Payment}",
                "grain: {zh: 一笔发放, en: one payment}",
                "key: [payment_no]",
                "columns:",
                "  payment_no: {type: string, zh: 流水号}",
                "  amount: {type: \"decimal(14,2)\", zh: 金额}");
        write(
                "sources/payment/contract.yaml",
                "source: payment",
                "title: 明细",
                "owner: 市财政局",
                "cadence: monthly",
                "grain: {zh: 一笔发放, en: one payment}",
                "key: [payment_no]",
                "columns:",
                "  payment_no: {header: 流水号, type: text, required: true}",
                "  fund_source_code: {header: 资金来源, type: code, codes: fund_source, required: true}");
        write(
                "rules/large_payment/rule.yaml",
                "title: {zh: 大额, en: Large}",
                "clause: 一（一）",
                "severity: high",
                "subject: payment",
                "definition: {zh: 大额发放。, en: A large payment.}",
                "not_this: A small one.",
                "parameters: [income_line_multiple]",
                "reads: [fact_payment]",
                "evidence: [amount]",
                "side: wrongly_paid",
                "money: paid_wrongly");
        write(
                "rules/large_payment/rule.sql",
                "-- fact_nothing in a comment is no table",
                "select payment_no as subject_no, amount from fact_payment, dim_parameter where name = 'income_line_multiple'");
    }

    private void write(String path, String... lines) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, Arrays.asList(lines));
    }

    private void change(String path, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(path));
        assertTrue(text.contains(from), "the test changes what is there");
        Files.writeString(folder.resolve(path), text.replace(from, to));
    }

    private void assertFaults(String... expected) {
        FaultException fault = assertThrows(FaultException.class, () -> Catalogue.load(folder));
        assertEquals(CatalogueFault.INVALID, fault.code());
        assertEquals(List.of(expected), fault.en().lines().skip(1).toList());
        assertEquals(expected.length, fault.zh().lines().skip(1).count());
    }

    @Test
    void theCatalogueOfTheProgramIsWhole() {
        Catalogue catalogue = Catalogue.load();
        assertEquals(34, catalogue.contracts().size());
        assertTrue(catalogue.rules().size() >= 47);
        assertTrue(catalogue.indicators().size() >= 47);
        assertEquals(28, catalogue.codeLists().programmes().size());
        assertEquals(64, catalogue.digest().length());
        assertEquals(
                "decimal(14,2)",
                catalogue
                        .table("fact_payment")
                        .column("amount")
                        .orElseThrow()
                        .type()
                        .sql());
    }

    @Test
    void everyDefinitionIsInBothLanguages() {
        Catalogue catalogue = Catalogue.load();
        Stream.of(
                        catalogue.rules().values().stream().map(Rule::definition),
                        catalogue.indicators().values().stream().map(Indicator::numerator),
                        catalogue.indicators().values().stream()
                                .filter(indicator -> !indicator.denominatorIsOne())
                                .map(Indicator::denominator),
                        catalogue.tables().values().stream().map(TableDefinition::grain),
                        catalogue.contracts().values().stream().map(Contract::grain))
                .flatMap(words -> words)
                .forEach(words -> {
                    assertTrue(words.zh().codePoints().anyMatch(Character::isIdeographic), words.zh());
                    assertFalse(words.enOrZh().equals(words.zh()), words.zh());
                });
    }

    @Test
    void theSmallCatalogueIsWhole() {
        Catalogue catalogue = Catalogue.load(folder);
        Rule rule = Objects.requireNonNull(catalogue.rules().get("large_payment"));
        assertTrue(rule.isBuilt());
        assertEquals(List.of("amount"), rule.evidence());
        assertEquals(
                "（一）收入。按2倍确定。",
                Objects.requireNonNull(catalogue.clauses().get("一（一）")).text());
    }

    @Test
    void aRuleWithoutSqlIsDeclaredButNotBuilt() throws IOException {
        Files.delete(folder.resolve("rules/large_payment/rule.sql"));
        Rule rule = Objects.requireNonNull(Catalogue.load(folder).rules().get("large_payment"));
        assertFalse(rule.isBuilt());
        assertThrows(FaultException.class, rule::builtSql);
    }

    @Test
    void aParameterHoldsFromItsDayToTheDayBeforeTheNext() {
        Parameters parameters = Catalogue.load(folder).parameters();
        assertEquals(Optional.empty(), parameters.on("income_line_multiple", LocalDate.of(2017, 12, 31)));
        assertEquals(
                Optional.of(new BigDecimal("2")), parameters.on("income_line_multiple", LocalDate.of(2020, 6, 30)));
        assertEquals(
                Optional.of(new BigDecimal("2.5")), parameters.on("income_line_multiple", LocalDate.of(2020, 7, 1)));
        assertEquals(
                List.of(LocalDate.of(2020, 6, 30), LocalDate.of(9999, 12, 31)),
                parameters.parameterRows().stream().map(ParameterRow::validTo).toList());
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws IOException {
        change("rules/large_payment/rule.yaml", "subject: payment", "subject: payment\nsubjekt: payment");
        assertFaults("rules/large_payment/rule.yaml, line 5: unknown key subjekt");
    }

    @Test
    void aWordForAColumnThatIsNoEvidenceIsNamed() throws IOException {
        change(
                "rules/large_payment/rule.yaml",
                "subject: payment",
                "subject: payment\nwords: {nothing: {zh: 无, en: none}}");
        assertFaults("rules/large_payment/rule.yaml, line 5: the evidence has no column nothing");
    }

    @Test
    void aMissingKeyIsNamed() throws IOException {
        change("rules/large_payment/rule.yaml", "severity: high\n", "");
        assertFaults("rules/large_payment/rule.yaml, line 1: key severity is missing");
    }

    @Test
    void aDefinitionWithoutChineseIsNamedWithItsLine() throws IOException {
        change("rules/large_payment/rule.yaml", "definition: {zh: 大额发放。, en:", "definition: {en:");
        change("tables/fact_payment/table.yaml", "grain: {zh: 一笔发放, en: one payment}", "grain: one payment");
        assertFaults(
                "rules/large_payment/rule.yaml, line 5: key zh is missing",
                "tables/fact_payment/table.yaml, line 2: a mapping is expected here");
    }

    @Test
    void aWrongTypeIsNamedWithItsLine() throws IOException {
        change("sources/payment/contract.yaml", "required: true}\n  fund", "required: perhaps}\n  fund");
        change("tables/fact_payment/table.yaml", "decimal(14,2)", "money");
        change("parameters.yaml", "2018-01-01: 2,", "2018-02-30: two,");
        assertFaults(
                "parameters.yaml, line 1: 2018-02-30 is not a date (as in 2018-01-01)",
                "parameters.yaml, line 1: a number is expected here",
                "sources/payment/contract.yaml, line 8: true or false is expected here",
                "tables/fact_payment/table.yaml, line 6: unknown type money");
    }

    @Test
    void aSourceIsBelievedInItsPlaceAndAllOthersLast() throws IOException {
        assertEquals(
                Contract.BELIEVED_LAST,
                Objects.requireNonNull(Catalogue.load(folder).contracts().get("payment"))
                        .believed());
        change("sources/payment/contract.yaml", "key: [payment_no]", "key: [payment_no]\nbelieved: 2");
        assertEquals(
                2,
                Objects.requireNonNull(Catalogue.load(folder).contracts().get("payment"))
                        .believed());
        change("sources/payment/contract.yaml", "believed: 2", "believed: 0");
        assertFaults("sources/payment/contract.yaml, line 7: believed must be a whole number from 1 to 100");
    }

    @Test
    void aWrongCodeIsNamedWithItsLine() throws IOException {
        change("rules/large_payment/rule.yaml", "severity: high", "severity: huge");
        change("codes.yaml", "rhythm: month", "rhythm: fortnight");
        FaultException fault = assertThrows(FaultException.class, () -> Catalogue.load(folder));
        assertTrue(fault.en().contains("codes.yaml, line 4: fortnight is none of"), fault.en());
        assertTrue(
                fault.en().contains("rules/large_payment/rule.yaml, line 3: huge is none of [high, medium, low]"),
                fault.en());
    }

    @Test
    void anItemIsCalledByAColumnThatItHas() throws IOException {
        change("items.yaml", "columns: [payment_no]", "columns: [payment_no], known_as: {subject_no: payment}");
        assertFaults("items.yaml, line 1: columns has no payment");
    }

    @Test
    void whatATableRestsOnIsReadByItsSql() throws IOException {
        change("tables/fact_payment/table.yaml", "key: [payment_no]", "key: [payment_no]\nrests_on: {fact_other: []}");
        assertFaults("tables/fact_payment/table.yaml, line 4: table.sql doesn't read a table fact_other");
    }

    @Test
    void aTableForLookUpsSaysWhereAValueLies() throws IOException {
        change("tables/fact_payment/table.yaml", "key: [payment_no]", "key: [payment_no]\nis_for_look_ups: true");
        assertFaults(
                "tables/fact_payment/table.yaml, line 4: a table for look-ups is divided by one column and sorted by another");
    }

    @Test
    void theFolderOfALookUpIsToldByAMacro() throws IOException {
        change(
                "tables/fact_payment/table.yaml",
                "key: [payment_no]",
                "key: [payment_no]\npartitioned_by: [amount]\nsorted_by: [payment_no]\nis_for_look_ups: true");
        assertFaults(
                "tables/fact_payment/table.yaml, line 6: macros/duckdb.sql has no macro amount_of, which tells a value's folder");
    }

    @Test
    void aKeyThatStandsTwiceIsNamed() throws IOException {
        change("parameters.yaml", "2.5}}\n", "2.5}}\nincome_line_multiple: {}\n");
        assertFaults("parameters.yaml, line 2: key income_line_multiple stands twice");
    }

    @Test
    void whatPointsAtNothingIsNamed() throws IOException {
        change("rules/large_payment/rule.yaml", "clause: 一（一）", "clause: 九（九）");
        change(
                "rules/large_payment/rule.yaml",
                "parameters: [income_line_multiple]",
                "parameters: [income_line_multiple, nothing]");
        change("rules/large_payment/rule.yaml", "reads: [fact_payment]", "reads: [fact_payment, fact_nothing]");
        change("sources/payment/contract.yaml", "codes: fund_source", "codes: fund_sources");
        change("sources/payment/contract.yaml", "key: [payment_no]", "key: [payment_nr]");
        change(
                "tables/fact_payment/table.yaml",
                "columns:",
                "references:\n  payment_no: dim_nothing.payment_no\ncolumns:");
        assertFaults(
                "rules/large_payment/rule.yaml, line 2: clauses.yaml has no clause 九（九）",
                "rules/large_payment/rule.yaml, line 7: parameters.yaml has no parameter nothing",
                "rules/large_payment/rule.yaml, line 8: there is no table fact_nothing",
                "sources/payment/contract.yaml, line 6: the contract has no column payment_nr",
                "sources/payment/contract.yaml, line 9: codes.yaml has no code list fund_sources",
                "tables/fact_payment/table.yaml, line 5: there is no dim_nothing.payment_no");
    }

    @Test
    void whatARuleSaysOfItsSqlMustBeSo() throws IOException {
        write("rules/large_payment/rule.sql", "select payment_no as subject_no from fact_paymint");
        assertFaults(
                "rules/large_payment/rule.yaml, line 7: the SQL doesn't use parameter income_line_multiple",
                "rules/large_payment/rule.yaml, line 8: the SQL doesn't read table fact_payment",
                "rules/large_payment/rule.yaml, line 9: rule.sql has no column amount");
    }

    @Test
    void whatTheSqlUsesMustBeSaid() throws IOException {
        change("rules/large_payment/rule.yaml", "parameters: [income_line_multiple]", "parameters: []");
        change("rules/large_payment/rule.yaml", "reads: [fact_payment]", "reads: []");
        assertFaults(
                "rules/large_payment/rule.yaml, line 7: the SQL uses parameter income_line_multiple, which isn't listed",
                "rules/large_payment/rule.yaml, line 8: the SQL reads table fact_payment, which isn't listed");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() throws IOException {
        write("parameters.yaml", "income_line_multiple: {title: 倍数", "", "unit: [");
        FaultException fault = assertThrows(FaultException.class, () -> Catalogue.load(folder));
        assertTrue(fault.en().contains("parameters.yaml, line 3: not YAML"), fault.en());
    }

    @Test
    void aChangeOfAnyFileButACaseChangesTheDigest() throws IOException {
        String before = Catalogue.load(folder).digest();
        write("rules/large_payment/cases/a.yaml", "says: nothing yet");
        assertEquals(before, Catalogue.load(folder).digest());
        change("rules/large_payment/rule.sql", "amount", "amount ");
        assertFalse(before.equals(Catalogue.load(folder).digest()));
    }

    @Test
    void everySpanOfAClauseHoldsItsWords() {
        Catalogue catalogue = Catalogue.load();
        String heads = "一二三四五六";
        for (Clause clause : catalogue.clauses().values()) {
            String last = clause.clause();
            String head = last.length() == 1
                    ? last + "、" + clause.title()
                    : last.endsWith("）")
                            ? last.substring(1) + clause.title() + "。"
                            : last.substring(last.length() - 1) + ". " + clause.title() + "。";
            assertTrue(clause.text().startsWith(head), clause.clause());
            assertEquals(clause.text(), clause.text().strip());
            assertEquals(
                    clause.text(), catalogue.policy().substring(clause.startsAt(), clause.endsAt()), clause.clause());
            assertTrue(heads.indexOf(last.charAt(0)) >= 0);
            Clause outer = catalogue.clauses().get(last.substring(0, 1));
            assertTrue(
                    outer != null && outer.startsAt() <= clause.startsAt() && clause.endsAt() <= outer.endsAt(),
                    clause.clause() + " lies within its chapter");
        }
        List<Clause> articles = catalogue.clauses().values().stream()
                .filter(clause -> clause.clause().endsWith("）"))
                .toList();
        for (int i = 1; i < articles.size(); i++) {
            String between = catalogue
                    .policy()
                    .substring(articles.get(i - 1).endsAt(), articles.get(i).startsAt());
            assertTrue(
                    between.isBlank() || between.strip().matches("[一二三四五六]、.*"),
                    "no words lie between two articles: " + between);
        }
        String end =
                catalogue.policy().substring(articles.get(articles.size() - 1).endsAt());
        assertTrue(end.isBlank(), "the last article goes to the end");
    }
}
