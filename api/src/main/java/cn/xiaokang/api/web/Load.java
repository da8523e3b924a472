package cn.xiaokang.api.web;

/**
 * How many requests the server takes.
 *
 * @param atOnce requests at work at once; more are refused, not queued
 * @param aSecond requests of one address a second, in the long run
 * @param burst requests of one address in one go
 */
public record Load(int atOnce, int aSecond, int burst) {
    /** Numbers that make sense; IllegalArgumentException where they don't. */
    public Load {
        if (atOnce < 1 || aSecond < 1 || burst < aSecond) {
            throw new IllegalArgumentException("serve.load: numbers above zero, burst at least a-second");
        }
    }
}
