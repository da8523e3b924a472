package cn.xiaokang.api.tips;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.TipStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Telling and reading the answer, for anyone; the list, the answering and the case, for inspectors. */
public final class TipResource implements Resource {
    /** The states that a list can be narrowed to. */
    public static final List<String> STATES = List.of("open", "answered");

    private static final String PUBLIC = "/api/v1/public/tips";
    private static final String TIPS = "/api/v1/tips";
    private static final String ORDER = "due_on";

    private final Readings readings;
    private final Tips tips;
    private final AccessLog log;

    /** Answers with those tips. */
    public TipResource(Readings readings, Tips tips, AccessLog log) {
        this.readings = readings;
        this.tips = tips;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PUBLIC, this::tell, Permission.PUBLIC);
        routes.post(PUBLIC + "/answer", this::progress, Permission.PUBLIC);
        routes.get(TIPS, this::list, Permission.WORK_TIPS);
        routes.get(TIPS + "/{tip}", this::one, Permission.WORK_TIPS);
        routes.post(TIPS + "/{tip}/answer", this::answer, Permission.WORK_TIPS);
        routes.post(TIPS + "/{tip}/case", this::openCase, Permission.WORK_TIPS);
        routes.get(TIPS + "/{tip}/teller", this::teller, Permission.SEE_TELLERS);
    }

    private void tell(Context context) {
        Tips.Told told = JsonBody.of(context, Tips.Told.class);
        String county = told.county();
        if (county != null && !county.matches("3304[0-9]{2}")) {
            throw RequestFault.BAD_PARAMETER.with("county", "a county's code / 县（市、区）代码");
        }
        context.header("Cache-Control", "no-store");
        context.status(201).json(tips.tell(told, context.ip()));
    }

    private void progress(Context context) {
        Code code = JsonBody.of(context, Code.class);
        context.header("Cache-Control", "no-store");
        context.json(tips.progress(code.code() == null ? "" : code.code(), context.ip()));
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "state", "limit", "after");
        int limit = parameters.limit();
        int skip = skip(parameters.after());
        TipStore.Page page = tips.page(Guard.viewer(context), parameters.oneOfOrNull("state", STATES), limit, skip);
        context.header("Cache-Control", "no-store");
        context.json(new Listed(
                page.total(), page.lines(), skip + page.lines().size() < page.total() ? after(skip + limit) : null));
    }

    /** How many lines a page key passes over. */
    public static int skip(@Nullable PageKey after) {
        if (after == null) {
            return 0;
        }
        if (!after.order().equals(ORDER) || !after.sortKey().matches("[0-9]{1,7}")) {
            throw RequestFault.BAD_PARAMETER.with("after", "the next of an earlier page / 须为上一页给出的 next");
        }
        return Integer.parseInt(after.sortKey());
    }

    /** The key of the page that passes over so many lines. */
    public static String after(int skip) {
        return new PageKey(ORDER, String.valueOf(skip), "-").written();
    }

    private void one(Context context) {
        String number = Parameters.of(context).path("tip");
        context.header("Cache-Control", "no-store");
        context.json(tips.file(Guard.viewer(context), number));
    }

    private void answer(Context context) {
        Words words = JsonBody.of(context, Words.class);
        String number = Parameters.of(context).path("tip");
        tips.answer(Guard.viewer(context), number, words.words());
        context.header("Cache-Control", "no-store");
        context.status(201).json(tips.file(Guard.viewer(context), number));
    }

    private void openCase(Context context) {
        Words none = JsonBody.of(context, Words.class);
        assert none != null;
        String number = Parameters.of(context).path("tip");
        String caseNo = tips.openCase(readings.of(context), number).caseNo();
        context.header("Location", "/api/v1/cases/" + caseNo);
        context.header("Cache-Control", "no-store");
        context.status(201).json(tips.file(Guard.viewer(context), number));
    }

    private void teller(Context context) {
        Parameters parameters = Parameters.of(context, "purpose");
        String contact = teller(context, readings, tips, log, parameters.path("tip"), parameters.purpose());
        context.header("Cache-Control", "no-store");
        context.json(new Teller(contact));
    }

    /** How to reach who told it, or null; the look is written down first. */
    public static @Nullable String teller(
            Context context, Readings readings, Tips tips, AccessLog log, String number, String purpose) {
        Reading reading = readings.of(context);
        log.add(
                reading.viewer(),
                new AccessLog.Look("teller", number, purpose, reading.snapshotId(), RequestId.of(context)));
        return tips.teller(reading.viewer(), number).orElse(null);
    }

    private record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code";
        }
    }

    private record Words(@Nullable String words) {}

    private record Teller(@Nullable String contact) {}

    private record Listed(
            long total, List<TipStore.Line> tips, @Nullable String next) {}
}
