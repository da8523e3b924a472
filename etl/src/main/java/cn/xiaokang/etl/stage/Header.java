package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.Reason;
import cn.xiaokang.warehouse.value.Blanks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which field of a file holds which column of its contract.
 *
 * @param fieldCount fields that each row has
 * @param fieldOfColumn for each column of the contract its field, or {@link #ABSENT}
 * @param unknown headers that the contract does not know
 */
record Header(int fieldCount, List<Integer> fieldOfColumn, List<String> unknown) {
    static final int ABSENT = -1;

    /** Reads a header row. */
    static Header of(Records row, SourcePlan plan) throws UnreadableException {
        if (row.flaw() != null) {
            throw noHeader();
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < plan.columns().size(); i++) {
            columns.put(plan.columns().get(i).name(), i);
            columns.put(Blanks.removed(plan.columns().get(i).header()), i);
        }
        List<Integer> fieldOfColumn =
                new ArrayList<>(Collections.nCopies(plan.columns().size(), ABSENT));
        List<String> unknown = new ArrayList<>();
        Set<Object> met = new HashSet<>();
        boolean twice = false;
        for (int field = 0; field < row.fieldCount(); field++) {
            String header = Blanks.removed(row.field(field));
            Integer column = columns.get(header);
            if (column != null) {
                fieldOfColumn.set(column, field);
                twice |= !met.add(column);
            } else if (!header.isEmpty()) {
                unknown.add(header);
                twice |= !met.add(header);
            }
        }
        if (unknown.isEmpty() && met.isEmpty()) {
            throw noHeader();
        }
        refuseMissing(fieldOfColumn, plan);
        if (twice) {
            throw new UnreadableException(
                    "表头有重复的列，请删去一列后重新交换。", "The header names a column twice: remove one and deliver again.");
        }
        return new Header(row.fieldCount(), List.copyOf(fieldOfColumn), List.copyOf(unknown));
    }

    private static void refuseMissing(List<Integer> fieldOfColumn, SourcePlan plan) throws UnreadableException {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < fieldOfColumn.size(); i++) {
            if (fieldOfColumn.get(i) == ABSENT && plan.columns().get(i).required()) {
                missing.add(plan.columns().get(i).header());
            }
        }
        if (!missing.isEmpty()) {
            throw new UnreadableException(
                    Reason.MISSING_COLUMN,
                    "缺少必需的列：" + String.join("、", missing) + "，请补上后重新交换。",
                    "Required columns are missing: " + String.join(", ", missing) + ". Add them and deliver again.");
        }
    }

    private static UnreadableException noHeader() {
        return new UnreadableException("文件没有可读的表头。", "The file has no header that can be read.");
    }
}
