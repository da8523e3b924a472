package cn.xiaokang.etl.digits;

import cn.xiaokang.etl.csv.CsvTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The amounts of a column.
 *
 * @param positive those above zero, in the file's order
 * @param others how many are zero or below
 * @param missing how many rows have none
 */
public record Amounts(List<BigDecimal> positive, int others, int missing) {
    /** Sorts amounts out. */
    public static Amounts of(Iterable<BigDecimal> amounts) {
        List<BigDecimal> positive = new ArrayList<>();
        int others = 0;
        for (BigDecimal amount : amounts) {
            if (amount.signum() > 0) {
                positive.add(amount);
            } else {
                others++;
            }
        }
        return new Amounts(positive, others, 0);
    }

    /**
     * Reads a column. An amount may have a currency sign, thousands' commas and 元 behind it.
     *
     * @throws cn.xiaokang.warehouse.fault.FaultException with file, line and column of what is no amount
     */
    public static Amounts read(CsvTable table, String column) {
        int place = table.column(column);
        List<BigDecimal> amounts = new ArrayList<>();
        int[] missing = {0};
        table.read((line, row) -> {
            String written = row.at(place);
            if (written.isEmpty()) {
                missing[0]++;
                return;
            }
            try {
                amounts.add(new BigDecimal(written.replaceFirst("^[¥￥$]", "")
                        .replaceFirst("元$", "")
                        .replaceAll(",(?=\\d{3}(\\D|$))", "")
                        .strip()));
            } catch (NumberFormatException e) {
                throw table.badValue(line, place, written, "不是金额。", "is not an amount.");
            }
        });
        Amounts sorted = of(amounts);
        return new Amounts(sorted.positive, sorted.others, missing[0]);
    }
}
