package cn.xiaokang.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it, in Chinese first.
 *
 * @param type the fault's page, relative to the server
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param detail what happened and what to do, in Chinese
 * @param detailEn the same in English
 * @param code the fault's code, which never changes meaning
 * @param requestId names this request in the server's log
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String detailEn,
        String code,
        @Nullable String requestId) {

    static final String CONTENT_TYPE = "application/problem+json";
}
