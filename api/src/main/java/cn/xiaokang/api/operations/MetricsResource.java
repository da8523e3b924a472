package cn.xiaokang.api.operations;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Measures of the server itself for Prometheus: requests by route and status, memory, threads; no data. */
public final class MetricsResource implements Resource, AutoCloseable {
    private final PrometheusMeterRegistry meters;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** The measures of that registry and of the machine under it. */
    public MetricsResource(PrometheusMeterRegistry meters) {
        this.meters = meters;
        collections.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/v1/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .header("Cache-Control", "no-store")
                        .result(meters.scrape()),
                Permission.PUBLIC);
    }

    @Override
    public void close() {
        collections.close();
    }
}
