package cn.xiaokang.api.lookup;

import cn.xiaokang.api.exports.Block;
import cn.xiaokang.api.exports.Cell;
import cn.xiaokang.api.exports.Report;
import java.util.List;

/** The codes of a village as a sheet to be printed once and cut: a strip for each household's 幸福清单. */
public final class CodeSheet {
    private CodeSheet() {}

    /**
     * The sheet.
     *
     * @param address where the codes are typed in
     */
    public static Report of(LookupCodes.Sheet sheet, String address) {
        Block table = new Block.Table(
                "",
                List.of(
                        new Block.Column("户编号", 14),
                        new Block.Column("户主", 10),
                        new Block.Column("查询码", 24),
                        new Block.Column("有效期至", 12)),
                sheet.codes().stream()
                        .map(code -> Block.Row.of(List.of(
                                new Cell.Text(code.householdId()),
                                code.head().isEmpty() ? new Cell.None("") : new Cell.Text(code.head()),
                                new Cell.Text(code.code()),
                                new Cell.Text(sheet.goodUntil().toString()))))
                        .toList());
        return new Report(
                "lookup-codes-" + sheet.villageCode(),
                "幸福清单查询码",
                sheet.villageName() + "　" + sheet.codes().size() + " 户",
                "只打印一次；裁开后随幸福清单交给各户，剩余部分销毁",
                false,
                List.of(
                        "凭码可查本户应享补贴、到账金额与日期、可再申请的政策；不显示姓名、身份证号和账号。",
                        "本单只生成一次，系统不留存查询码；遗失可重新发码，旧码随即失效。",
                        "查询网址：" + address),
                List.of(new Report.Section("裁开后交给各户", List.of(new Block.Code(address, "扫码打开查询页，输入查询码"), table))));
    }
}
