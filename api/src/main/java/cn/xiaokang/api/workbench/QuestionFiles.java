package cn.xiaokang.api.workbench;

import cn.xiaokang.api.exports.Block;
import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RowSet;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question found as a file, with the question, its purpose and the snapshot beside the rows. */
public final class QuestionFiles {
    /** The forms in which it can be had. */
    public static final List<String> FORMS = List.of("xlsx", "csv");

    private static final int WIDTH = 20;

    private QuestionFiles() {}

    /** Sends the file. */
    public static void send(Context context, Reading reading, OpenTables tables, Asked asked, Found found, Form form)
            throws IOException {
        Report report = report(reading, new ColumnWords(tables), asked, found);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(64 * 1024);
        form.write(report, whole);
        context.contentType(form.type());
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"" + report.name() + "." + form.ending() + "\"");
        context.result(whole.toByteArray());
    }

    private static Report report(Reading reading, ColumnWords words, Asked asked, Found found) {
        RowSet rows = found.rows();
        List<Block.Column> columns = rows.columns().stream()
                .map(column -> new Block.Column(words.zh(column), WIDTH))
                .toList();
        List<Block.Row> lines = new ArrayList<>();
        for (List<@Nullable String> row : rows.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (String value : row) {
                cells.add(value == null ? new Cell.None("") : new Cell.Text(value));
            }
            lines.add(Block.Row.of(cells));
        }
        String county = asked.county();
        List<String> notes = List.of(
                "查询理由：" + asked.purpose(),
                "范围：" + (county == null ? reading.viewer().area().rootCode() : county),
                "查询内容：" + QuestionJson.written(asked.question()),
                "行数：" + rows.rows().size() + (rows.isCut() ? "（已截断，另有更多行）" : ""),
                "快照：" + reading.snapshotId(),
                "疑点是提问，不是结论。");
        return new Report(
                "workbench-" + reading.snapshotId(),
                "查询结果",
                asked.purpose(),
                reading.snapshotId(),
                true,
                notes,
                List.of(new Report.Section("结果", List.of(new Block.Table("", columns, lines)))));
    }
}
