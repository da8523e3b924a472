package cn.xiaokang.api.reports;

import cn.xiaokang.api.queries.Reading;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where a document's figures come from, as its foot says it. */
record Source(String snapshotId, String dataEndsOn, String madeAt) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    static Source of(Reading reading, Clock clock) {
        return new Source(
                reading.snapshotId(), String.valueOf(reading.manifest().dataEndsOn()), MOMENT.format(clock.instant()));
    }

    /** The same document from the snapshot that a frozen sheet names. */
    Source frozenAt(String snapshot, String endsOn) {
        return new Source(snapshot, endsOn, madeAt);
    }

    String foot() {
        return "快照 " + snapshotId + " · 数据截至 " + dataEndsOn + " · 导出于 " + madeAt;
    }
}
