package cn.xiaokang.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Says as a problem, too, what the HTTP server refuses before any route is met: broken requests, headers too large. */
public final class ServerProblems extends ErrorHandler {
    private final ObjectMapper mapper;

    /** Written by that mapper. */
    public ServerProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(body(code)), callback);
    }

    private byte[] body(int status) throws IOException {
        HttpFault fault = fault(status);
        return mapper.writeValueAsBytes(new Problem(
                "/docs/errors#" + fault.code(),
                HttpStatus.getMessage(status),
                status,
                fault.zh(),
                fault.en(),
                fault.code(),
                null));
    }

    private static HttpFault fault(int status) {
        return switch (status) {
            case 404 -> RequestFault.NOT_FOUND;
            case 405 -> RequestFault.METHOD_NOT_ALLOWED;
            case 413 -> RequestFault.TOO_LARGE;
            case 414, 431 -> RequestFault.HEADERS_TOO_LARGE;
            case 415 -> RequestFault.WRONG_TYPE;
            default -> status >= 500 ? RequestFault.INTERNAL : RequestFault.BAD_REQUEST;
        };
    }
}
