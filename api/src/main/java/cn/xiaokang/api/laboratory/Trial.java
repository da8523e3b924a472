package cn.xiaokang.api.laboratory;

import cn.xiaokang.warehouse.laboratory.Experiment;
import java.util.List;

/**
 * An experiment as its asker may see it: counts and sums of the asker's area, by county.
 *
 * @param years the years that can be asked for, newest first
 * @param parameters those that can be moved in the year, as they are and as tried
 */
public record Trial(
        int year,
        List<Integer> years,
        List<MovableParameter> parameters,
        List<Experiment.Households> households,
        List<Experiment.Money> money,
        List<Experiment.IndicatorChange> indicators,
        List<Experiment.FlagChange> flags) {}
