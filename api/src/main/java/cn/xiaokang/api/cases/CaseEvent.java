package cn.xiaokang.api.cases;

import java.time.Instant;

/**
 * One step of a case as it stands in the history.
 *
 * @param entryNo its number in the whole history
 * @param eventNo its number within the case
 * @param at when it was written down
 * @param user who did
 * @param hash its own hash, which covers the one before
 */
public record CaseEvent(
        long entryNo, String caseNo, int eventNo, Instant at, String user, Change change, String hash) {}
