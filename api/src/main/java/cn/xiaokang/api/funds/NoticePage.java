package cn.xiaokang.api.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of notices, newest first. */
public record NoticePage(List<Notice> items, @Nullable String next) {
    /** One notice as a department reported it. */
    public record Notice(
            String publicationNo,
            @Nullable String subject,
            @Nullable String subjectNo,
            @Nullable String villageCode,
            @Nullable String villageName,
            @Nullable LocalDate postedOn,
            @Nullable LocalDate removedOn,
            @Nullable String channel,
            @Nullable Long items,
            @Nullable BigDecimal amount) {}
}
