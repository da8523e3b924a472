package cn.xiaokang.api.pages;

import cn.xiaokang.api.queries.MoneyByKind;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.warehouse.catalogue.MoneyKind;
import java.util.List;
import java.util.stream.Collectors;

/** Money at stake in words: each kind by itself. */
final class MoneyWords {
    private static final List<MoneyKind> KINDS = List.of(MoneyKind.PAID_WRONGLY, MoneyKind.AVOIDABLE, MoneyKind.MISSED);

    private MoneyWords() {}

    /** The kinds beside each other in one line. */
    static String line(Text text, Figures figures, MoneyByKind money) {
        return KINDS.stream()
                .map(kind ->
                        kind(text, kind) + " " + figures.money(money.of(kind)).line())
                .collect(Collectors.joining(" · "));
    }

    /** The name of a kind. */
    static String kind(Text text, MoneyKind kind) {
        return text.say("money_" + kind.code());
    }
}
