package cn.xiaokang.dashboards.view;

import org.jspecify.annotations.Nullable;

/**
 * Where one stands in a list that is read by key.
 *
 * @param total rows that fit the filters, in words
 * @param shown rows on this page
 * @param first the address of the first page, or null when this is it
 * @param next the address of the next page, or null at the end
 */
public record Paging(
        String total,
        int shown,
        @Nullable String first,
        @Nullable String next) {}
