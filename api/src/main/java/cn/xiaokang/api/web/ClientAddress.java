package cn.xiaokang.api.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the other end of its connection, or, where that is a proxy of ours, whom the proxy names last in
 * X-Forwarded-For. What someone else wrote before that is not believed.
 *
 * @param proxies the addresses of our proxies
 */
record ClientAddress(Set<String> proxies) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    String of(Context context) {
        String other = context.req().getRemoteAddr();
        String forwarded = context.header("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(other)) {
            return other;
        }
        // From the last to the first: the first that is no proxy of ours is the asker.
        String[] chain =
                Arrays.stream(forwarded.split(",", -1)).map(String::strip).toArray(String[]::new);
        for (int i = chain.length - 1; i >= 0; i--) {
            if (!proxies.contains(chain[i])) {
                return ADDRESS.matcher(chain[i]).matches() ? chain[i] : other;
            }
        }
        return other;
    }
}
