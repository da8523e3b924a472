package cn.xiaokang.api.pages;

import cn.xiaokang.api.growth.IntegrityReport;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.GrowthView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The integrity notes as the page shows them: those worth asking about first, each with the tests of the area. */
final class IntegrityNotes {
    private IntegrityNotes() {}

    static String testsNote(Text text, IntegrityReport report) {
        return text.say(
                "tests_note",
                report.testsInAll(),
                report.significance()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** The notes; a note shows the tests of the area, and of any other area where one is worth asking about. */
    static List<GrowthView.Note> of(Text text, IntegrityReport report, String area) {
        Map<String, List<IntegrityReport.Item>> byNote =
                report.items().stream().collect(Collectors.groupingBy(IntegrityReport.Item::note));
        return report.notes().stream()
                .map(note -> note(text, note, byNote.getOrDefault(note.id(), List.of()), area))
                .sorted(Comparator.comparing(note -> note.state().equals("asked") ? 0 : 1))
                .toList();
    }

    private static GrowthView.Note note(
            Text text, IntegrityReport.Note note, List<IntegrityReport.Item> items, String area) {
        boolean isAsked = items.stream().anyMatch(IntegrityReport.Item::isWorthAsking);
        boolean isTested = items.stream().anyMatch(item -> item.test() != null);
        String state = isAsked ? "asked" : isTested ? "quiet" : "untested";
        String lookedAt = text.language()
                .of(
                        Objects.requireNonNullElse(note.lookedAtZh(), ""),
                        Objects.requireNonNullElse(note.lookedAtEn(), ""));
        return new GrowthView.Note(
                note.id(),
                text.language().of(note.titleZh(), note.titleEn()),
                text.language().of(note.asksZh(), note.asksEn()),
                text.language().of(note.mayBeZh(), note.mayBeEn()),
                lookedAt,
                String.join(", ", note.indicators()),
                text.say("method_" + note.method()),
                state,
                text.say("state_" + state),
                items.stream()
                        .filter(item -> item.test() != null && (item.areaCode().equals(area) || item.isWorthAsking()))
                        .map(item -> row(text, item))
                        .toList());
    }

    private static GrowthView.TestRow row(Text text, IntegrityReport.Item item) {
        IntegrityReport.Test test = Objects.requireNonNull(item.test(), item.note());
        return new GrowthView.TestRow(
                text.named("area", item.areaCode()),
                item.year(),
                String.valueOf(test.items()),
                percent(test.observed()),
                percent(test.expected()),
                shown(test.effect()),
                shown(test.p()),
                shown(test.adjustedP()),
                item.isWorthAsking());
    }

    private static String percent(BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(100)).setScale(1, java.math.RoundingMode.HALF_UP) + "%";
    }

    /** Three decimals, and powers of ten where that would be nothing. */
    private static String shown(BigDecimal number) {
        return number.signum() == 0 || number.abs().compareTo(new BigDecimal("0.001")) >= 0
                ? number.setScale(3, java.math.RoundingMode.HALF_UP).toPlainString()
                : number.round(new java.math.MathContext(2)).toString().replace("E-", "×10^-");
    }
}
