package cn.xiaokang.dashboards.view;

import java.util.List;

/** The data sets, for everyone. */
public record OpenDataView(List<Set> sets) {
    /**
     * One set.
     *
     * @param state whether its current release is posted, in words
     * @param columns name, meaning and the fields of other standards
     * @param files the current release in each form
     * @param releases its change log, newest first
     */
    public record Set(
            String id,
            String title,
            String description,
            String grain,
            String licence,
            String state,
            boolean isPosted,
            List<Column> columns,
            List<Field> files,
            List<Release> releases) {}

    /** One column. */
    public record Column(String name, String title, String codes, String fiscal, String contracting) {}

    /** One release. */
    public record Release(String snapshot, String madeAt, String rows, String attack, String sha256) {}
}
