package cn.xiaokang.api.publication;

import cn.xiaokang.api.exports.Block;
import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.exports.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A notice as a sheet to be printed and put up, with the code that leads to the same notice online. */
final class NoticeSheet {
    private static final int DIGEST_SHOWN = 16;

    private NoticeSheet() {}

    /**
     * The sheet.
     *
     * @param stands from when until when it stands, in words; empty before it is posted
     * @param sha256 the digest of the document; empty before it is posted
     * @param address where the notice stands online
     */
    static Report of(NoticeDocument document, String stands, String sha256, String address) {
        List<Block> blocks = new ArrayList<>();
        if (!document.alike().isEmpty()) {
            blocks.add(new Block.Paragraph(document.alike().stream()
                    .map(i -> document.columns().get(i).title() + "："
                            + document.rows().get(0).get(i))
                    .collect(Collectors.joining("　"))));
        }
        blocks.add(new Block.Table(
                "",
                document.apart().stream()
                        .map(document.columns()::get)
                        .map(column -> new Block.Column(column.title(), width(column)))
                        .toList(),
                rows(document)));
        String total = document.total();
        blocks.add(new Block.Paragraph("共 " + document.items() + " 条"
                + (total == null ? "。" : "，合计 " + Cell.Format.MONEY.shown(new BigDecimal(total)) + " 元。")));
        if (!stands.isEmpty()) {
            blocks.add(new Block.Paragraph("公示期：" + stands + "。"));
        }
        blocks.add(new Block.Paragraph(document.objection()));
        blocks.add(new Block.Paragraph("监督举报电话：" + document.hotline()));
        blocks.add(new Block.Code(address, "扫码查看网上公示、各版本与核验办法"));
        List<String> notes = new ArrayList<>();
        notes.add("公示目的：" + document.purpose() + "。依据：政策条款" + document.clause() + "。");
        if (document.reason() != null) {
            notes.add("本版更正说明：" + document.reason());
        }
        notes.add("姓名已遮蔽；不公开身份证号、账号、电话、住址、健康与残疾情况和未成年人姓名。");
        notes.add("网址：" + address);
        if (!sha256.isEmpty()) {
            notes.add("内容摘要（SHA-256）：" + sha256);
        }
        return new Report(
                document.noticeNo() + "-v" + document.version(),
                document.title(),
                document.areaName() + "　" + document.subjectNo() + "　编号 " + document.noticeNo() + "　第 "
                        + document.version() + " 版",
                "快照 " + document.snapshotId() + " · 数据截至 " + document.dataEndsOn()
                        + (sha256.isEmpty() ? "" : " · 摘要 " + sha256.substring(0, DIGEST_SHOWN)),
                false,
                notes,
                List.of(new Report.Section("公示内容", blocks)));
    }

    private static List<Block.Row> rows(NoticeDocument document) {
        return document.rows().stream()
                .map(row -> {
                    List<Cell> cells = new ArrayList<>();
                    for (int i : document.apart()) {
                        cells.add(cell(document.columns().get(i), row.get(i)));
                    }
                    return Block.Row.of(cells);
                })
                .toList();
    }

    private static Cell cell(NoticeDocument.Column column, String value) {
        if (value.isEmpty()) {
            return new Cell.None("");
        }
        if (column.kind().equals("money")) {
            return new Cell.Amount(new BigDecimal(value), Cell.Format.MONEY);
        }
        return column.holdsNumbers() ? new Cell.Amount(new BigDecimal(value), Cell.Format.WHOLE) : new Cell.Text(value);
    }

    private static int width(NoticeDocument.Column column) {
        return switch (column.kind()) {
            case "words" -> 18;
            case "code", "place" -> 16;
            case "money" -> 13;
            case "whole" -> 6;
            default -> 11;
        };
    }
}
