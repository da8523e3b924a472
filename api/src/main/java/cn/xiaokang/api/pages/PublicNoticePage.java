package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.QrCode;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.publication.NoticeDocument;
import cn.xiaokang.api.publication.PublicNotices;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.PublicNoticeView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One posted notice, for everyone, on the screen and as a sheet to be put up. */
final class PublicNoticePage implements Resource {
    private static final String HERE = "/public/notices/";

    private final Shell shell;
    private final PublicNotices notices;
    private final Online online;

    PublicNoticePage(Shell shell, PublicNotices notices, Online online) {
        this.shell = shell;
        this.notices = notices;
        this.online = online;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE + "{notice}", this::show, Permission.PUBLIC);
        routes.get(HERE + "{notice}/a4.pdf", context -> sheet(context, Report.Paper.A4), Permission.PUBLIC);
        routes.get(HERE + "{notice}/a3.pdf", context -> sheet(context, Report.Paper.A3), Permission.PUBLIC);
    }

    private void show(Context context) {
        String number = Parameters.of(context, Shell.parameters()).path("notice");
        PublicNotices.Notice notice = notices.notice(number);
        String address = online.address(context, HERE + number);
        shell.show(context, "public-notice", null, text -> view(text, notice, address));
    }

    private void sheet(Context context, Report.Paper paper) throws IOException {
        String number = Parameters.of(context).path("notice");
        Report sheet =
                notices.sheet(number, online.address(context, HERE + number)).on(paper);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(64 * 1024);
        Form.PDF.write(sheet, whole);
        context.contentType(Form.PDF.type());
        context.header("Cache-Control", "no-cache");
        context.header("Content-Disposition", "inline; filename=\"" + sheet.name() + ".pdf\"");
        context.result(whole.toByteArray());
    }

    private PublicNoticeView view(Text text, PublicNotices.Notice notice, String address) {
        PublicNotices.Edition newest = notice.versions().get(notice.versions().size() - 1);
        NoticeDocument document = notice.document();
        boolean isEnglish = text.language() == Language.EN;
        QrCode code = online.code(address);
        return new PublicNoticeView(
                notice.noticeNo(),
                isEnglish ? notice.titleEn() : notice.titleZh(),
                notice.areaName(),
                text.say("state_" + newest.state()),
                document != null,
                facts(text, notice, newest, document),
                document == null ? List.of() : NoticeRows.columns(document, text.language()),
                document == null ? List.of() : NoticeRows.shown(document),
                document == null ? "" : sums(text, document),
                isEnglish ? notice.objectionEn() : notice.objectionZh(),
                notice.hotline(),
                notice.versions().stream()
                        .map(edition -> new PublicNoticeView.Edition(
                                edition.version(),
                                edition.postedOn().toString(),
                                edition.standsUntil().toString(),
                                text.say("state_" + edition.state()),
                                Objects.requireNonNullElse(edition.reason(), ""),
                                edition.sha256(),
                                edition.address(),
                                document != null))
                        .toList(),
                address,
                HERE + notice.noticeNo(),
                code.size(),
                code.path());
    }

    private static List<Field> facts(
            Text text, PublicNotices.Notice notice, PublicNotices.Edition newest, @Nullable NoticeDocument document) {
        List<Field> facts = new ArrayList<>();
        facts.add(new Field(text.say("number"), notice.noticeNo()));
        facts.add(new Field(text.say("posted_on"), newest.postedOn().toString()));
        facts.add(new Field(text.say("until"), newest.standsUntil().toString()));
        facts.add(new Field(text.say("version"), text.say("version_no", newest.version())));
        if (document != null) {
            facts.add(new Field(text.say("clause_of"), document.clause()));
            facts.add(new Field(text.say("purpose"), document.purpose()));
            facts.addAll(NoticeRows.alike(document, text.language()));
        }
        if (newest.takenDownOn() != null) {
            facts.add(new Field(
                    text.say("stands"),
                    text.say("taken_down", newest.takenDownOn(), String.valueOf(newest.takenDownNote()))));
        }
        return facts;
    }

    private static String sums(Text text, NoticeDocument document) {
        String total = document.total();
        return total == null
                ? text.say("sums_items", document.items())
                : text.say(
                        "sums",
                        document.items(),
                        new Figures(text.language())
                                .exactMoney(new BigDecimal(total))
                                .text());
    }
}
