package cn.xiaokang.etl.bench;

import cn.xiaokang.etl.progress.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the time of each stage and hands everything on. */
final class StageClock implements Progress {
    private final Progress next;
    private final Map<String, Spent> spent = new LinkedHashMap<>();
    private String stage = "start";
    private Spent startedAt = Spent.now();

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

    /** What was spent by stage, the present one included. */
    synchronized Map<String, Spent> stop() {
        spent.merge(stage, Spent.since(startedAt), Spent::plus);
        startedAt = Spent.now();
        return spent;
    }
}
