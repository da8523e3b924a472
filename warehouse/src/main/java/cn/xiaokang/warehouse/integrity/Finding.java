package cn.xiaokang.warehouse.integrity;

import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import org.jspecify.annotations.Nullable;

/**
 * One note in one area and year.
 *
 * @param areaCode the city or a county
 * @param bins the items by bin
 * @param statistic what the test found, or null where there were too few items to test
 * @param adjustedP the probability after all tests of the snapshot are taken into account, or null without a test
 * @param isWorthAsking whether it stands out even so: a question, not a verdict
 */
public record Finding(
        IntegrityNote note,
        String areaCode,
        int year,
        Bins bins,
        @Nullable Statistic statistic,
        @Nullable Double adjustedP,
        boolean isWorthAsking) {}
