package cn.xiaokang.api.workbench;

import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.util.List;

/**
 * What was found.
 *
 * @param rows as text
 * @param counties a rule's counts by county; empty for other questions
 */
public record Found(RowSet rows, List<RuleTrial.OfCounty> counties) {}
