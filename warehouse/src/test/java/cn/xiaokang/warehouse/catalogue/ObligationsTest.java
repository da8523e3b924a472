package cn.xiaokang.warehouse.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policy asks for and what the house has for it: the real document, and small ones with one thing wrong each. */
class ObligationsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Numbers that nothing computes with: no list of branches is delivered, and an indicator of a year counts its own cycle. */
    private static final Set<String> COMPUTED_BY_NOTHING = Set.of("branch_households", "review_years");

    @TempDir
    Path folder;

    @Test
    void everyObligationIsCoveredOrSaysWhyNot() {
        List<Obligation> all = CATALOGUE.obligations().all();
        assertTrue(all.size() > 100, all.size() + " obligations");
        for (Obligation one : all) {
            assertEquals(one.words(), CATALOGUE.policy().substring(one.startsAt(), one.endsAt()), one.id());
            if (one.cover() == Cover.NONE) {
                assertEquals(4, one.without().size(), one.id() + " must give a reason for each aspect");
            }
            one.without()
                    .values()
                    .forEach(reason -> assertFalse(
                            CATALOGUE.obligations().reason(reason).enOrZh().isEmpty(), reason));
        }
    }

    /** The spans, the headings and the departments together are the whole text of the clauses, once each. */
    @Test
    void theSpansFollowOneAnotherAndNeverOverlap() {
        int reached = 0;
        for (Obligation one : CATALOGUE.obligations().all()) {
            assertTrue(one.startsAt() >= reached, one.id() + " begins before the one before it has ended");
            reached = one.endsAt();
        }
    }

    @Test
    void everyNumberOfATargetIsUsedByAnIndicatorOrARuleOfItsObligation() {
        List<String> unused = new ArrayList<>();
        for (Obligation one : CATALOGUE.obligations().all()) {
            List<String> used = Stream.concat(
                            one.indicators().stream()
                                    .flatMap(id -> used(Objects.requireNonNull(
                                            CATALOGUE.indicators().get(id), id))),
                            one.rules().stream()
                                    .flatMap(id ->
                                            Objects.requireNonNull(
                                                    CATALOGUE.rules().get(id), id)
                                                    .parameters()
                                                    .stream()))
                    .toList();
            one.numbers().values().stream()
                    .flatMap(List::stream)
                    .filter(parameter -> !used.contains(parameter) && !COMPUTED_BY_NOTHING.contains(parameter))
                    .forEach(parameter -> unused.add(one.id() + " " + parameter));
        }
        assertEquals(List.of(), unused);
    }

    private static Stream<String> used(Indicator indicator) {
        return Stream.concat(
                indicator.parameters().stream(),
                indicator.targets().stream()
                        .filter(target -> target.value() instanceof Target.OfParameter)
                        .map(target -> ((Target.OfParameter) target.value()).parameter()));
    }

    @Test
    void numbersAreReadAsTheDocumentWritesThem() {
        assertEquals(List.of("2022年", "150万元", "65%", "1:1", "5—10万元"), WrittenNumber.in("2022年150万元、65%；1:1（5—10万元）"));
        assertEquals(Optional.of(List.of(new BigDecimal("1500000"))), WrittenNumber.values("150万元"));
        assertEquals(
                Optional.of(List.of(new BigDecimal("50000"), new BigDecimal("100000"))),
                WrittenNumber.values("5—10万元"));
        assertEquals(
                new BigDecimal("0.65"),
                WrittenNumber.values("65%").orElseThrow().get(0));
        assertEquals(Optional.empty(), WrittenNumber.values("若干"));
    }

    @Test
    void aSoundSmallCatalogueHasNoFault() throws IOException {
        assertEquals("", faults(SOUND));
    }

    @Test
    void aSentenceLeftOutIsTold() throws IOException {
        assertTrue(faults(SOUND.replace("应保尽保。", "应保")).contains("belong to no obligation"));
    }

    @Test
    void wordsThatTheDocumentDoesNotHaveAreTold() throws IOException {
        assertTrue(faults(SOUND.replace("words: 应保尽保。", "words: 能保就保。"))
                .contains("clause 一（一） does not have these words"));
    }

    @Test
    void anAspectWithoutCoverAndWithoutReasonIsTold() throws IOException {
        assertTrue(faults(SOUND.replace(", publication: none_yet", "")).contains("no publication and gives no reason"));
    }

    @Test
    void aReasonBesideACoverIsTold() throws IOException {
        assertTrue(faults(SOUND.replace("{indicators: none_yet", "{data: none_yet, indicators: none_yet"))
                .contains("it has data and says that it has none"));
    }

    @Test
    void aNumberThatNoParameterHoldsIsTold() throws IOException {
        assertTrue(faults(SOUND.replace("numbers: {\"2倍\": income_line_multiple}", "numbers: {}"))
                .contains("no parameter is named for 2倍"));
    }

    @Test
    void aParameterOfAnotherValueIsTold() throws IOException {
        write(
                "parameters.yaml",
                "income_line_multiple: {title: 倍数, unit: ratio, clause: 一（一）, values: {2018-01-01: 3}}");
        assertTrue(faults(SOUND).contains("income_line_multiple never has the value 2倍"));
    }

    @Test
    void whatTheCatalogueDoesNotHaveIsTold() throws IOException {
        String faults = faults(SOUND.replace("sources: [payment]", "sources: [payroll]")
                .replace("owners: [市民政局]", "owners: [市气象局]")
                .replace("rules: none_yet", "rules: because"));
        assertTrue(faults.contains("there is no source payroll"), faults);
        assertTrue(faults.contains("the clause does not name 市气象局"), faults);
        assertTrue(faults.contains("there is no reason because"), faults);
    }

    private static final String SOUND = """
            reasons:
              none_yet: {zh: 尚无, en: none yet}
            obligations:
              一（一）-1:
                kind: statement
                words: 按2倍确定。
                owners: [市民政局]
                numbers: {"2倍": income_line_multiple}
              一（一）-2:
                kind: duty
                words: 应保尽保。
                owners: [市民政局]
                sources: [payment]
                without: {indicators: none_yet, rules: none_yet, publication: none_yet}
            """;

    /** What is told of a small catalogue with those obligations; empty where it is sound. */
    private String faults(String obligations) throws IOException {
        write("policy.txt", "一、总则\n（一）收入。按2倍确定。应保尽保。（责任部门：市民政局）\n");
        write(
                "clauses.yaml",
                "一: {title: 总则, starts_at: 0, ends_at: 33}",
                "一（一）: {title: 收入, starts_at: 5, ends_at: 33}");
        writeUnlessThere(
                "parameters.yaml",
                "income_line_multiple: {title: 倍数, unit: ratio, clause: 一（一）, values: {2018-01-01: 2}}");
        write(
                "codes.yaml",
                "publication_subject:",
                "  BATCH: {label: 批次, en: Batch}",
                "programme:",
                "  P01: {label: 低保金, en: Allowance, clause: 一（一）, rhythm: month, payee: person}");
        write(
                "sources/payment/contract.yaml",
                "source: payment",
                "title: 明细",
                "owner: 市财政局",
                "cadence: monthly",
                "grain: {zh: 一笔发放, en: one payment}",
                "key: [payment_no]",
                "columns:",
                "  payment_no: {header: 流水号, type: text, required: true}");
        write("items.yaml", "payment: {title: {zh: 发放, en: Payment}, columns: [payment_no], is_personal: true}");
        write("obligations.yaml", obligations);
        try {
            return Catalogue.load(folder).obligations().all().isEmpty() ? "no obligations" : "";
        } catch (FaultException fault) {
            return fault.en();
        }
    }

    private void writeUnlessThere(String path, String line) throws IOException {
        if (!Files.exists(folder.resolve(path))) {
            write(path, line);
        }
    }

    private void write(String path, String... lines) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Files.writeString(file, Stream.of(lines).collect(Collectors.joining("\n")));
    }
}
