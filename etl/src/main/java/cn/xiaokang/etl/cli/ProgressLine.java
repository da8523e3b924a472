package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.progress.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/**
 * Progress on a terminal: one line with the stage, a bar and a figure, drawn over itself; on anything else one line a stage. Chinese
 * characters are two columns wide, so the bar stands before the text and nothing after it moves.
 */
final class ProgressLine implements Progress {
    private static final int WIDTH = 24;
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("inbox", "清点收件箱 inbox"),
            Map.entry("stage", "解析 stage"),
            Map.entry("conform", "归一身份 conform"),
            Map.entry("star", "星型模型 star"),
            Map.entry("indicators", "指标 indicators"),
            Map.entry("flags", "疑点 flags"),
            Map.entry("layout", "按户排列 layout"),
            Map.entry("counts", "计数 counts"),
            Map.entry("vault", "保险库 vault"),
            Map.entry("check", "核对 check"),
            Map.entry("publish", "发布 publish"),
            Map.entry("read", "读入 read"),
            Map.entry("block", "分块 block"),
            Map.entry("compare", "比较 compare"),
            Map.entry("estimate", "估计 estimate"),
            Map.entry("score", "计分 score"),
            Map.entry("gather", "归并 gather"),
            Map.entry("pagerank", "PageRank"),
            Map.entry("components", "连通分量 components"),
            Map.entry("chance", "随机对照 chance"),
            Map.entry("communities", "社区 communities"));

    private final PrintStream out;
    private final boolean isTerminal;
    private String stage = "";
    private long total;
    private long done;
    private long startedAt;
    private String last = "";

    ProgressLine(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void stage(String name, long steps) {
        finish();
        stage = name;
        total = steps;
        done = 0;
        last = "";
        startedAt = System.nanoTime();
        draw("");
    }

    @Override
    public synchronized void step(String step) {
        done++;
        draw(step);
    }

    @Override
    public synchronized void reached(long stepsDone, long steps, String figure) {
        done = stepsDone;
        total = steps;
        last = figure;
        draw(figure);
    }

    /** Closes the present stage's line. */
    synchronized void finish() {
        if (!stage.isEmpty()) {
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            String line = String.format(
                    "[%s] %d/%d  %s  %s  %.1f s",
                    "#".repeat(WIDTH), done, total, name(), last, took.toMillis() / 1000.0);
            out.println(isTerminal ? "\r\u001b[K" + line : line);
            stage = "";
        }
    }

    private void draw(String step) {
        if (isTerminal) {
            int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / total);
            out.print("\r\u001b[K[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + done + "/" + total + "  "
                    + name() + "  " + step);
            out.flush();
        }
    }

    private String name() {
        return NAMES.getOrDefault(stage, stage);
    }
}
