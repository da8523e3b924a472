package cn.xiaokang.etl.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs independent steps at the same time on a few threads. Spark plans a query on the thread that asks for it, so on small data
 * most of a step is planning, and one thread would leave the other cores idle.
 */
public final class Together {
    private Together() {}

    /**
     * Runs all steps and waits for them.
     *
     * @throws RuntimeException the first failure; the steps not begun by then are not run
     */
    public static void run(List<Runnable> steps, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, steps.size())));
        List<Future<?>> running = new ArrayList<>();
        try {
            steps.forEach(step -> running.add(pool.submit(step)));
            for (Future<?> step : running) {
                step.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while steps were running", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
