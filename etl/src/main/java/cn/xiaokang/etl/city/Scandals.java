package cn.xiaokang.etl.city;

/** What goes wrong on purpose. */
final class Scandals {
    /** What a notice says of a batch in a village. */
    record Posted(int items, long amount) {}

    /** An account that nobody of the city was given. */
    String elsewhere() {
        return "6200000000000012344";
    }

    Posted posted(String batch, Notices.Share share, Dice dice) {
        return new Posted(share.items, share.amount);
    }
}
