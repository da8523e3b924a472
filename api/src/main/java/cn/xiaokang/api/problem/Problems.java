package cn.xiaokang.api.problem;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import com.fasterxml.jackson.core.JacksonException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into a problem; what is ours goes to the log with its trace, and no trace goes out. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;

    private final Function<Context, String> requestId;
    private final ProblemView view;

    /** Problems that bear the request's id, and that the view shows to those whom it takes. */
    public Problems(Function<Context, String> requestId, ProblemView view) {
        this.requestId = requestId;
        this.view = view;
    }

    /** Stands behind all routes. */
    public void addTo(RoutesConfig routes) {
        routes.exception(FaultException.class, this::fault);
        routes.exception(RetryLater.class, this::later);
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(JacksonException.class, (e, context) -> answer(context, RequestFault.BAD_JSON));
        routes.exception(
                ServletException.class, (unreadableForm, context) -> answer(context, RequestFault.BAD_REQUEST));
        routes.exception(Exception.class, this::unforeseen);
    }

    private void fault(FaultException e, Context context) {
        int status = status(e.code());
        if (status == 503) {
            context.header("Retry-After", String.valueOf(RETRY_SECONDS));
        }
        if (e.kind() == Kind.SYSTEM) {
            LOG.atError()
                    .addKeyValue("request", requestId.apply(context))
                    .addKeyValue("code", e.code().code())
                    .setCause(e.getCause())
                    .log("the server could not answer");
        }
        answer(context, status, e.code().code(), e.zh(), e.en());
    }

    private void later(RetryLater e, Context context) {
        HttpFault fault = e.fault();
        context.header("Retry-After", String.valueOf(e.seconds()));
        answer(
                context,
                fault.status(),
                fault.code(),
                fault.zh().formatted(e.seconds()),
                fault.en().formatted(e.seconds()));
    }

    private void http(HttpResponseException e, Context context) {
        switch (e.getStatus()) {
            case 404 -> answer(context, RequestFault.NOT_FOUND);
            case 405 -> {
                String methods = e.getDetails().get("availableMethods");
                context.header("Allow", methods == null ? "GET" : methods);
                answer(context, RequestFault.METHOD_NOT_ALLOWED);
            }
            case 413 -> answer(context, RequestFault.TOO_LARGE);
            case 415 -> answer(context, RequestFault.WRONG_TYPE);
            default -> {
                if (e.getStatus() >= 500) {
                    unforeseen(e, context);
                } else {
                    answer(context, RequestFault.BAD_REQUEST);
                }
            }
        }
    }

    private void unforeseen(Exception e, Context context) {
        LOG.atError()
                .addKeyValue("request", requestId.apply(context))
                .setCause(e)
                .log("an unforeseen failure");
        answer(context, RequestFault.INTERNAL);
    }

    /** A fault without words of its own. */
    public void answer(Context context, HttpFault fault) {
        answer(context, fault.status(), fault.code(), fault.zh(), fault.en());
    }

    private void answer(Context context, int status, String code, String zh, String en) {
        Problem problem = new Problem(
                "/docs/errors#" + code,
                HttpStatus.forStatus(status).getMessage(),
                status,
                zh,
                en,
                code,
                requestId.apply(context));
        context.status(status);
        context.removeHeader("ETag");
        context.header("Cache-Control", "no-store");
        if (view.takes(context)) {
            view.show(context, problem);
            return;
        }
        context.json(problem);
        context.contentType(Problem.CONTENT_TYPE);
    }

    private static int status(FaultCode code) {
        if (code instanceof HttpFault http) {
            return http.status();
        }
        return code.kind() == Kind.USER ? 400 : 500;
    }
}
