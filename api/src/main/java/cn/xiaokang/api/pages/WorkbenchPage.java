package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.workbench.Asked;
import cn.xiaokang.api.workbench.Found;
import cn.xiaokang.api.workbench.QueryBook;
import cn.xiaokang.api.workbench.Question;
import cn.xiaokang.api.workbench.QuestionFiles;
import cn.xiaokang.api.workbench.WorkbenchResource;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.workbench.RegisterQuery;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query workbench: a form for each way to ask, what was found below it, kept queries, files, and cases. */
final class WorkbenchPage implements Resource {
    static final String HERE = "/workbench";

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final PageRoutes.Asking asking;

    WorkbenchPage(Shell shell, Readings readings, Catalogue catalogue, PageRoutes.Asking asking) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.asking = asking;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::form, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE, Forms.told(this::run, this::refused), Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/files/{form}", Forms.told(this::file, this::refused), Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries", Forms.told(this::keep, this::refused), Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries/{query}", Forms.told(this::keep, this::refused), Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries/{query}/cases", this::makeCases, Permission.WORK_CASES);
    }

    private void form(Context context) {
        Parameters parameters =
                Parameters.of(context, Shell.parameters("way", "rule", "left", "right", "query", "done"));
        String way = parameters.oneOf("way", QuestionForm.WAYS);
        String number = parameters.id("query");
        String done = parameters.words("done");
        Reading reading = readings.of(context);
        QueryBook.Kept kept = number == null ? null : asking.book().one(reading.viewer(), number);
        Question question = kept != null
                ? kept.question()
                : switch (way) {
                    case "rule" ->
                        new Question.OfRule(Objects.requireNonNullElse(parameters.id("rule"), firstRule()), List.of());
                    case "registers" ->
                        new Question.OfRegisters(new RegisterQuery(
                                Objects.requireNonNullElse(parameters.id("left"), "fact_payment"),
                                Objects.requireNonNullElse(parameters.id("right"), "dim_household"),
                                List.of(),
                                RegisterQuery.Rows.BOTH,
                                null,
                                List.of(),
                                List.of()));
                    default -> new Question.OfSql("");
                };
        requireKnown(question);
        String county = kept == null || reading.viewer().area().countyCode() != null ? null : kept.countyCode();
        show(context, reading, new WorkbenchDraft.State(question, "", county, kept, "", done(context, done), null));
    }

    /** What is in the address must be there; what a form says is judged where it is asked. */
    private void requireKnown(Question question) {
        if (question instanceof Question.OfRule ofRule && !catalogue.rules().containsKey(ofRule.rule())) {
            throw RequestFault.UNKNOWN_THING.with("rule");
        }
        if (question instanceof Question.OfRegisters ofRegisters
                && (asking.workbench()
                                .tables()
                                .table(ofRegisters.query().left())
                                .isEmpty()
                        || asking.workbench()
                                .tables()
                                .table(ofRegisters.query().right())
                                .isEmpty())) {
            throw RequestFault.UNKNOWN_THING.with("left, right");
        }
    }

    private static String done(Context context, @Nullable String done) {
        Text text = Shell.text(context, "workbench");
        if (done == null) {
            return "";
        }
        return done.equals("kept") ? text.say("done_kept") : text.say("done_cases", done);
    }

    private String firstRule() {
        return catalogue.rules().values().stream()
                .filter(rule -> rule.isBuilt() && !rule.parameters().isEmpty())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void run(Context context) {
        Parameters.of(context, Shell.parameters());
        Reading reading = readings.of(context);
        Asked asked = asked(context, Asked.MOST_ROWS);
        Found found = asking.workbench().run(reading, asked, RequestId.of(context));
        QueryBook.Kept kept = kept(context, reading);
        boolean isKept = kept != null && kept.question().equals(asked.question());
        show(
                context,
                reading,
                new WorkbenchDraft.State(
                        asked.question(), asked.purpose(), asked.county(), isKept ? kept : null, "", "", found));
    }

    private void file(Context context) throws IOException {
        String form = Parameters.of(context).path("form");
        if (!QuestionFiles.FORMS.contains(form)) {
            throw RequestFault.UNKNOWN_THING.with(form);
        }
        Reading reading = readings.of(context);
        Asked asked = asked(context, Asked.MOST_ROWS_OF_A_FILE);
        Found found = asking.workbench().run(reading, asked, RequestId.of(context));
        QuestionFiles.send(context, reading, asking.workbench().tables(), asked, found, Form.of(form));
    }

    private void keep(Context context) {
        Parameters parameters = Parameters.of(context);
        String number = context.pathParamMap().containsKey("query") ? parameters.path("query") : null;
        Reading reading = readings.of(context);
        QueryBook.Kept kept = asking.book()
                .keep(
                        reading.viewer(),
                        new QueryBook.ToKeep(
                                number,
                                Forms.field(context, "name"),
                                county(context),
                                "yes".equals(context.formParam("shared")),
                                new QuestionForm(context, catalogue).question()));
        context.redirect(
                Address.of(HERE)
                        .with("query", kept.queryNo())
                        .with("done", "kept")
                        .toString(),
                HttpStatus.SEE_OTHER);
    }

    private void makeCases(Context context) {
        String number = Parameters.of(context).path("query");
        String purpose = Parameters.soundPurpose(context.formParam("purpose"));
        Reading reading = readings.of(context);
        Text text = Shell.text(context, "workbench");
        String done =
                asking
                        .cases()
                        .make(reading, number, context.formParams("household"), purpose, RequestId.of(context))
                        .stream()
                        .map(made ->
                                text.say(made.isNew() ? "case_new" : "case_joined", made.householdId(), made.caseNo()))
                        .collect(Collectors.joining("; "));
        context.redirect(
                Address.of(HERE)
                        .with("query", number)
                        .with("done", done.substring(0, Math.min(done.length(), 200)))
                        .toString(),
                HttpStatus.SEE_OTHER);
    }

    /** The form as it was sent, with what is wrong above it. */
    private void refused(Context context, FaultException fault) {
        Reading reading = readings.of(context);
        String said = Shell.language(context) == Language.EN ? fault.en() : fault.zh();
        Question question;
        try {
            question = new QuestionForm(context, catalogue).question();
            requireKnown(question);
        } catch (FaultException unreadable) {
            question = new Question.OfSql("");
        }
        show(
                context,
                reading,
                new WorkbenchDraft.State(
                        question,
                        Forms.field(context, "purpose"),
                        county(context),
                        kept(context, reading),
                        said,
                        "",
                        null));
    }

    private QueryBook.@Nullable Kept kept(Context context, Reading reading) {
        String number = Forms.field(context, "query");
        return asking.book().all(reading.viewer()).stream()
                .filter(kept -> kept.queryNo().equals(number))
                .findFirst()
                .orElse(null);
    }

    private Asked asked(Context context, int most) {
        String purpose = Parameters.soundPurpose(context.formParam("purpose"));
        return new Asked(new QuestionForm(context, catalogue).question(), purpose, county(context), most);
    }

    private static @Nullable String county(Context context) {
        String county = Forms.field(context, "county");
        String named = county.isEmpty() ? null : county;
        WorkbenchResource.requireInArea(Guard.viewer(context), named);
        return named;
    }

    private void show(Context context, Reading reading, WorkbenchDraft.State state) {
        shell.show(
                context,
                "workbench",
                reading,
                text -> new WorkbenchDraft(reading, catalogue, asking, text, state).view());
        context.header("Cache-Control", "no-store");
    }
}
