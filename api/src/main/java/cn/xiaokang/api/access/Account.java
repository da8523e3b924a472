package cn.xiaokang.api.access;

import java.time.Instant;

/**
 * One person's or office's way in.
 *
 * @param user the name they sign in with
 * @param role what they may do
 * @param area where they may do it
 * @param isDisabled no longer let in
 * @param createdAt when the account was made
 * @param mustChangePassword someone else set the password; its owner changes it before anything else
 * @param hasSecondFactor a code is asked for at sign-in
 */
public record Account(
        String user,
        Role role,
        AreaScope area,
        boolean isDisabled,
        Instant createdAt,
        boolean mustChangePassword,
        boolean hasSecondFactor) {
    Viewer viewer() {
        return new Viewer(user, role, area);
    }
}
