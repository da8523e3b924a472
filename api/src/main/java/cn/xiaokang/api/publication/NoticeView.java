package cn.xiaokang.api.publication;

import cn.xiaokang.api.store.PublicationStore.Attack;
import cn.xiaokang.api.store.PublicationStore.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as those see it who work on it: its versions, oldest first, and the text of the newest.
 *
 * @param document the text of the newest version
 */
public record NoticeView(String noticeNo, String kind, List<Step> versions, NoticeDocument document) {
    /**
     * One version and what happened to it.
     *
     * @param daysLate days after its due day until it was posted, or until today where it was not
     * @param daysTooFew days that it stood less than its kind asks for
     * @param attack what the attack on it came to, or null where none was made
     */
    public record Step(
            String noticeNo,
            int version,
            String kind,
            String areaCode,
            String countyCode,
            String subjectNo,
            int year,
            String state,
            int items,
            @Nullable BigDecimal amount,
            LocalDate dueOn,
            int standsDays,
            String snapshotId,
            String sha256,
            @Nullable String reason,
            String preparedBy,
            String preparedAt,
            @Nullable String approvedBy,
            @Nullable String approvedAt,
            @Nullable String refusedBy,
            @Nullable String refusedNote,
            @Nullable String postedBy,
            @Nullable String postedAt,
            @Nullable LocalDate standsUntil,
            @Nullable String takenDownAt,
            @Nullable String takenDownNote,
            int daysLate,
            int daysTooFew,
            @Nullable Attack attack) {
        /** The version as it stands today. */
        public static Step of(Version version, LocalDate today) {
            String amount = version.amount();
            String until = version.standsUntil();
            return new Step(
                    version.noticeNo(),
                    version.version(),
                    version.kind(),
                    version.areaCode(),
                    version.countyCode(),
                    version.subjectNo(),
                    version.year(),
                    NoticeState.of(version, today).code(),
                    version.items(),
                    amount == null ? null : new BigDecimal(amount),
                    LocalDate.parse(version.dueOn()),
                    version.standsDays(),
                    version.snapshotId(),
                    version.sha256(),
                    version.reason(),
                    version.preparedBy(),
                    version.preparedAt(),
                    version.approvedBy(),
                    version.approvedAt(),
                    version.refusedBy(),
                    version.refusedNote(),
                    version.postedBy(),
                    version.postedAt(),
                    until == null ? null : LocalDate.parse(until),
                    version.takenDownAt(),
                    version.takenDownNote(),
                    NoticeLife.daysLate(version, today),
                    NoticeLife.daysTooFew(version),
                    version.attack());
        }
    }

    /** The notice with its versions. */
    public static NoticeView of(List<Version> versions, LocalDate today) {
        Version newest = versions.get(versions.size() - 1);
        return new NoticeView(
                newest.noticeNo(),
                newest.kind(),
                versions.stream().map(version -> Step.of(version, today)).toList(),
                NoticeDocument.of(newest.document()));
    }
}
