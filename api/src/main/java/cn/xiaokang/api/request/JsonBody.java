package cn.xiaokang.api.request;

import cn.xiaokang.api.problem.RequestFault;
import io.javalin.http.Context;

/** A request's body of JSON. */
public final class JsonBody {
    private JsonBody() {}

    /** Holds a request that has nothing to say to its form: an empty object. */
    public static void none(Context context) {
        Nothing read = of(context, Nothing.class);
        assert read != null;
    }

    private record Nothing() {}

    /** The body as that record; a 415 problem where it is announced as something else, a 400 one where its form is wrong. */
    public static <T extends Record> T of(Context context, Class<T> type) {
        String given = context.contentType();
        if (given == null || !given.startsWith("application/json")) {
            throw RequestFault.WRONG_TYPE.with();
        }
        T body = context.bodyAsClass(type);
        if (body == null) {
            throw RequestFault.BAD_JSON.with();
        }
        return body;
    }
}
