package cn.xiaokang.api.pages;

import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.store.PublicationStore.Attack;
import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.NoticesView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the attacks before a posting came to, in words. */
record AttackWords(Text text) {
    /** The result in a few words. */
    String shortly(@Nullable Attack attack) {
        if (attack == null) {
            return text.say("attack_none");
        }
        return attack.told() == 0 ? text.say("attack_passed") : text.say("attack_told", attack.told());
    }

    /** The badge of a result. */
    static String badge(@Nullable Attack attack) {
        if (attack == null) {
            return "medium";
        }
        return attack.told() == 0 ? "good" : "bad";
    }

    /** The newest release of each data set with what the attack on it came to. */
    List<NoticesView.Attacked> releases(OpenData data) {
        return data.sets().stream()
                .flatMap(set -> data.releases(set).stream()
                        .limit(1)
                        .map(release -> new NoticesView.Attacked(
                                text.language() == Language.EN
                                        ? set.title().enOrZh()
                                        : set.title().zh(),
                                release.snapshotId(),
                                Shell.moment(release.madeAt()),
                                text.say(release.isPosted() ? "attack_posted" : "attack_held"),
                                release.isPosted() ? "good" : "bad",
                                cells(release),
                                persons(release))))
                .toList();
    }

    private String cells(Release release) {
        return text.say("attack_cells", release.leftOut(), release.differing(), release.told());
    }

    private String persons(Release release) {
        Integer before = release.toldBefore();
        Integer after = release.personsTold();
        return before == null || after == null ? text.say("attack_none") : text.say("attack_persons", before, after);
    }
}
