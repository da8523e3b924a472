package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * One posted notice, for everyone.
 *
 * @param state where it stands, in words
 * @param facts what it is about
 * @param rows what it says while it stands; empty afterwards
 * @param sums what its rows come to, in words
 * @param objection how to object
 * @param codePath the QR code of its address as the path of a drawing of codeSize units
 */
public record PublicNoticeView(
        String number,
        String title,
        String place,
        String state,
        boolean isStanding,
        List<Field> facts,
        List<Column> columns,
        List<List<String>> rows,
        String sums,
        String objection,
        String hotline,
        List<Edition> editions,
        String shareAddress,
        String here,
        int codeSize,
        String codePath) {
    /** A column of the notice. */
    public record Column(String title, boolean holdsNumbers) {}

    /** One version with its digest. */
    public record Edition(
            int version,
            String postedOn,
            String standsUntil,
            String state,
            String reason,
            String digest,
            String address,
            boolean isReadable) {}
}
