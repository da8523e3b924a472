package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * Who looked at whom.
 *
 * @param verified the outcome of holding the log to its hash chain, or empty where that was not asked for
 * @param isBroken the chain is broken
 */
public record AccessLogView(
        String verified,
        boolean isBroken,
        List<AlertRow> alerts,
        String fence,
        List<Choice> users,
        List<Choice> kinds,
        String subject,
        String from,
        String to,
        List<Row> entries,
        Paging paging,
        String download) {
    /** A day of a user that is out of the common. */
    public record AlertRow(String user, String day, String reason, String found, String bound, String address) {}

    /** One entry of the log. */
    public record Row(
            String entryNo,
            String at,
            String user,
            String role,
            String address,
            String kind,
            String subject,
            String purpose,
            String snapshot,
            String hash) {}
}
