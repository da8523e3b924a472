package cn.xiaokang.api.request;

import io.javalin.http.Context;
import java.util.UUID;

/** Names a request in the answer's X-Request-Id and in the log; made here, never taken from outside. */
public final class RequestId {
    /** The header that tells it. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "request.id";

    private RequestId() {}

    /** The request's id. */
    public static String of(Context context) {
        String id = context.attribute(ATTRIBUTE);
        if (id != null) {
            return id;
        }
        String made = UUID.randomUUID().toString();
        context.attribute(ATTRIBUTE, made);
        return made;
    }
}
