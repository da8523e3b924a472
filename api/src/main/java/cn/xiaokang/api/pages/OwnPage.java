package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.lookup.LookupCodes;
import cn.xiaokang.api.lookup.LookupFault;
import cn.xiaokang.api.lookup.LookupResource;
import cn.xiaokang.api.lookup.OwnRecord;
import cn.xiaokang.api.problem.RetryLater;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.OwnView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A household looks up its own record by its code. The code is sent in a form and never stands in an address. */
final class OwnPage implements Resource {
    static final String HERE = "/public/my";
    private static final String PAGE = "my";

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final LookupCodes codes;
    private final AccessLog log;

    OwnPage(Shell shell, Readings readings, Catalogue catalogue, LookupCodes codes, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.codes = codes;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::form, Permission.PUBLIC);
        routes.post(HERE, this::open, Permission.PUBLIC);
    }

    private void form(Context context) {
        Parameters.of(context, Shell.parameters());
        show(context, "", null);
    }

    private void open(Context context) {
        Parameters.of(context, Shell.parameters());
        String typed = Objects.requireNonNullElse(context.formParam("code"), "");
        Language language = Shell.language(context);
        try {
            show(context, "", LookupResource.open(context, readings, codes, log, typed));
        } catch (FaultException e) {
            if (e.code() != LookupFault.NO_RECORD) {
                throw e;
            }
            context.status(LookupFault.NO_RECORD.status());
            show(context, language.of(e.zh(), e.en()), null);
        } catch (RetryLater e) {
            context.status(e.fault().status());
            context.header("Retry-After", String.valueOf(e.seconds()));
            show(context, language.of(e.fault().zh(), e.fault().en()).formatted(e.seconds()), null);
        }
    }

    private void show(Context context, String fault, @Nullable OwnRecord record) {
        shell.show(
                context,
                PAGE,
                record == null ? null : readings.ofPublic(context),
                text -> new OwnView(fault, record == null ? null : result(text, record)));
        context.header("Cache-Control", "no-store");
    }

    private OwnView.Result result(Text text, OwnRecord record) {
        Words words = new Words(catalogue, text);
        Figures figures = new Figures(text.language());
        boolean isEnglish = text.language() == Language.EN;
        List<Field> facts = new ArrayList<>();
        facts.add(new Field(text.say("village"), record.village()));
        facts.add(new Field(text.say("category"), words.code("household_category", record.category())));
        facts.add(new Field(text.say("status"), text.named("status", record.status())));
        facts.add(new Field(text.say("good_until"), record.codeGoodUntil().toString()));
        return new OwnView.Result(
                facts,
                record.mayClaim().stream()
                        .map(claim -> new OwnView.Claim(
                                Objects.requireNonNullElse(claim.period(), ""),
                                isEnglish ? claim.mayEn() : claim.mayZh(),
                                isEnglish ? claim.askEn() : claim.askZh(),
                                claim.about() == null
                                        ? ""
                                        : text.say(
                                                "about",
                                                figures.exactMoney(claim.about())
                                                        .text())))
                        .toList(),
                record.years().stream()
                        .map(year -> new OwnView.Year(
                                String.valueOf(year.year()),
                                figures.exactMoney(year.due()),
                                figures.exactMoney(year.paid()),
                                figures.count(year.payments(), "")))
                        .toList(),
                record.payments().stream()
                        .map(payment -> new OwnView.Payment(
                                words.code("programme", payment.programmeCode()),
                                payment.relation() == null ? "" : words.code("relation", payment.relation()),
                                Objects.requireNonNullElse(payment.period(), ""),
                                figures.exactMoney(payment.due()),
                                figures.exactMoney(payment.paid()),
                                text.say("state_" + payment.state()),
                                payment.state().equals("paid") ? "good" : "medium",
                                payment.paidOn() == null ? "" : payment.paidOn().toString()))
                        .toList());
    }
}
