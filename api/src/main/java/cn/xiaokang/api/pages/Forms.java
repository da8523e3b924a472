package cn.xiaokang.api.pages;

import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.function.BiConsumer;

/** What the pages' forms have in common. */
final class Forms {
    private Forms() {}

    /** A field of the form, empty where it was not sent. */
    static String field(Context context, String name) {
        return Objects.requireNonNullElse(context.formParam(name), "");
    }

    /** A step whose refusal is told on the form's own page; what is not the asker's fault goes on. */
    static Handler told(Handler step, BiConsumer<Context, FaultException> page) {
        return context -> {
            try {
                step.handle(context);
            } catch (FaultException e) {
                if (e.kind() != Kind.USER) {
                    throw e;
                }
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                page.accept(context, e);
            }
        };
    }
}
