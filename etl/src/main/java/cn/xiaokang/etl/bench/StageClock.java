package cn.xiaokang.etl.bench;

import cn.xiaokang.etl.progress.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the time of each stage and hands everything on. */
final class StageClock implements Progress {
    private final Progress next;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage = "start";
    private long startedAt = System.nanoTime();

    StageClock(Progress next) {
        this.next = next;
    }

    @Override
    public synchronized void stage(String name, long total) {
        stop();
        stage = name;
        next.stage(name, total);
    }

    @Override
    public void step(String step) {
        next.step(step);
    }

    @Override
    public void reached(long done, long total, String figure) {
        next.reached(done, total, figure);
    }

    /** Seconds by stage, the present one included. */
    synchronized Map<String, Double> stop() {
        long now = System.nanoTime();
        seconds.merge(stage, (now - startedAt) / 1e9, Double::sum);
        startedAt = now;
        return seconds;
    }
}
