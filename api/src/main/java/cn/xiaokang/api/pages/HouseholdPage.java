package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.dossier.History;
import cn.xiaokang.api.dossier.HouseholdReference;
import cn.xiaokang.api.dossier.Identities;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.RequestId;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.DossierView;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.fault.FaultException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One household's dossier. It opens when a purpose is stated; the look is recorded before anything is shown. */
final class HouseholdPage implements Resource {
    private static final int PAYMENTS_SHOWN = 30;
    private static final int VISITS_SHOWN = 20;
    private static final int FLAGS_SHOWN = 100;
    private static final List<String> KINDS = List.of("flag", "objection", "audit");
    private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Identities identities;
    private final AccessLog log;

    HouseholdPage(Shell shell, Readings readings, Catalogue catalogue, Identities identities, AccessLog log) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.identities = identities;
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/households/{household}", this::show, Permission.SEE_PERSONS);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("kind", "purpose"));
        String household = parameters.path("household");
        String kind = parameters.oneOf("kind", KINDS);
        Reading reading = readings.of(context);
        History history = History.of(reading, household);
        if (history.states().isEmpty()) {
            throw RequestFault.UNKNOWN_THING.with(household);
        }
        String purpose = purpose(parameters);
        context.header("Cache-Control", "no-store");
        if (purpose == null) {
            ask(context, household, kind);
        } else {
            Text text = Shell.text(context, "household");
            String stated = text.say("purpose_" + kind) + "：" + purpose;
            log.add(
                    reading.viewer(),
                    new AccessLog.Look("dossier", household, stated, reading.snapshotId(), RequestId.of(context)));
            shell.show(
                    context, "household", reading, words -> new Draft(reading, words, household, history).view(stated));
        }
        context.header("Cache-Control", "no-store");
    }

    private void ask(Context context, String household, String kind) {
        boolean isMissing = context.queryParam("purpose") != null;
        if (isMissing) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        shell.show(
                context,
                "household",
                readings.of(context),
                text -> DossierView.asking(
                        household,
                        KINDS.stream()
                                .map(each -> new Choice(each, text.say("purpose_" + each), "", each.equals(kind)))
                                .toList(),
                        isMissing ? text.say("purpose_missing") : ""));
    }

    private static @Nullable String purpose(Parameters parameters) {
        try {
            return parameters.purposeOrNull();
        } catch (FaultException tooShort) {
            return null;
        }
    }

    /** One drawing of an open dossier. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Words words;
        private final Figures figures;
        private final String household;
        private final History history;
        private final HouseholdReference reference;
        private final List<Row> members;
        private final Map<String, Identities.Named> names;

        Draft(Reading reading, Text text, String household, History history) {
            this.reading = reading;
            this.text = text;
            this.words = new Words(catalogue, text);
            this.figures = new Figures(text.language());
            this.household = household;
            this.history = history;
            this.reference = HouseholdReference.of(reading);
            this.members = history.membersOfArea();
            this.names = identities.of(
                    reading.snapshotId(),
                    members.stream().map(row -> row.text("person_id")).toList());
        }

        DossierView view(String purpose) {
            List<Row> states = history.statesNewestFirst();
            Row now = states.stream()
                    .filter(row -> row.truth("is_current"))
                    .findFirst()
                    .orElse(states.get(0));
            return new DossierView(
                    household,
                    true,
                    purpose,
                    "",
                    List.of(),
                    words.place(
                            now.text("county_code"),
                            division(now.textOrNull("town_code")),
                            division(now.textOrNull("village_code"))),
                    facts(now),
                    states.stream().map(this::state).toList(),
                    members.stream().map(this::member).toList(),
                    history.yearsOfArea().stream()
                            .filter(year -> Boolean.TRUE.equals(year.truthOrNull("is_surveyed")))
                            .map(this::income)
                            .toList(),
                    received(),
                    history.paymentsOfArea().stream()
                            .limit(PAYMENTS_SHOWN)
                            .map(this::payment)
                            .toList(),
                    history.visitsLastFirst().stream()
                            .limit(VISITS_SHOWN)
                            .map(this::visit)
                            .toList(),
                    history.flagsNewestFirst().stream()
                            .limit(FLAGS_SHOWN)
                            .map(this::flag)
                            .toList());
        }

        private List<Field> facts(Row now) {
            return List.of(
                    new Field(text.say("status"), text.named("status", now.text("status"))),
                    new Field(text.say("category"), words.code("household_category", now.textOrNull("category"))),
                    new Field(text.say("cause"), words.code("cause", now.textOrNull("cause"))),
                    new Field(text.say("housing"), words.code("housing_grade", now.textOrNull("housing_grade"))),
                    new Field(text.say("enrolled_on"), day(now.dateOrNull("enrolled_on"))),
                    new Field(text.say("exited_on"), day(now.dateOrNull("exited_on"))),
                    new Field(text.say("persons"), number(now, "members")));
        }

        private DossierView.State state(Row row) {
            LocalDate to = row.dateOrNull("valid_to");
            return new DossierView.State(
                    day(row.dateOrNull("valid_from")),
                    OPEN_END.equals(to) ? text.say("today") : day(to),
                    text.named("status", row.text("status")),
                    words.code("household_category", row.textOrNull("category")),
                    words.code("housing_grade", row.textOrNull("housing_grade")),
                    number(row, "members"));
        }

        /** A member by name, anyone else by the token. */
        private String person(@Nullable String personId) {
            Identities.Named named = personId == null ? null : names.get(personId);
            String name = named == null ? null : named.name();
            return name == null ? Words.shortened(personId) : name;
        }

        private DossierView.Member member(Row row) {
            Identities.Named named = names.get(row.text("person_id"));
            return new DossierView.Member(
                    Words.shortened(row.text("person_id")),
                    named == null ? "" : Objects.requireNonNullElse(named.name(), ""),
                    named == null ? "" : named.maskedIdNumber(),
                    words.code("relation", row.textOrNull("relation")),
                    number(row, "birth_year"),
                    words.code("labour", row.textOrNull("labour")),
                    words.code("schooling", row.textOrNull("schooling")));
        }

        private DossierView.Income income(Row row) {
            BigDecimal income = row.moneyOrNull("income");
            Long persons = row.wholeOrNull("persons");
            BigDecimal perPerson = income == null || persons == null || persons == 0
                    ? null
                    : income.divide(BigDecimal.valueOf(persons), 2, RoundingMode.HALF_UP);
            return new DossierView.Income(
                    row.year("year"),
                    persons == null ? "—" : String.valueOf(persons),
                    money(row, "wage"),
                    money(row, "operating"),
                    money(row, "property"),
                    money(row, "transfer"),
                    figures.exactMoney(perPerson),
                    figures.exactMoney(reference.incomeLine(row.textOrNull("county_code"), row.year("year"))));
        }

        /** What was received, by year and programme, the newest year first. */
        private List<DossierView.Received> received() {
            Map<Integer, Map<String, List<Row>>> byYear = new TreeMap<>(Comparator.reverseOrder());
            for (Row row : history.paymentsOfArea()) {
                byYear.computeIfAbsent(row.year("year"), unused -> new TreeMap<>())
                        .computeIfAbsent(row.text("programme_code"), unused -> new ArrayList<>())
                        .add(row);
            }
            List<DossierView.Received> received = new ArrayList<>();
            byYear.forEach((year, byProgramme) ->
                    byProgramme.forEach((programme, payments) -> received.add(new DossierView.Received(
                            year,
                            words.code("programme", programme),
                            figures.count(payments.size(), "").text(),
                            figures.exactMoney(payments.stream()
                                    .map(row -> row.moneyOrNull("amount"))
                                    .filter(Objects::nonNull)
                                    .reduce(BigDecimal::add)
                                    .orElse(null))))));
            return received;
        }

        private DossierView.Payment payment(Row row) {
            String bank = row.textOrNull("bank_status");
            String file = Objects.requireNonNullElse(reference.file(row.textOrNull("delivery_id")), "");
            return new DossierView.Payment(
                    day(row.dateOrNull("paid_on")),
                    Objects.requireNonNullElse(row.textOrNull("period"), "—"),
                    words.code("programme", row.text("programme_code")),
                    person(row.textOrNull("person_id")),
                    money(row, "amount"),
                    bank == null ? text.say("bank_none") : text.named("bank", bank),
                    day(row.dateOrNull("notice_posted_on")),
                    text.say("file_line", file, number(row, "line")));
        }

        private DossierView.Visit visit(Row row) {
            return new DossierView.Visit(
                    day(row.dateOrNull("visited_on")),
                    words.code("visit_kind", row.textOrNull("kind")),
                    Objects.requireNonNullElse(reference.branch(row.textOrNull("branch_code")), "—"),
                    Objects.requireNonNullElse(row.textOrNull("note"), ""));
        }

        private DossierView.Flagged flag(Row row) {
            String severity = row.text("severity");
            return new DossierView.Flagged(
                    words.rule(row.text("rule")),
                    severity,
                    text.say("severity_" + severity),
                    row.text("period"),
                    "/flags/" + Shell.encoded(row.text("flag_id")));
        }

        private @Nullable String division(@Nullable String code) {
            return code == null ? null : DivisionNames.of(reading, code).orElse(null);
        }

        private Figure money(Row row, String column) {
            return figures.exactMoney(row.moneyOrNull(column));
        }

        private String number(Row row, String column) {
            Long number = row.wholeOrNull(column);
            return number == null ? "—" : String.valueOf(number);
        }

        private String day(@Nullable LocalDate day) {
            return day == null ? "—" : day.toString();
        }
    }
}
