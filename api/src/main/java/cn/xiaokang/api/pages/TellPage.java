package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.problem.RetryLater;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.tips.TipFault;
import cn.xiaokang.api.tips.Tips;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.TellView;
import cn.xiaokang.dashboards.view.TipAnswerView;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Anyone tells something, and reads the answer by the receipt; neither code nor words ever stand in an address. */
final class TellPage implements Resource {
    static final String HERE = "/public/tips";
    private static final String ANSWER = HERE + "/answer";

    private final Shell shell;
    private final Readings readings;
    private final Tips tips;

    TellPage(Shell shell, Readings readings, Tips tips) {
        this.shell = shell;
        this.readings = readings;
        this.tips = tips;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::form, Permission.PUBLIC);
        routes.post(HERE, this::tell, Permission.PUBLIC);
        routes.get(ANSWER, this::receipt, Permission.PUBLIC);
        routes.post(ANSWER, this::progress, Permission.PUBLIC);
    }

    private record Typed(String notice, String item, String county, String words, String contact) {}

    private void form(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("notice", "item"));
        Integer item = parameters.wholeOrNull("item", 1, 99_999);
        Typed typed = new Typed(
                Objects.requireNonNullElse(parameters.id("notice"), ""),
                item == null ? "" : String.valueOf(item),
                "",
                "",
                "");
        show(context, "", typed, null);
    }

    private void tell(Context context) {
        Parameters.of(context, Shell.parameters());
        Typed typed = new Typed(
                Forms.field(context, "notice"),
                Forms.field(context, "item"),
                Forms.field(context, "county"),
                Forms.field(context, "words"),
                Forms.field(context, "contact"));
        if (!typed.item().matches("[0-9]{0,5}") || !typed.county().matches("(3304[0-9]{2})?")) {
            throw RequestFault.BAD_PARAMETER.with("item, county", "0-9");
        }
        Language language = Shell.language(context);
        try {
            Tips.Receipt receipt = tips.tell(
                    new Tips.Told(
                            typed.notice(),
                            typed.item().isEmpty() ? null : Integer.valueOf(typed.item()),
                            typed.county().isEmpty() ? null : typed.county(),
                            // a browser ends each line with two characters
                            typed.words().replace("\r\n", "\n"),
                            typed.contact()),
                    context.ip());
            context.status(201);
            show(
                    context,
                    "",
                    typed,
                    new TellView.Receipt(receipt.code(), receipt.dueOn().toString()));
        } catch (FaultException e) {
            context.status(refused(e));
            show(context, language.of(e.zh(), e.en()), typed, null);
        } catch (RetryLater e) {
            show(context, later(context, language, e), typed, null);
        }
    }

    private void show(Context context, String fault, Typed typed, TellView.@Nullable Receipt receipt) {
        Reading reading = readings.ofPublic(context);
        shell.show(
                context,
                "tell",
                null,
                text -> new TellView(
                        fault,
                        typed.notice(),
                        typed.item(),
                        counties(reading, text, typed.county()),
                        typed.words(),
                        typed.contact(),
                        receipt));
        context.header("Cache-Control", "no-store");
    }

    private static List<Choice> counties(Reading reading, Text text, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", text.say("county_unknown"), "", chosen.isEmpty()));
        Filters.counties(reading)
                .forEach(code -> choices.add(new Choice(code, text.named("area", code), "", code.equals(chosen))));
        return choices;
    }

    private void receipt(Context context) {
        Parameters.of(context, Shell.parameters());
        showProgress(context, "", null);
    }

    private void progress(Context context) {
        Parameters.of(context, Shell.parameters());
        Language language = Shell.language(context);
        try {
            showProgress(context, "", tips.progress(Forms.field(context, "code"), context.ip()));
        } catch (FaultException e) {
            context.status(refused(e));
            showProgress(context, language.of(e.zh(), e.en()), null);
        } catch (RetryLater e) {
            showProgress(context, later(context, language, e), null);
        }
    }

    private void showProgress(Context context, String fault, Tips.@Nullable Progress progress) {
        shell.show(
                context,
                "tip-answer",
                null,
                text -> new TipAnswerView(fault, progress == null ? null : progress(text, progress)));
        context.header("Cache-Control", "no-store");
    }

    private static TipAnswerView.Progress progress(Text text, Tips.Progress progress) {
        return new TipAnswerView.Progress(
                text.say("state_" + progress.state()),
                progress.state().equals("answered") ? "good" : "low",
                List.of(
                        new Field(text.say("told_on"), progress.toldOn().toString()),
                        new Field(text.say("due_on"), progress.dueOn().toString())),
                progress.answers().stream()
                        .map(reply -> new TipAnswerView.Reply(reply.answeredOn().toString(), reply.words()))
                        .toList());
    }

    private static int refused(FaultException e) {
        if (e.code() instanceof TipFault fault) {
            return fault.status();
        }
        throw e;
    }

    private static String later(Context context, Language language, RetryLater e) {
        context.status(e.fault().status());
        context.header("Retry-After", String.valueOf(e.seconds()));
        return language.of(e.fault().zh(), e.fault().en()).formatted(e.seconds());
    }
}
