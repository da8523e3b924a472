package cn.xiaokang.api.pages;

import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.publication.NoticeDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The rows of a notice as pages show them: money with its separators, a dash where there is no value. */
final class NoticeRows {
    private NoticeRows() {}

    static List<List<String>> shown(NoticeDocument document) {
        return document.rows().stream()
                .map(row -> {
                    List<String> shown = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        shown.add(value(document.columns().get(i), row.get(i)));
                    }
                    return List.copyOf(shown);
                })
                .toList();
    }

    private static String value(NoticeDocument.Column column, String value) {
        if (value.isEmpty()) {
            return "—";
        }
        return column.kind().equals("money") ? Cell.Format.MONEY.shown(new BigDecimal(value)) : value;
    }
}
