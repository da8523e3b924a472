package cn.xiaokang.etl.progress;

/** Hears how far a work of several stages has come. Calls may come from several threads. */
public interface Progress {
    /**
     * A stage begins; the one before has ended.
     *
     * @param stage its name, such as {@code star}
     * @param total how many steps it has
     */
    void stage(String stage, long total);

    /**
     * A step of the present stage is done.
     *
     * @param step what was done, such as a table's name
     */
    void step(String step);

    /**
     * The present stage has come so far; for a work that counts its own steps.
     *
     * @param total how many steps it has, as far as is known by now
     * @param figure what else is to be told, such as the rows read
     */
    void reached(long done, long total, String figure);

    /** One that hears nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void stage(String stage, long total) {}

            @Override
            public void step(String step) {}

            @Override
            public void reached(long done, long total, String figure) {}
        };
    }
}
