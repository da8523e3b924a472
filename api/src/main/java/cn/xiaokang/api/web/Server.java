package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.cases.EvidenceFiles;
import cn.xiaokang.api.problem.ProblemView;
import cn.xiaokang.api.problem.Problems;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.problem.ServerProblems;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.tls.TlsConnector;
import cn.xiaokang.api.tls.TlsFiles;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server around the resources: limits, headers, the guard before every route, problems behind. */
final class Server {
    private static final long LARGEST_BODY = 64 * 1024;
    private static final long LARGEST_UPLOAD_MEGABYTES = EvidenceFiles.MOST_MEGABYTES + 2L;
    private static final long LARGEST_PASSED_OVER = 8 * LARGEST_UPLOAD_MEGABYTES * 1024 * 1024;
    private static final int LARGEST_HEADERS = 8 * 1024;
    private static final int THREADS = 64;
    private static final int CONNECTION_IDLE_MILLISECONDS = 30_000;

    private Server() {}

    static Javalin of(
            Settings settings,
            Guard guard,
            MeterRegistry meters,
            List<Resource> resources,
            ProblemView problems,
            Clock clock) {
        ObjectMapper mapper = Json.mapper();
        return Javalin.create(config -> {
            limit(config, mapper, settings.safety().proxies());
            limitUploads(config, settings.state());
            TlsFiles tls = settings.tls();
            if (tls != null) {
                config.jetty.addConnector(
                        (server, http) -> TlsConnector.of(server, http, settings.host(), settings.port(), tls, clock));
            }
            config.jsonMapper(new JavalinJackson(mapper, false));
            SecurityHeaders headers = new SecurityHeaders(settings.isSecure());
            RequestLog log = new RequestLog(meters);
            config.requestLogger.http(log::write);
            Admission admission = new Admission(settings.safety().load());
            config.routes.before(context -> {
                context.header(RequestId.HEADER, RequestId.of(context));
                headers.set(context);
                admission.enter(context);
                refuseTooLarge(context);
            });
            config.routes.beforeMatched(guard::check);
            config.routes.after(Readings::close);
            config.routes.after(admission::leave);
            config.routes.after(new UnreadBody(LARGEST_PASSED_OVER)::letGoBy);
            new Problems(RequestId::of, problems).addTo(config.routes);
            resources.forEach(resource -> resource.addTo(config.routes));
        });
    }

    /** No route takes more; what comes without its length is cut off where it is read. */
    private static void refuseTooLarge(Context context) {
        if (context.req().getContentLengthLong() > LARGEST_UPLOAD_MEGABYTES * 1024 * 1024) {
            throw RequestFault.TOO_LARGE.with();
        }
    }

    /** A form with a file of evidence; what is beyond memory waits in the server's own folder until the request ends. */
    private static void limitUploads(JavalinConfig config, Path state) {
        config.jetty.multipartConfig.cacheDirectory(state.toAbsolutePath().toString());
        config.jetty.multipartConfig.maxFileSize(LARGEST_UPLOAD_MEGABYTES, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_UPLOAD_MEGABYTES, SizeUnit.MB);
        config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
    }

    private static void limit(JavalinConfig config, ObjectMapper mapper, Set<String> proxies) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.contextResolver.ip = new ClientAddress(proxies)::of;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.http.strictContentTypes = true;
        config.http.generateEtags = false;
        config.router.caseInsensitiveRoutes = false;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(LARGEST_HEADERS);
            http.setResponseHeaderSize(LARGEST_HEADERS);
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setIdleTimeout(CONNECTION_IDLE_MILLISECONDS);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new ServerProblems(mapper)));
    }
}
