package cn.xiaokang.api.growth;

import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import cn.xiaokang.warehouse.catalogue.Title;
import cn.xiaokang.warehouse.integrity.Finding;
import cn.xiaokang.warehouse.integrity.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The integrity notes: questions with their statistics, never verdicts.
 *
 * @param significance below which adjusted probability a note is worth asking about
 * @param testsInAll how many tests of the snapshot the adjustment counts
 * @param notes the notes, those without an item to look at too
 * @param items one note in one area and year each
 */
public record IntegrityReport(BigDecimal significance, long testsInAll, List<Note> notes, List<Item> items) {
    /** What a note asks, of which indicators, how, and what else may lie behind it. */
    public record Note(
            String id,
            String titleZh,
            String titleEn,
            String asksZh,
            String asksEn,
            String mayBeZh,
            String mayBeEn,
            @Nullable String lookedAtZh,
            @Nullable String lookedAtEn,
            List<String> indicators,
            String clause,
            String method) {
        static Note of(IntegrityNote note) {
            Title lookedAt = note.note();
            return new Note(
                    note.id(),
                    note.title().zh(),
                    note.title().enOrZh(),
                    note.asks().zh(),
                    note.asks().enOrZh(),
                    note.mayBe().zh(),
                    note.mayBe().enOrZh(),
                    lookedAt == null ? null : lookedAt.zh(),
                    lookedAt == null ? null : lookedAt.enOrZh(),
                    note.indicators(),
                    note.clause(),
                    note.method().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * One note in one area and year.
     *
     * @param bins the items by bin
     * @param test what was found, or null where there were too few items to test
     * @param isWorthAsking whether it stands out after all tests are taken into account
     */
    public record Item(
            String note,
            String areaCode,
            int year,
            Map<String, Long> bins,
            @Nullable Test test,
            boolean isWorthAsking) {
        static Item of(Finding finding) {
            Statistic statistic = finding.statistic();
            Double adjusted = finding.adjustedP();
            return new Item(
                    finding.note().id(),
                    finding.areaCode(),
                    finding.year(),
                    finding.bins().counts(),
                    statistic == null || adjusted == null
                            ? null
                            : new Test(
                                    statistic.test(),
                                    statistic.items(),
                                    rounded(statistic.observed()),
                                    rounded(statistic.expected()),
                                    rounded(statistic.effect()),
                                    rounded(statistic.p()),
                                    rounded(adjusted)),
                    finding.isWorthAsking());
        }

        private static BigDecimal rounded(double number) {
            BigDecimal short4 = BigDecimal.valueOf(number).round(new MathContext(4));
            return short4.signum() == 0 ? BigDecimal.ZERO : short4.stripTrailingZeros();
        }
    }

    /**
     * A test's outcome, to four digits.
     *
     * @param items how many items it looked at
     * @param observed the share just above, of the commonest digit, or marked
     * @param expected the share that it is held against
     * @param effect the difference of the two, or Cohen's w of the digits
     * @param p the probability where nothing was made to fit
     * @param adjustedP the same over all tests, by Holm
     */
    public record Test(
            String name,
            long items,
            BigDecimal observed,
            BigDecimal expected,
            BigDecimal effect,
            BigDecimal p,
            BigDecimal adjustedP) {}
}
