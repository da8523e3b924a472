package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * One notice as those see it who work on it.
 *
 * @param warnings what its clocks say
 * @param mayDecide whether the viewer may send it back now
 * @param mayApprove whether the viewer may approve it now; not where the attack tells who somebody is
 * @param leastDays for how many days at least it stands
 * @param publicAddress where the public reads it, or empty
 */
public record NoticeView(
        String number,
        String title,
        String place,
        String state,
        String badge,
        List<String> warnings,
        List<Field> facts,
        List<PublicNoticeView.Column> columns,
        List<List<String>> rows,
        List<Step> steps,
        boolean mayDecide,
        boolean mayApprove,
        boolean mayPost,
        boolean mayCorrect,
        boolean mayTakeDown,
        int leastDays,
        String publicAddress) {
    /** One version and what happened to it. */
    public record Step(int version, String state, List<String> happened, String digest) {}
}
