package cn.xiaokang.api.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param user the signed-in user's name, or null for the public
 * @param role what they come for
 * @param area what part of the city they may see
 */
public record Viewer(@Nullable String user, Role role, AreaScope area) {
    /** Anyone from the public. */
    public static final Viewer PUBLIC = new Viewer(null, Role.VISITOR, AreaScope.CITY);

    /** Whether this viewer has the permission. */
    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /** Names what this viewer may see, and no more: two viewers of one scope get the same answers. */
    public String scope() {
        return role.code() + "@" + area.rootCode();
    }
}
