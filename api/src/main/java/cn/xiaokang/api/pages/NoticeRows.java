package cn.xiaokang.api.pages;

import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.publication.NoticeDocument;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.PublicNoticeView;
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
                    for (int i : document.apart()) {
                        shown.add(value(document.columns().get(i), row.get(i)));
                    }
                    return List.copyOf(shown);
                })
                .toList();
    }

    /** The titles of the columns of those rows. */
    static List<PublicNoticeView.Column> columns(NoticeDocument document, Language language) {
        return document.apart().stream()
                .map(document.columns()::get)
                .map(column -> new PublicNoticeView.Column(
                        language.of(column.title(), column.titleEn()), column.holdsNumbers()))
                .toList();
    }

    /** What every row says alike. */
    static List<Field> alike(NoticeDocument document, Language language) {
        return document.alike().stream()
                .map(i -> new Field(
                        language.of(
                                document.columns().get(i).title(),
                                document.columns().get(i).titleEn()),
                        value(document.columns().get(i), document.rows().get(0).get(i))))
                .toList();
    }

    private static String value(NoticeDocument.Column column, String value) {
        if (value.isEmpty()) {
            return "—";
        }
        return column.kind().equals("money") ? Cell.Format.MONEY.shown(new BigDecimal(value)) : value;
    }
}
