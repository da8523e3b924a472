package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * The ring around a household.
 *
 * @param note what was left out, or empty
 * @param isNamed whether names stand in the place of tokens
 */
public record RingView(
        String household, String householdAddress, String note, boolean isNamed, String purpose, List<Edge> edges) {
    /**
     * A tie.
     *
     * @param from its kind and name; the same text is the same node
     * @param fromKind household, person, account, phone, firm or project
     * @param reason what ties them
     * @param origin the file and line that says so, or what it follows from
     */
    public record Edge(String from, String fromKind, String to, String toKind, String reason, String origin) {}
}
