package cn.xiaokang.api.access;

import java.time.Clock;
import java.time.Duration;

/**
 * Slows those who guess passwords: ten failures an account and thirty an address at once, then one more a minute for the account and
 * six for the address. A success gives its attempt back.
 */
final class Attempts {
    private final RateLimit ofAccount;
    private final RateLimit ofAddress;

    Attempts(Clock clock) {
        this.ofAccount = new RateLimit(clock, 10, Duration.ofMinutes(1), AccessFault.TOO_MANY_ATTEMPTS);
        this.ofAddress = new RateLimit(clock, 30, Duration.ofSeconds(10), AccessFault.TOO_MANY_ATTEMPTS);
    }

    /** Takes one attempt before the password is looked at, so that parallel guesses count too. */
    void take(String user, String address) {
        ofAccount.take(user);
        ofAddress.take(address);
    }

    /** Gives an attempt back that succeeded. */
    void giveBack(String user, String address) {
        ofAccount.giveBack(user);
        ofAddress.giveBack(address);
    }

    /** Takes one attempt of someone who names no account. */
    void takeOfAddress(String address) {
        ofAddress.take(address);
    }

    /** Gives it back. */
    void giveBackToAddress(String address) {
        ofAddress.giveBack(address);
    }
}
