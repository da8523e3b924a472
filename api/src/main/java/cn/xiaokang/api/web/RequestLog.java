package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.request.RequestId;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request, and its time as a measure: the route's pattern, never its values, so that no number of a person is kept. */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("request");

    private final MeterRegistry meters;

    RequestLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void write(Context context, float milliseconds) {
        var matched = context.endpoints().matchedHttpEndpoint();
        String route = matched == null ? "(none)" : matched.path;
        LOG.atInfo()
                .addKeyValue("request", RequestId.of(context))
                .addKeyValue("method", context.method().name())
                .addKeyValue("route", route)
                .addKeyValue("status", context.statusCode())
                .addKeyValue("ms", Math.round(milliseconds))
                .addKeyValue("role", Guard.viewer(context).role().code())
                .log("answered");
        Timer.builder("xiaokang.requests")
                .description("Requests by route and status")
                .tag("route", route)
                .tag("status", String.valueOf(context.statusCode()))
                .register(meters)
                .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
    }
}
