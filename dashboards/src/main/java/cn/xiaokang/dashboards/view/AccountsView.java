package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * The accounts of others, for the security officer.
 *
 * @param fault what went wrong, or empty
 * @param issuedTo whose one-time password was just made, or empty
 * @param password that password, shown once
 */
public record AccountsView(
        String fault, String issuedTo, String password, List<Choice> roles, List<Choice> counties, List<Row> accounts) {
    /** One account. */
    public record Row(
            String user,
            String role,
            String area,
            String createdAt,
            boolean isDisabled,
            boolean mustChangePassword,
            boolean hasSecondFactor,
            boolean isOwn) {}
}
