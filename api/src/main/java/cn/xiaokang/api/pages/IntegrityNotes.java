package cn.xiaokang.api.pages;

import cn.xiaokang.api.growth.IntegrityReport;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.GrowthView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        Map<String, List<IntegrityReport.Item>> byNote = new LinkedHashMap<>();
        report.items()
                .forEach(item -> byNote.computeIfAbsent(item.note(), id -> new ArrayList<>())
                        .add(item));
        return byNote.values().stream()
                .map(items -> note(text, items, area))
                .sorted(Comparator.comparing(note -> note.state().equals("asked") ? 0 : 1))
                .toList();
    }

    private static GrowthView.Note note(Text text, List<IntegrityReport.Item> items, String area) {
        IntegrityReport.Item first = items.get(0);
        boolean isAsked = items.stream().anyMatch(IntegrityReport.Item::isWorthAsking);
        boolean isTested = items.stream().anyMatch(item -> item.test() != null);
        String state = isAsked ? "asked" : isTested ? "quiet" : "untested";
        return new GrowthView.Note(
                first.note(),
                text.language().of(first.titleZh(), first.titleEn()),
                text.language().of(first.asksZh(), first.asksEn()),
                text.language().of(first.mayBeZh(), first.mayBeEn()),
                String.join(", ", first.indicators()),
                text.say("method_" + first.method()),
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
