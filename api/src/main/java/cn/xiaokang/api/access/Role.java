package cn.xiaokang.api.access;

import static cn.xiaokang.api.access.Permission.APPROVE_NOTICES;
import static cn.xiaokang.api.access.Permission.PREPARE_NOTICES;
import static cn.xiaokang.api.access.Permission.PUBLIC;
import static cn.xiaokang.api.access.Permission.RUN_LABORATORY;
import static cn.xiaokang.api.access.Permission.SEE_DELIVERIES;
import static cn.xiaokang.api.access.Permission.SEE_FIGURES;
import static cn.xiaokang.api.access.Permission.SEE_FLAGS;
import static cn.xiaokang.api.access.Permission.SEE_FLAG_COUNTS;
import static cn.xiaokang.api.access.Permission.SEE_FUNDS;
import static cn.xiaokang.api.access.Permission.SEE_NOTICES;
import static cn.xiaokang.api.access.Permission.SEE_PERSONS;
import static cn.xiaokang.api.access.Permission.SEE_SCORES;
import static cn.xiaokang.api.access.Permission.SET_SCHEMES;
import static cn.xiaokang.api.access.Permission.SIGNED_IN;
import static cn.xiaokang.api.access.Permission.WORK_CASES;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What someone comes for, and so what they may see. */
public enum Role {
    /** Nobody signed in. */
    VISITOR("公众", EnumSet.of(PUBLIC)),
    LEADER("领导", EnumSet.of(PUBLIC, SIGNED_IN, SEE_FIGURES, SEE_SCORES, RUN_LABORATORY, SEE_FUNDS, SEE_FLAG_COUNTS)),
    ASSESSOR(
            "考核员",
            EnumSet.of(
                    PUBLIC,
                    SIGNED_IN,
                    SEE_FIGURES,
                    SEE_SCORES,
                    SET_SCHEMES,
                    RUN_LABORATORY,
                    SEE_FUNDS,
                    SEE_FLAG_COUNTS)),
    INSPECTOR(
            "监督员",
            EnumSet.of(
                    PUBLIC,
                    SIGNED_IN,
                    SEE_FIGURES,
                    SEE_SCORES,
                    RUN_LABORATORY,
                    SEE_FUNDS,
                    SEE_FLAG_COUNTS,
                    SEE_FLAGS,
                    WORK_CASES,
                    SEE_PERSONS)),
    PUBLISHER("公开员", EnumSet.of(PUBLIC, SIGNED_IN, SEE_FUNDS, SEE_NOTICES, PREPARE_NOTICES)),
    /** May prepare too, as in a small office; what one has prepared another one approves. */
    APPROVER("审核员", EnumSet.of(PUBLIC, SIGNED_IN, SEE_FUNDS, SEE_NOTICES, PREPARE_NOTICES, APPROVE_NOTICES)),
    OPERATOR("操作员", EnumSet.of(PUBLIC, SIGNED_IN, SEE_DELIVERIES));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // never changed and never handed out
    private final Set<Permission> permissions;

    Role(String title, Set<Permission> permissions) {
        this.title = title;
        this.permissions = permissions;
    }

    /** The role's Chinese name. */
    public String title() {
        return title;
    }

    /** Whether this role includes the permission. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The role as it stands in the API and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
