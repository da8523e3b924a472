package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.publication.NoticeDocument;
import cn.xiaokang.api.publication.NoticeLife;
import cn.xiaokang.api.publication.NoticeState;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.PublicationStore.Attack;
import cn.xiaokang.api.store.PublicationStore.Version;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.NoticeView;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** One notice at work: what it says, what happened to it, and the steps that the viewer may take. */
final class NoticePage implements Resource {
    private static final String HERE = NoticesPage.HERE + "/{notice}";

    private static final Set<NoticeState> CORRECTED_FROM =
            EnumSet.complementOf(EnumSet.of(NoticeState.PREPARED, NoticeState.APPROVED));

    private final Shell shell;
    private final Readings readings;
    private final NoticeLife life;

    NoticePage(Shell shell, Readings readings, NoticeLife life) {
        this.shell = shell;
        this.readings = readings;
        this.life = life;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.SEE_NOTICES);
        routes.post(
                HERE + "/approval",
                step((viewer, asked) -> life.approve(viewer, asked.number(), null)),
                Permission.APPROVE_NOTICES);
        routes.post(
                HERE + "/refusal",
                step((viewer, asked) -> life.refuse(viewer, asked.number(), asked.note())),
                Permission.APPROVE_NOTICES);
        routes.post(
                HERE + "/posting",
                step((viewer, asked) -> life.post(viewer, asked.number(), asked.days())),
                Permission.PREPARE_NOTICES);
        routes.post(
                HERE + "/removal",
                step((viewer, asked) -> life.takeDown(viewer, asked.number(), asked.note())),
                Permission.PREPARE_NOTICES);
        routes.post(HERE + "/correction", this::correct, Permission.PREPARE_NOTICES);
    }

    private record Asked(String number, String note, int days) {}

    private static io.javalin.http.Handler step(BiConsumer<Viewer, Asked> step) {
        return context -> {
            String number = number(context);
            String days = Forms.field(context, "days");
            if (!days.matches("[0-9]{0,3}")) {
                throw RequestFault.BAD_PARAMETER.with("days", "a number of days / 天数");
            }
            step.accept(
                    Guard.viewer(context),
                    new Asked(number, Forms.field(context, "note"), days.isEmpty() ? 0 : Integer.parseInt(days)));
            context.redirect(NoticesPage.HERE + "/" + number, HttpStatus.SEE_OTHER);
        };
    }

    private void correct(Context context) {
        String number = number(context);
        int version = life.correct(readings.of(context), number, Forms.field(context, "note"));
        context.redirect(NoticesPage.HERE + "/" + number + "#v" + version, HttpStatus.SEE_OTHER);
    }

    private static String number(Context context) {
        return Parameters.of(context).path("notice");
    }

    private void show(Context context) {
        String number = Parameters.of(context, Shell.parameters()).path("notice");
        Viewer viewer = Guard.viewer(context);
        List<Version> versions = life.versions(viewer, number);
        shell.show(context, "notice", null, text -> view(text, viewer, versions));
    }

    private NoticeView view(Text text, Viewer viewer, List<Version> versions) {
        Version newest = versions.get(versions.size() - 1);
        NoticeState state = NoticeState.of(newest, life.today());
        NoticeDocument document = NoticeDocument.of(newest.document());
        NoticeKind kind = life.kind(newest.kind());
        boolean isEnglish = text.language() == Language.EN;
        boolean isOwn = newest.preparedBy().equals(viewer.user());
        boolean isSafe = newest.attack() != null && newest.attack().told() == 0;
        boolean isStanding = life.standing(versions).isPresent();
        boolean mayPrepare = viewer.may(Permission.PREPARE_NOTICES);
        return new NoticeView(
                newest.noticeNo(),
                isEnglish ? kind.title().enOrZh() : kind.title().zh(),
                document.areaName(),
                text.say("state_" + state.code()),
                NoticesDesk.badge(state),
                warnings(text, newest, state, isOwn && viewer.may(Permission.APPROVE_NOTICES)),
                facts(text, newest, document),
                NoticeRows.columns(document, text.language()),
                NoticeRows.shown(document),
                versions.stream().map(version -> step(text, version)).toList(),
                state == NoticeState.PREPARED && !isOwn && viewer.may(Permission.APPROVE_NOTICES),
                state == NoticeState.PREPARED && !isOwn && isSafe && viewer.may(Permission.APPROVE_NOTICES),
                state == NoticeState.APPROVED && isSafe && mayPrepare,
                (CORRECTED_FROM.contains(state) || !isSafe) && mayPrepare,
                isStanding && mayPrepare,
                newest.standsDays(),
                versions.stream().anyMatch(version -> version.postedAt() != null)
                        ? "/public/notices/" + newest.noticeNo()
                        : "");
    }

    private List<String> warnings(Text text, Version newest, NoticeState state, boolean isOwn) {
        List<String> warnings = new ArrayList<>();
        int late = NoticeLife.daysLate(newest, life.today());
        if (late > 0) {
            warnings.add(text.say("warn_late", late));
        }
        int few = NoticeLife.daysTooFew(newest);
        if (few > 0) {
            warnings.add(text.say("warn_few", few));
        }
        Attack attack = newest.attack();
        if (attack == null) {
            warnings.add(text.say("warn_unattacked"));
        } else if (attack.told() > 0) {
            warnings.add(text.say("warn_told", attack.told(), attack.atLeast()));
        }
        if (state == NoticeState.PREPARED && isOwn) {
            warnings.add(text.say("own"));
        }
        return warnings;
    }

    private static List<Field> facts(Text text, Version newest, NoticeDocument document) {
        List<Field> facts = new ArrayList<>();
        facts.add(new Field(text.say("number"), newest.noticeNo()));
        facts.add(new Field(text.say("subject"), newest.subjectNo()));
        facts.add(new Field(text.say("snapshot"), newest.snapshotId()));
        facts.add(new Field(text.say("due_on"), newest.dueOn()));
        facts.add(new Field(text.say("stands_days"), text.say("days", newest.standsDays())));
        facts.add(new Field(text.say("items"), String.valueOf(newest.items())));
        facts.add(new Field(text.say("total"), Objects.requireNonNullElse(document.total(), "—")));
        if (newest.standsUntil() != null) {
            facts.add(new Field(text.say("until"), newest.standsUntil()));
        }
        facts.addAll(NoticeRows.alike(document, text.language()));
        return facts;
    }

    private NoticeView.Step step(Text text, Version version) {
        List<String> happened = new ArrayList<>();
        happened.add(text.say("did_prepared", Shell.moment(version.preparedAt()), version.preparedBy()));
        Attack attack = version.attack();
        if (attack != null) {
            happened.add(text.say(
                    attack.told() == 0 ? "did_attack" : "did_attack_told",
                    attack.persons(),
                    attack.toldBefore(),
                    attack.told(),
                    attack.leftOut(),
                    attack.alone(),
                    attack.atLeast()));
            if (attack.meant() > 0) {
                happened.add(text.say("did_attack_meant", attack.meant()));
            }
        }
        if (version.reason() != null) {
            happened.add(text.say("did_reason", version.reason()));
        }
        if (version.approvedAt() != null) {
            happened.add(
                    text.say("did_approved", Shell.moment(version.approvedAt()), String.valueOf(version.approvedBy())));
        }
        if (version.refusedAt() != null) {
            happened.add(text.say(
                    "did_refused", String.valueOf(version.refusedBy()), String.valueOf(version.refusedNote())));
        }
        if (version.postedAt() != null) {
            happened.add(text.say("did_posted", Shell.moment(version.postedAt()), String.valueOf(version.postedBy())));
        }
        if (version.takenDownAt() != null) {
            happened.add(text.say(
                    "did_taken_down", Shell.moment(version.takenDownAt()), String.valueOf(version.takenDownNote())));
        }
        return new NoticeView.Step(
                version.version(),
                text.say("state_" + NoticeState.of(version, life.today()).code()),
                happened,
                version.sha256());
    }
}
