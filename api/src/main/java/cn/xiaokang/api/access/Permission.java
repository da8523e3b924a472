package cn.xiaokang.api.access;

import io.javalin.security.RouteRole;

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
    /** Flags as counts and without household or subject. */
    SEE_FLAG_COUNTS,
    /** Flags with subject, household and evidence. */
    SEE_FLAGS,
    /** Opens cases from flags, inspects, reviews and closes them. */
    WORK_CASES,
    /** A household's dossier and the item numbers behind a figure. */
    SEE_PERSONS,
    /** Deliveries and what was refused of them; no personal data. */
    SEE_DELIVERIES
}
