package cn.xiaokang.api.publication;

import cn.xiaokang.api.store.PublicationStore.Version;
import java.time.LocalDate;
import java.util.Locale;

/** Where a version of a notice stands in its life. */
public enum NoticeState {
    PREPARED("待审核", "awaiting approval"),
    REFUSED("已退回", "sent back"),
    APPROVED("待公示", "awaiting posting"),
    POSTED("公示中", "standing"),
    ENDED("公示期满", "has stood its time"),
    TAKEN_DOWN("已撤下", "taken down");

    private final String zh;
    private final String en;

    NoticeState(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** As the API says it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a version on a day. */
    public static NoticeState of(Version version, LocalDate today) {
        String until = version.standsUntil();
        if (version.takenDownAt() != null) {
            return TAKEN_DOWN;
        }
        if (version.postedAt() != null && until != null) {
            return today.isAfter(LocalDate.parse(until)) ? ENDED : POSTED;
        }
        if (version.refusedAt() != null) {
            return REFUSED;
        }
        return version.approvedAt() != null ? APPROVED : PREPARED;
    }
}
