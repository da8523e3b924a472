package cn.xiaokang.api.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refused request still sends. A connection that is closed while its client sends shows as broken, and not the answer that says
 * why; so the rest is let go by, as far as it is not without end.
 */
final class UnreadBody {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int BYTES_AT_ONCE = 64 * 1024;
    private static final int FIRST_REFUSAL = 400;

    private final long mostBytes;

    /** Lets that many bytes of a request go by at most. */
    UnreadBody(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Stands after the routes. */
    void letGoBy(Context context) {
        if (context.statusCode() < FIRST_REFUSAL || context.req().getContentLengthLong() > mostBytes) {
            return;
        }
        long until = System.nanoTime() + AT_MOST.toNanos();
        long left = mostBytes;
        byte[] passed = new byte[BYTES_AT_ONCE];
        try (InputStream body = context.req().getInputStream()) {
            int read = 0;
            while (read >= 0 && left > 0 && System.nanoTime() < until) {
                read = body.read(passed);
                left -= read;
            }
        } catch (IOException gone) {
            LOG.debug("who was refused went away", gone);
        }
    }
}
