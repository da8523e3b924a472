package cn.xiaokang.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MovedClock extends Clock {
    private volatile Instant now;

    /** A clock at that moment. */
    public MovedClock(Instant now) {
        this.now = now;
    }

    /** Moves it. */
    public void forward(Duration time) {
        now = now.plus(time);
    }

    /** Puts it to a moment. */
    public void to(Instant moment) {
        now = moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
