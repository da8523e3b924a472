package cn.xiaokang.etl.stage;

/** How the rows of a source add up: each row delivered is loaded, superseded or in quarantine. */
public record Reconciliation(String source, int files, long delivered, long loaded, long superseded, long quarantined) {
    static Reconciliation none(String source) {
        return new Reconciliation(source, 0, 0, 0, 0, 0);
    }

    public boolean isBalanced() {
        return delivered == loaded + superseded + quarantined;
    }

    Reconciliation with(long moreDelivered, long moreLoaded, long moreSuperseded, long moreQuarantined) {
        return new Reconciliation(
                source,
                files + 1,
                delivered + moreDelivered,
                loaded + moreLoaded,
                superseded + moreSuperseded,
                quarantined + moreQuarantined);
    }
}
