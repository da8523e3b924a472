package cn.xiaokang.api.access;

import cn.xiaokang.api.store.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of accounts: begun, proved by a first code, asked for at each sign-in from then on. A code counts once. Who has
 * lost theirs has it taken off by the security officer.
 */
public final class SecondFactors {
    private final Store store;
    private final TotpCodes codes;
    private final Clock clock;

    /** The factors kept in the store. */
    public SecondFactors(Store store, Clock clock) {
        this.store = store;
        this.codes = new TotpCodes(clock);
        this.clock = clock;
    }

    /**
     * A factor that is not proved yet.
     *
     * @param secret in Base32, to be typed
     * @param address the same for a QR code
     */
    public record Begun(String secret, String address) {
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /** Makes a secret for an account that has no proved one; an earlier one that was never proved is forgotten. */
    public Begun begin(String user) {
        String secret = codes.secret();
        int begun = store.run(
                "second_factor/begin", update -> update.bind("user", user).bind("secret", secret));
        if (begun == 0) {
            throw AccessFault.SECOND_FACTOR_STANDS.with();
        }
        return new Begun(secret, TotpCodes.address(user, secret));
    }

    /** Puts the factor into force, where the code shows that its owner has it. */
    public void confirm(String user, String code) {
        Held held = held(user).filter(found -> !found.isConfirmed()).orElseThrow(AccessFault.CODE_REFUSED::with);
        long step = held.step(code).orElseThrow(AccessFault.CODE_REFUSED::with);
        int confirmed = store.run(
                "second_factor/confirm",
                update -> update.bind("user", user)
                        .bind("now", clock.instant().toString())
                        .bind("step", step));
        if (confirmed == 0) {
            throw AccessFault.CODE_REFUSED.with();
        }
    }

    /** Whether the account must show a code. */
    public boolean isInForce(String user) {
        return held(user).filter(Held::isConfirmed).isPresent();
    }

    /** Takes the factor off. */
    public void reset(String user) {
        int gone = store.run("second_factor/reset", update -> update.bind("user", user));
        assert gone <= 1;
    }

    /** Lets pass who has no factor in force, or shows a right code that was not shown before. */
    void require(String user, @Nullable String code) {
        Optional<Held> held = held(user).filter(Held::isConfirmed);
        if (held.isEmpty()) {
            return;
        }
        if (code == null || code.isEmpty()) {
            throw AccessFault.CODE_WANTED.with();
        }
        long step = held.get().step(code).orElseThrow(AccessFault.CODE_REFUSED::with);
        int taken = store.run(
                "second_factor/take", update -> update.bind("user", user).bind("step", step));
        if (taken == 0) {
            throw AccessFault.CODE_REFUSED.with();
        }
    }

    private Optional<Held> held(String user) {
        return store
                .list(
                        "second_factor/find",
                        query -> query.bind("user", user),
                        (row, context) -> new Held(
                                row.getString("secret"),
                                row.getString("confirmed_at") != null,
                                row.getLong("last_step")))
                .stream()
                .findFirst();
    }

    private final class Held {
        private final String secret;
        private final boolean isConfirmed;
        private final long lastStep;

        Held(String secret, boolean isConfirmed, long lastStep) {
            this.secret = secret;
            this.isConfirmed = isConfirmed;
            this.lastStep = lastStep;
        }

        boolean isConfirmed() {
            return isConfirmed;
        }

        /** The step of a right code that is later than the last one taken. */
        OptionalLong step(String code) {
            OptionalLong step = codes.step(secret, code);
            return step.isPresent() && step.getAsLong() > lastStep ? step : OptionalLong.empty();
        }
    }
}
