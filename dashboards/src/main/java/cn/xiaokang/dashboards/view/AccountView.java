package cn.xiaokang.dashboards.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param fault what went wrong, or must be done before anything else, or empty
 * @param done what was just done, or empty
 * @param begun a second factor that waits for its first code, or null
 * @param key a key for programs that was just made and is shown once, or empty
 * @param sessions how many sessions last
 * @param grantable what a key may be given
 */
public record AccountView(
        String fault,
        String done,
        List<Field> facts,
        boolean hasSecondFactor,
        @Nullable Begun begun,
        String key,
        int sessions,
        List<Choice> grantable,
        List<TokenRow> tokens,
        int mostDays) {
    /**
     * A second factor to be put into an app.
     *
     * @param secret to be typed
     * @param codeSize the side of the QR code in modules
     * @param codePath its dark modules
     */
    public record Begun(String secret, int codeSize, String codePath) {}

    /** A key for programs. */
    public record TokenRow(
            long tokenNo,
            String title,
            String permissions,
            String createdAt,
            String expiresAt,
            String usedAt,
            boolean isValid) {}
}
