package cn.xiaokang.api.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param user the signed-in user's name, or null for the public
 * @param role what they come for
 * @param area what part of the city they may see
 * @param address where the request comes from, or null where none is being answered
 * @param only the permissions that a key for programs leaves of the role's, or null where all of them stand
 */
public record Viewer(
        @Nullable String user,
        Role role,
        AreaScope area,
        @Nullable String address,
        @Nullable Set<Permission> only) {
    /** Anyone from the public. */
    public static final Viewer PUBLIC = new Viewer(null, Role.VISITOR, AreaScope.CITY);

    /** Someone who is not at the other end of a request. */
    public Viewer(@Nullable String user, Role role, AreaScope area) {
        this(user, role, area, null, null);
    }

    /** The same, asking from that address. */
    Viewer from(String ip) {
        return new Viewer(user, role, area, ip, only);
    }

    /** A program of theirs, which may do some of it. */
    Viewer withOnly(Set<Permission> permissions) {
        return new Viewer(user, role, area, address, Set.copyOf(permissions));
    }

    /** Whether this viewer has the permission. */
    public boolean may(Permission permission) {
        boolean isLeft = only == null
                || permission == Permission.PUBLIC
                || permission == Permission.SIGNED_IN
                || only.contains(permission);
        return isLeft && role.may(permission);
    }

    /** Names what this viewer may see, and no more: two viewers of one scope get the same answers. */
    public String scope() {
        String whole = role.code() + "@" + area.rootCode();
        return only == null
                ? whole
                : whole + "+" + only.stream().map(Permission::code).sorted().collect(Collectors.joining("+"));
    }
}
