package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.TipStore;
import cn.xiaokang.api.tips.TipResource;
import cn.xiaokang.api.tips.Tips;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.dashboards.view.TipView;
import cn.xiaokang.dashboards.view.TipsView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people told, for inspectors: the list by due day, and each with its answer, its case, and (for a purpose) its teller. */
final class TipsPage implements Resource {
    static final String HERE = "/tips";
    private static final String TIP = HERE + "/{tip}";
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int A_PAGE = 50;
    private static final int A_BEGINNING = 40;

    private final Shell shell;
    private final Readings readings;
    private final Tips tips;
    private final AccessLog log;
    private final Clock clock;

    TipsPage(Shell shell, Readings readings, Tips tips, AccessLog log, Clock clock) {
        this.shell = shell;
        this.readings = readings;
        this.tips = tips;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::list, Permission.WORK_TIPS);
        routes.get(TIP, this::one, Permission.WORK_TIPS);
        routes.post(TIP + "/answer", this::answer, Permission.WORK_TIPS);
        routes.post(TIP + "/case", this::openCase, Permission.WORK_TIPS);
        routes.post(TIP + "/teller", this::teller, Permission.SEE_TELLERS);
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("state", "after"));
        String state = parameters.oneOfOrNull("state", TipResource.STATES);
        int skip = TipResource.skip(parameters.after());
        TipStore.Page page = tips.page(Guard.viewer(context), state, A_PAGE, skip);
        Reading reading = readings.of(context);
        shell.show(context, "tips", null, text -> listed(reading, text, state, skip, page));
        context.header("Cache-Control", "no-store");
    }

    private TipsView listed(Reading reading, Text text, @Nullable String state, int skip, TipStore.Page page) {
        Address address = Address.of(HERE).with("state", state);
        boolean isLast = skip + page.lines().size() >= page.total();
        return new TipsView(
                Filters.allAnd(text, TipResource.STATES, each -> text.say("state_" + each), state),
                page.lines().stream().map(line -> line(reading, text, line)).toList(),
                new Paging(
                        new Figures(text.language()).count(page.total(), "").text(),
                        page.lines().size(),
                        skip == 0 ? null : address.toString(),
                        isLast
                                ? null
                                : Address.of(HERE)
                                        .with("state", state)
                                        .with("after", TipResource.after(skip + A_PAGE))
                                        .toString()));
    }

    private TipsView.Line line(Reading reading, Text text, TipStore.Line line) {
        TipStore.Tip tip = line.tip();
        boolean isAnswered = line.answeredAt() != null;
        long late = ChronoUnit.DAYS.between(LocalDate.parse(tip.dueOn()), LocalDate.ofInstant(clock.instant(), CITY));
        String words = tip.words().replaceAll("\\s+", " ");
        return new TipsView.Line(
                tip.tipNo(),
                HERE + "/" + tip.tipNo(),
                about(text, tip),
                place(reading, text, tip),
                words.length() > A_BEGINNING ? words.substring(0, A_BEGINNING) + "…" : words,
                tip.toldOn(),
                tip.dueOn(),
                isAnswered ? text.say("state_answered") : late > 0 ? text.say("late", late) : text.say("state_open"),
                isAnswered ? "good" : late > 0 ? "bad" : "low",
                Objects.requireNonNullElse(line.caseNo(), ""));
    }

    private void one(Context context) {
        show(context, Parameters.of(context, Shell.parameters()).path("tip"), "");
    }

    private void show(Context context, String number, String teller) {
        Viewer viewer = Guard.viewer(context);
        Tips.File file = tips.file(viewer, number);
        Reading reading = readings.of(context);
        shell.show(context, "tip", null, text -> view(reading, text, viewer, file, teller));
        context.header("Cache-Control", "no-store");
    }

    private static TipView view(Reading reading, Text text, Viewer viewer, Tips.File file, String teller) {
        TipStore.Tip tip = file.tip();
        String caseNo = Objects.requireNonNullElse(file.caseNo(), "");
        return new TipView(
                tip.tipNo(),
                text.say("state_" + file.state()),
                file.state().equals("answered") ? "good" : "low",
                List.of(
                        new Field(text.say("about"), about(text, tip)),
                        new Field(text.say("place"), place(reading, text, tip)),
                        new Field(text.say("told_on"), tip.toldOn()),
                        new Field(text.say("due_on"), tip.dueOn())),
                tip.noticeNo() == null ? "" : "/public/notices/" + tip.noticeNo(),
                tip.words(),
                file.events().stream()
                        .map(event -> text.say(
                                "did_" + event.act(), Shell.moment(event.doneAt()), event.doneBy(), event.words()))
                        .toList(),
                caseNo,
                caseNo.isEmpty() ? "" : "/cases/" + caseNo,
                file.hasTeller(),
                viewer.may(Permission.SEE_TELLERS),
                teller);
    }

    private void answer(Context context) {
        String number = Parameters.of(context).path("tip");
        String words = Objects.requireNonNullElse(context.formParam("words"), "");
        tips.answer(Guard.viewer(context), number, words.replace("\r\n", "\n"));
        context.redirect(HERE + "/" + number, HttpStatus.SEE_OTHER);
    }

    private void openCase(Context context) {
        String number = Parameters.of(context).path("tip");
        String caseNo = tips.openCase(readings.of(context), number).caseNo();
        context.redirect("/cases/" + caseNo, HttpStatus.SEE_OTHER);
    }

    private void teller(Context context) {
        String number = Parameters.of(context).path("tip");
        String purpose = Parameters.soundPurpose(context.formParam("purpose"));
        String contact = TipResource.teller(context, readings, tips, log, number, purpose);
        show(context, number, Objects.requireNonNullElse(contact, ""));
    }

    private static String about(Text text, TipStore.Tip tip) {
        if (tip.noticeNo() == null) {
            return text.say("about_free");
        }
        return tip.itemNo() == null
                ? text.say("about_notice", tip.noticeNo())
                : text.say("about_item", tip.noticeNo(), tip.itemNo());
    }

    private static String place(Reading reading, Text text, TipStore.Tip tip) {
        String county = text.named("area", tip.countyCode());
        String village = tip.villageCode();
        return village == null || AreaScope.CITY_CODE.equals(tip.countyCode())
                ? county
                : county + " " + new Places(reading, text).name(village);
    }
}
