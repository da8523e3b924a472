package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.JsonBody;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.sandbox.Sandbox;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RowSet;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The workbench over HTTP: what may be asked, questions with their purpose, files, questions that are kept, cases of what they find. */
public final class WorkbenchResource implements Resource {
    private static final String HERE = "/api/v1/workbench";
    private static final Pattern COUNTY = Pattern.compile("3304[0-9]{2}");

    private final Readings readings;
    private final Workbench workbench;
    private final QueryBook book;
    private final QueryCases cases;

    /** Answers with that workbench. */
    public WorkbenchResource(Readings readings, Workbench workbench, QueryBook book, QueryCases cases) {
        this.readings = readings;
        this.workbench = workbench;
        this.book = book;
        this.cases = cases;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE + "/tables", this::tables, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/runs", this::run, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/files/{form}", this::file, Permission.ASK_OWN_QUESTIONS);
        routes.get(HERE + "/queries", this::queries, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries", this::keep, Permission.ASK_OWN_QUESTIONS);
        routes.get(HERE + "/queries/{query}", this::query, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries/{query}/runs", this::runKept, Permission.ASK_OWN_QUESTIONS);
        routes.post(HERE + "/queries/{query}/cases", this::makeCases, Permission.WORK_CASES);
    }

    /** What may be asked. */
    record Open(List<OpenTable> tables, List<String> functions) {}

    /** An open table with its open columns. */
    record OpenTable(String name, String titleZh, @Nullable String titleEn, String grain, List<OpenColumn> columns) {}

    /** An open column. */
    record OpenColumn(String name, String type, String zh) {}

    /** A question with its purpose. */
    record Run(String purpose, @Nullable String county, Question question) {}

    /** What was found. */
    record Rows(
            List<String> columns, List<List<@Nullable String>> rows, boolean isCut, List<RuleTrial.OfCounty> counties) {
        static Rows of(Found found) {
            RowSet rows = found.rows();
            return new Rows(rows.columns(), rows.rows(), rows.isCut(), found.counties());
        }
    }

    /** Only what for. */
    record Purpose(String purpose) {}

    /** Households that shall become cases. */
    record ToCases(String purpose, List<String> households) {}

    /** The questions that are kept. */
    record Kept(List<QueryBook.Kept> items) {}

    /** What became of the households. */
    record Made(List<QueryCases.Made> items) {}

    private void tables(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.send(
                context,
                reading,
                () -> new Open(
                        workbench.tables().all().stream()
                                .map(WorkbenchResource::open)
                                .toList(),
                        Sandbox.functions()));
    }

    private static OpenTable open(TableDefinition table) {
        return new OpenTable(
                table.name(),
                table.title().zh(),
                table.title().en(),
                table.grain().zh(),
                OpenTables.columns(table).stream()
                        .map(column ->
                                new OpenColumn(column.name(), column.type().sql(), column.zh()))
                        .toList());
    }

    private void run(Context context) {
        Parameters.of(context);
        Asked asked = asked(context, Asked.MOST_ROWS);
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> Rows.of(workbench.run(reading, asked, RequestId.of(context))));
    }

    private void file(Context context) throws IOException {
        String form = Parameters.of(context).path("form");
        if (!QuestionFiles.FORMS.contains(form)) {
            throw RequestFault.UNKNOWN_THING.with(form);
        }
        Asked asked = asked(context, Asked.MOST_ROWS_OF_A_FILE);
        Reading reading = readings.of(context);
        Found found = workbench.run(reading, asked, RequestId.of(context));
        QuestionFiles.send(context, reading, workbench.tables(), asked, found, Form.of(form));
    }

    private void queries(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> new Kept(book.all(reading.viewer())));
    }

    private void query(Context context) {
        String queryNo = Parameters.of(context).path("query");
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> book.one(reading.viewer(), queryNo));
    }

    private void keep(Context context) {
        Parameters.of(context);
        QueryBook.ToKeep given = JsonBody.of(context, QueryBook.ToKeep.class);
        Reading reading = readings.of(context);
        requireInArea(reading.viewer(), given.county());
        QueryBook.Kept kept = book.keep(reading.viewer(), given);
        context.status(201);
        context.header("Location", HERE + "/queries/" + kept.queryNo());
        Answer.sendUncached(context, reading, () -> kept);
    }

    private void runKept(Context context) {
        String queryNo = Parameters.of(context).path("query");
        String purpose =
                Parameters.soundPurpose(JsonBody.of(context, Purpose.class).purpose());
        Reading reading = readings.of(context);
        QueryBook.Kept kept = book.one(reading.viewer(), queryNo);
        Asked asked = new Asked(kept.question(), purpose, kept.countyCode(), Asked.MOST_ROWS);
        Answer.sendUncached(context, reading, () -> Rows.of(workbench.run(reading, asked, RequestId.of(context))));
    }

    private void makeCases(Context context) {
        String queryNo = Parameters.of(context).path("query");
        ToCases given = JsonBody.of(context, ToCases.class);
        String purpose = Parameters.soundPurpose(given.purpose());
        Reading reading = readings.of(context);
        List<QueryCases.Made> made = cases.make(reading, queryNo, given.households(), purpose, RequestId.of(context));
        context.status(201);
        Answer.sendUncached(context, reading, () -> new Made(made));
    }

    private static Asked asked(Context context, int most) {
        Run run = JsonBody.of(context, Run.class);
        String purpose = Parameters.soundPurpose(run.purpose());
        Question question = Objects.requireNonNullElseGet(run.question(), () -> new Question.OfSql(""));
        requireInArea(cn.xiaokang.api.access.Guard.viewer(context), run.county());
        return new Asked(question, purpose, run.county(), most);
    }

    /** A county that someone names must be one, and in their area. */
    public static void requireInArea(Viewer viewer, @Nullable String county) {
        if (county != null && !COUNTY.matcher(county).matches()) {
            throw RequestFault.BAD_PARAMETER.with("county", "a county's code / 县（市、区）代码");
        }
        if (county != null && !viewer.area().includes(county)) {
            throw AccessFault.OTHER_AREA.with();
        }
    }
}
