package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of a notice's life: prepare, approve or send back, post, correct, take down. */
public final class NoticeLifeResource implements Resource {
    private static final String NOTICES = "/api/v1/publication/notices";
    private static final String NOTICE = NOTICES + "/{notice}";
    private static final Pattern AREA = Pattern.compile("3304[0-9]{2}([0-9]{6})?");
    private static final Pattern SUBJECT = Pattern.compile("[\\p{L}0-9_-]{1,64}");

    private final Readings readings;
    private final NoticeLife life;

    /** Answers with that life. */
    public NoticeLifeResource(Readings readings, NoticeLife life) {
        this.readings = readings;
        this.life = life;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(NOTICES, this::list, Permission.SEE_NOTICES);
        routes.get(NOTICE, this::one, Permission.SEE_NOTICES);
        routes.post(NOTICES, this::prepare, Permission.PREPARE_NOTICES);
        routes.post(NOTICE + "/correction", this::correct, Permission.PREPARE_NOTICES);
        routes.post(NOTICE + "/approval", this::approve, Permission.APPROVE_NOTICES);
        routes.post(NOTICE + "/refusal", this::refuse, Permission.APPROVE_NOTICES);
        routes.post(NOTICE + "/posting", this::post, Permission.PREPARE_NOTICES);
        routes.post(NOTICE + "/removal", this::takeDown, Permission.PREPARE_NOTICES);
    }

    private void list(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "private, no-store");
        context.json(new Listed(life.all(Guard.viewer(context)).stream()
                .map(version -> NoticeView.Step.of(version, life.today()))
                .toList()));
    }

    private void one(Context context) {
        answer(context, Parameters.of(context).path("notice"), 200);
    }

    private void prepare(Context context) {
        Subject subject = JsonBody.of(context, Subject.class);
        if (!AREA.matcher(subject.area()).matches()
                || !SUBJECT.matcher(subject.subjectNo()).matches()) {
            throw RequestFault.BAD_PARAMETER.with(
                    "area, subject_no", "as /api/v1/publication/due gives them / 以应公示清单所列为准");
        }
        String number = life.prepare(readings.of(context), subject.kind(), subject.area(), subject.subjectNo());
        context.header("Location", NOTICES + "/" + number);
        answer(context, number, 201);
    }

    private void correct(Context context) {
        Note note = JsonBody.of(context, Note.class);
        String number = Parameters.of(context).path("notice");
        int version = life.correct(readings.of(context), number, note.note());
        context.header("X-Notice-Version", String.valueOf(version));
        answer(context, number, 201);
    }

    private void approve(Context context) {
        Note note = JsonBody.of(context, Note.class);
        step(context, (viewer, number) -> life.approve(viewer, number, note.note()));
    }

    private void refuse(Context context) {
        Note note = JsonBody.of(context, Note.class);
        step(context, (viewer, number) -> life.refuse(viewer, number, note.note()));
    }

    private void post(Context context) {
        Posting posting = JsonBody.of(context, Posting.class);
        step(context, (viewer, number) -> life.post(viewer, number, posting.days()));
    }

    private void takeDown(Context context) {
        Note note = JsonBody.of(context, Note.class);
        step(context, (viewer, number) -> life.takeDown(viewer, number, note.note()));
    }

    private void step(Context context, java.util.function.BiConsumer<Viewer, String> step) {
        String number = Parameters.of(context).path("notice");
        step.accept(Guard.viewer(context), number);
        answer(context, number, 200);
    }

    private void answer(Context context, String number, int status) {
        context.header("Cache-Control", "private, no-store");
        context.status(status).json(NoticeView.of(life.versions(Guard.viewer(context), number), life.today()));
    }

    private record Listed(List<NoticeView.Step> notices) {}

    /** What a notice is asked for. */
    record Subject(String kind, String area, String subjectNo) {
        Subject {
            if (kind == null || area == null || subjectNo == null) {
                throw RequestFault.BAD_JSON.with();
            }
        }
    }

    /** A reason or a remark. */
    record Note(@Nullable String note) {}

    /** For how many days it stands. */
    record Posting(@Nullable Integer days) {}
}
