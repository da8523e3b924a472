package cn.xiaokang.api.access;

import static cn.xiaokang.api.access.Permission.APPROVE_NOTICES;
import static cn.xiaokang.api.access.Permission.ASK_OWN_QUESTIONS;
import static cn.xiaokang.api.access.Permission.ISSUE_LOOKUP_CODES;
import static cn.xiaokang.api.access.Permission.MANAGE_ACCOUNTS;
import static cn.xiaokang.api.access.Permission.OWN_ACCOUNT;
import static cn.xiaokang.api.access.Permission.PREPARE_NOTICES;
import static cn.xiaokang.api.access.Permission.PUBLIC;
import static cn.xiaokang.api.access.Permission.READ_ACCESS_LOG;
import static cn.xiaokang.api.access.Permission.RUN_LABORATORY;
import static cn.xiaokang.api.access.Permission.SEE_DELIVERIES;
import static cn.xiaokang.api.access.Permission.SEE_FIGURES;
import static cn.xiaokang.api.access.Permission.SEE_FLAGS;
import static cn.xiaokang.api.access.Permission.SEE_FLAG_COUNTS;
import static cn.xiaokang.api.access.Permission.SEE_FUNDS;
import static cn.xiaokang.api.access.Permission.SEE_NOTICES;
import static cn.xiaokang.api.access.Permission.SEE_PERSONS;
import static cn.xiaokang.api.access.Permission.SEE_SCORES;
import static cn.xiaokang.api.access.Permission.SEE_TELLERS;
import static cn.xiaokang.api.access.Permission.SET_SCHEMES;
import static cn.xiaokang.api.access.Permission.SIGNED_IN;
import static cn.xiaokang.api.access.Permission.WORK_CASES;
import static cn.xiaokang.api.access.Permission.WORK_TIPS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What someone comes for, and so what they may see. */
public enum Role {
    /** Nobody signed in. */
    VISITOR("公众", EnumSet.of(PUBLIC)),
    LEADER(
            "领导",
            EnumSet.of(
                    PUBLIC,
                    SIGNED_IN,
                    OWN_ACCOUNT,
                    SEE_FIGURES,
                    SEE_SCORES,
                    RUN_LABORATORY,
                    SEE_FUNDS,
                    SEE_FLAG_COUNTS)),
    ASSESSOR(
            "考核员",
            EnumSet.of(
                    PUBLIC,
                    SIGNED_IN,
                    OWN_ACCOUNT,
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
                    OWN_ACCOUNT,
                    SEE_FIGURES,
                    SEE_SCORES,
                    RUN_LABORATORY,
                    SEE_FUNDS,
                    SEE_FLAG_COUNTS,
                    SEE_FLAGS,
                    WORK_CASES,
                    WORK_TIPS,
                    SEE_TELLERS,
                    ASK_OWN_QUESTIONS,
                    SEE_PERSONS)),
    PUBLISHER(
            "公开员",
            EnumSet.of(PUBLIC, SIGNED_IN, OWN_ACCOUNT, SEE_FUNDS, SEE_NOTICES, PREPARE_NOTICES, ISSUE_LOOKUP_CODES)),
    /** May prepare too, as in a small office; what one has prepared another one approves. */
    APPROVER(
            "审核员",
            EnumSet.of(
                    PUBLIC,
                    SIGNED_IN,
                    OWN_ACCOUNT,
                    SEE_FUNDS,
                    SEE_NOTICES,
                    PREPARE_NOTICES,
                    APPROVE_NOTICES,
                    ISSUE_LOOKUP_CODES)),
    OPERATOR("操作员", EnumSet.of(PUBLIC, SIGNED_IN, OWN_ACCOUNT, SEE_DELIVERIES)),
    /** Grants, and uses nothing of what is granted. */
    SECURITY_OFFICER("安全员", EnumSet.of(PUBLIC, SIGNED_IN, OWN_ACCOUNT, MANAGE_ACCOUNTS)),
    /** Reads who looked at whom, and nothing else. */
    AUDITOR("日志审计员", EnumSet.of(PUBLIC, SIGNED_IN, OWN_ACCOUNT, READ_ACCESS_LOG));

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

    /** The role of that code; empty for none and for the public. */
    public static Optional<Role> coded(String code) {
        return Arrays.stream(values())
                .filter(role -> role != VISITOR && role.code().equals(code))
                .findFirst();
    }

    /** The codes of all roles that an account may have. */
    public static String codes() {
        return Arrays.stream(values())
                .filter(role -> role != VISITOR)
                .map(Role::code)
                .collect(Collectors.joining(", "));
    }

    /** The role as it stands in the API and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
