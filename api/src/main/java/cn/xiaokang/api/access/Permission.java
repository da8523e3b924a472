package cn.xiaokang.api.access;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a route asks of its visitor; each route names exactly one. */
public enum Permission implements RouteRole {
    /** Anyone, without sign-in. */
    PUBLIC,
    /** Anyone who is signed in. */
    SIGNED_IN,
    /** Indicators and the overview; no persons. */
    SEE_FIGURES,
    /** The policy laboratory: counts and sums under other parameters; no persons. */
    RUN_LABORATORY,
    /** The score sheets of the assessment, and the schemes that they are made by; no persons. */
    SEE_SCORES,
    /** Makes versions of schemes and freezes sheets. */
    SET_SCHEMES,
    /** Where the money came from and went to; no persons. */
    SEE_FUNDS,
    /** The notices of fund use. */
    SEE_NOTICES,
    /** Prepares notices, posts them once they are approved, corrects them and takes them down. */
    PREPARE_NOTICES,
    /** Approves what someone else has prepared, or sends it back. */
    APPROVE_NOTICES,
    /** Issues the codes by which households look up their own record. */
    ISSUE_LOOKUP_CODES,
    /** Flags as counts and without household or subject. */
    SEE_FLAG_COUNTS,
    /** Flags with subject, household and evidence. */
    SEE_FLAGS,
    /** Opens cases from flags, inspects, reviews and closes them. */
    WORK_CASES,
    /** What people told: the list, answers, cases from it; never who told it. */
    WORK_TIPS,
    /** How to reach who told something, for a stated purpose. */
    SEE_TELLERS,
    /** Own questions to the data of the area: a rule with other parameters, two registers compared, SQL; each is recorded. */
    ASK_OWN_QUESTIONS,
    /** A household's dossier and the item numbers behind a figure. */
    SEE_PERSONS,
    /** Deliveries and what was refused of them; no personal data. */
    SEE_DELIVERIES,
    /** One's own account: password, second factor, sessions, keys for programs; never by such a key. */
    OWN_ACCOUNT,
    /** The accounts of others: made, given another password, disabled, freed of a lost second factor; no data of the warehouse. */
    MANAGE_ACCOUNTS,
    /** Who looked at whom, when, from where, what for. */
    READ_ACCESS_LOG;

    private static final Set<Permission> BY_HAND =
            EnumSet.of(PUBLIC, OWN_ACCOUNT, MANAGE_ACCOUNTS, APPROVE_NOTICES, SEE_TELLERS, ISSUE_LOOKUP_CODES);

    /** The permission as it stands in the API and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permission of that code. */
    public static Optional<Permission> coded(String code) {
        return Arrays.stream(values())
                .filter(permission -> permission.code().equals(code))
                .findFirst();
    }

    /** Whether a key for programs may have it: not the rights over accounts, nor what a person is to do by hand. */
    public boolean isForPrograms() {
        return !BY_HAND.contains(this);
    }
}
