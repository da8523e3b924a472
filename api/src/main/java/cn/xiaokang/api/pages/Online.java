package cn.xiaokang.api.pages;

import cn.xiaokang.api.exports.QrCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address by which people reach a page: the configured one, or where there is none, the one by which the asker came. */
final class Online {
    private static final int CODES_KEPT = 1_000;

    private final @Nullable URI publicAddress;
    /** A page of a village costs less than its drawing. */
    private final Cache<String, QrCode> codes =
            Caffeine.newBuilder().maximumSize(CODES_KEPT).build();

    Online(@Nullable URI publicAddress) {
        this.publicAddress = publicAddress;
    }

    String address(Context context, String path) {
        URI configured = publicAddress;
        String base = configured == null
                ? context.scheme() + "://" + context.host()
                : configured.toString().replaceAll("/+$", "");
        return base + path;
    }

    /** The code of an address, to be read from a printed page. */
    QrCode code(String address) {
        return codes.get(address, QrCode::of);
    }
}
