package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * How the server does.
 *
 * @param isReady it answers from a snapshot
 * @param why what is wrong, and what to do; empty where nothing is
 * @param facts what it runs on and for how long
 * @param routes what was asked of it since the start, the most asked first
 * @param snapshots those of the warehouse, newest first
 */
public record StatusView(
        boolean isReady, List<String> why, List<Field> facts, List<RouteRow> routes, List<SnapshotRow> snapshots) {
    /** One route with one status: how often, how long at the mean and at most, in milliseconds. */
    public record RouteRow(String route, String status, String count, String mean, String most) {}

    /** One snapshot of the warehouse. */
    public record SnapshotRow(
            String id, String createdAt, String startsOn, String endsOn, String checks, boolean isServed) {}
}
