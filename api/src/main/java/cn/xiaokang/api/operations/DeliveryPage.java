package cn.xiaokang.api.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of deliveries, newest period first.
 *
 * @param states files and rows by state
 * @param sources what came of each source: delivered = loaded + superseded + quarantined
 * @param reasons refused rows and files by source and reason
 */
public record DeliveryPage(
        List<Delivery> items,
        @Nullable String next,
        List<OfState> states,
        List<OfSource> sources,
        List<OfReason> reasons) {
    /** One file as it came. */
    public record Delivery(
            String deliveryId,
            String file,
            @Nullable String source,
            @Nullable String areaCode,
            @Nullable String period,
            @Nullable Long revision,
            @Nullable String encoding,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable Long loadNo,
            String state,
            @Nullable Long delivered,
            @Nullable Long loaded,
            @Nullable Long superseded,
            @Nullable Long quarantined) {}

    /** Files and rows of one state. */
    public record OfState(String state, long files, Rows rows) {}

    /** Files and rows of one source. */
    public record OfSource(String source, String titleZh, long files, Rows rows, boolean isBalanced) {}

    /** Rows delivered and what became of them. */
    public record Rows(long delivered, long loaded, long superseded, long quarantined) {
        boolean isBalanced() {
            return delivered == loaded + superseded + quarantined;
        }
    }

    /** Refused rows of one source for one reason. */
    public record OfReason(@Nullable String source, String reason, long rows) {}
}
