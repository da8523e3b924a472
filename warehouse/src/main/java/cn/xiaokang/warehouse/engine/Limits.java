package cn.xiaokang.warehouse.engine;

import java.time.Duration;

/** How much one opened snapshot may use: memory of all its queries together, threads, and the time of one query. */
public record Limits(int memoryMegabytes, int threads, Duration queryTimeout) {
    public Limits {
        if (memoryMegabytes < 64 || threads < 1 || queryTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("limits below 64 MB, 1 thread or 1 second: " + memoryMegabytes + " MB, "
                    + threads + " threads, " + queryTimeout);
        }
    }
}
