package cn.xiaokang.api.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Sign-ins under way at a provider of identities: begun at one server, ended at any that shares the store, once and within ten minutes. */
public final class SsoStore {
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** Who begins and never ends takes no more room than this. */
    private static final int MOST = 10_000;

    private final Store store;
    private final Clock clock;

    /** Those in that store, by that clock. */
    public SsoStore(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was said to the provider.
     *
     * @param verifier of PKCE; secret
     */
    public record Begun(String state, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /** Keeps it under what the browser must bring back, of which a hash alone is kept; what is too old, or beyond the most, goes. */
    public void add(String binding, Begun begun) {
        int added = store.together(handle -> {
            int gone = store.run(
                    handle,
                    "sso/end_old",
                    update -> update.bind("oldest", oldest()).bind("most", MOST - 1));
            assert gone >= 0;
            return store.run(
                    handle,
                    "sso/add",
                    update -> update.bind("binding_hash", hash(binding))
                            .bind("state", begun.state())
                            .bind("nonce", begun.nonce())
                            .bind("verifier", begun.verifier())
                            .bind("now", clock.millis()));
        });
        assert added == 1;
    }

    /** Takes it out: it counts once, over all servers. */
    public Optional<Begun> take(String binding) {
        return store.together(handle -> {
            Optional<Begun> found = store
                    .list(
                            handle,
                            "sso/find",
                            query -> query.bind("binding_hash", hash(binding)).bind("oldest", oldest()),
                            (row, context) -> new Begun(
                                    row.getString("state"), row.getString("nonce"), row.getString("verifier")))
                    .stream()
                    .findFirst();
            int taken = store.run(handle, "sso/end", update -> update.bind("binding_hash", hash(binding)));
            return taken == 1 ? found : Optional.empty();
        });
    }

    private long oldest() {
        return clock.instant().minus(LASTS).toEpochMilli();
    }

    private static String hash(String binding) {
        return DigestUtils.sha256Hex("sso:" + binding);
    }
}
