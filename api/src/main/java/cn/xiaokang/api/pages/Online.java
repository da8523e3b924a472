package cn.xiaokang.api.pages;

import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address by which people reach a page: the configured one, or where there is none, the one by which the asker came. */
record Online(@Nullable URI publicAddress) {
    String address(Context context, String path) {
        URI configured = publicAddress;
        String base = configured == null
                ? context.scheme() + "://" + context.host()
                : configured.toString().replaceAll("/+$", "");
        return base + path;
    }
}
