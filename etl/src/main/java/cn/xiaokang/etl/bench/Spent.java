package cn.xiaokang.etl.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a step took.
 *
 * @param seconds by the clock
 * @param processorSeconds by all threads of this process, the compilers' and the collector's too: what a busy machine does not change
 */
public record Spent(double seconds, double processorSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** What this process has spent up to now, counted from any moment: two of them make a step. */
    static Spent now() {
        return new Spent(System.nanoTime() / 1e9, SYSTEM.getProcessCpuTime() / 1e9);
    }

    /** What was spent since then. */
    static Spent since(Spent then) {
        return now().minus(then);
    }

    Spent plus(Spent other) {
        return new Spent(seconds + other.seconds, processorSeconds + other.processorSeconds);
    }

    private Spent minus(Spent other) {
        return new Spent(seconds - other.seconds, processorSeconds - other.processorSeconds);
    }
}
