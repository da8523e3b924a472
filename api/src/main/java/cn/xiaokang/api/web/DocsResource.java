package cn.xiaokang.api.web;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.AssessmentFault;
import cn.xiaokang.api.cases.CaseFault;
import cn.xiaokang.api.problem.HttpFault;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.publication.NoticeFault;
import cn.xiaokang.api.queries.QueryFault;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.sso.SsoFault;
import cn.xiaokang.api.store.StoreFault;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The API's description, a page to browse it by, and the page of all its faults. */
final class DocsResource implements Resource {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final String OWN = "/docs/";

    /** Each file that the page may ask for, and where it lies: nothing else of the class path can be reached. */
    private static final Map<String, File> FILES = Map.of(
            "swagger-ui.css", new File(SWAGGER + "swagger-ui.css", "text/css"),
            "swagger-ui-bundle.js", new File(SWAGGER + "swagger-ui-bundle.js", "text/javascript"),
            "favicon-32x32.png", new File(SWAGGER + "favicon-32x32.png", "image/png"),
            "docs.js", new File(OWN + "docs.js", "text/javascript"),
            "docs.css", new File(OWN + "docs.css", "text/css"));

    private static final List<HttpFault> FAULTS = Stream.<HttpFault[]>of(
                    AccessFault.values(),
                    AssessmentFault.values(),
                    CaseFault.values(),
                    StoreFault.values(),
                    SsoFault.values(),
                    NoticeFault.values(),
                    QueryFault.values(),
                    RequestFault.values())
            .flatMap(Arrays::stream)
            .toList();

    private final String document = OpenApi.text();
    private final String faults = faultsPage();

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/v1/openapi.json",
                context -> context.contentType("application/json")
                        .header("Cache-Control", "no-cache")
                        .result(document),
                Permission.PUBLIC);
        routes.get("/docs", context -> send(context, new File(OWN + "index.html", "text/html")), Permission.PUBLIC);
        routes.get("/docs/errors", context -> context.html(faults), Permission.PUBLIC);
        routes.get("/docs/files/{file}", this::file, Permission.PUBLIC);
    }

    private void file(Context context) throws IOException {
        File file = FILES.get(context.pathParam("file"));
        if (file == null) {
            throw RequestFault.NOT_FOUND.with();
        }
        send(context, file);
    }

    private static void send(Context context, File file) throws IOException {
        try (InputStream stream = DocsResource.class.getResourceAsStream(file.path())) {
            if (stream == null) {
                throw RequestFault.NOT_FOUND.with();
            }
            context.contentType(file.type() + (file.type().startsWith("text/") ? "; charset=utf-8" : ""));
            context.header("Cache-Control", "public, max-age=3600");
            context.result(stream.readAllBytes());
        }
    }

    /** Every word here is our own: no value from outside reaches this page. */
    private static String faultsPage() {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>错误代码 Faults</title>")
                .append("<link rel=\"stylesheet\" href=\"/docs/files/docs.css\"></head><body><h1>错误代码 Faults</h1><dl>");
        for (HttpFault fault : FAULTS) {
            page.append("<dt id=\"")
                    .append(fault.code())
                    .append("\">")
                    .append(fault.code())
                    .append(" · HTTP ");
            page.append(fault.status())
                    .append("</dt><dd>")
                    .append(fault.zh())
                    .append("<br>")
                    .append(fault.en());
            page.append("</dd>");
        }
        return page.append("</dl></body></html>").toString();
    }

    private record File(String path, String type) {}
}
