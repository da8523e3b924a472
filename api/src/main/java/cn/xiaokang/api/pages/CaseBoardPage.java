package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.cases.CaseFilter;
import cn.xiaokang.api.cases.CaseLine;
import cn.xiaokang.api.cases.CasePage;
import cn.xiaokang.api.cases.CaseResource;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.cases.Status;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CaseBoardView;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.Paging;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The board of cases: a column for each place where they can stand, or one of them page by page. Names no person. */
final class CaseBoardPage implements Resource {
    private static final String HERE = "/cases";
    private static final int CARDS_A_COLUMN = 12;
    private static final int CARDS_A_PAGE = 48;
    private static final List<Integer> DAYS_LATE = List.of(1, 7, 30, 90);

    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Cases cases;

    CaseBoardPage(Shell shell, Readings readings, Catalogue catalogue, Cases cases) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.cases = cases;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.WORK_CASES);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(
                context, Shell.parameters("status", "county", "assignee", "rule", "overdue", "sort", "after"));
        CaseFilter filter = CaseResource.filter(parameters);
        PageKey after = parameters.after();
        Reading reading = readings.of(context);
        shell.show(context, "cases", reading, text -> new Draft(reading, text, filter, after).view());
        context.header("Cache-Control", "no-store");
    }

    /** One drawing of the board. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final Words words;
        private final Figures figures;
        private final CaseFilter filter;
        private final @Nullable PageKey after;

        Draft(Reading reading, Text text, CaseFilter filter, @Nullable PageKey after) {
            this.reading = reading;
            this.text = text;
            this.words = new Words(catalogue, text);
            this.figures = new Figures(text.language());
            this.filter = filter;
            this.after = after;
        }

        CaseBoardView view() {
            Status only = filter.status();
            CasePage all = cases.page(
                    reading.viewer(), filter, CARDS_A_PAGE, after != null && isOfOrder(after) ? after : null);
            List<CaseBoardView.Column> columns = new ArrayList<>();
            if (only == null) {
                Arrays.stream(Status.values()).forEach(status -> columns.add(column(status)));
            } else {
                columns.add(column(only, all, null));
            }
            return new CaseBoardView(
                    List.of(
                            sum("found", figures.money(all.found())),
                            sum("stopped", figures.money(all.stopped())),
                            sum("recovered", figures.money(all.recovered())),
                            new CaseBoardView.Sum(
                                    "late",
                                    text.say("sum_late"),
                                    figures.count(all.overdue(), "").text(),
                                    String.valueOf(all.overdue()),
                                    text.say("sum_late_note", all.total()))),
                    Filters.allAnd(text, Filters.counties(reading), words::place, filter.county()),
                    Filters.allAnd(text, cases.assignees(reading.viewer()), user -> user, filter.assignee()),
                    Filters.allAnd(text, cases.rules(reading.viewer()), words::rule, filter.rule()),
                    Filters.allAnd(
                            text,
                            DAYS_LATE.stream().map(String::valueOf).toList(),
                            days -> text.say("overdue_at_least", days),
                            filter.overdue() == null ? null : String.valueOf(filter.overdue())),
                    statuses(all),
                    columns,
                    only == null ? null : paging(all),
                    only != null
                            || filter.county() != null
                            || filter.assignee() != null
                            || filter.rule() != null
                            || filter.overdue() != null,
                    all.broken());
        }

        private boolean isOfOrder(PageKey key) {
            return key.order().equals(filter.sort());
        }

        private List<Choice> statuses(CasePage all) {
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("", text.say("all"), "", filter.status() == null));
            all.byStatus()
                    .forEach(count -> choices.add(new Choice(
                            count.status(),
                            text.say("case_status_" + count.status()),
                            figures.count(count.cases(), "").text(),
                            filter.status() != null && filter.status().code().equals(count.status()))));
            return choices;
        }

        private CaseBoardView.Sum sum(String name, Figure figure) {
            return new CaseBoardView.Sum(
                    name,
                    text.say("sum_" + name),
                    figure.text() + " " + figure.unit(),
                    figure.exact(),
                    text.say("sum_" + name + "_note"));
        }

        private CaseBoardView.Column column(Status status) {
            CasePage page = cases.page(reading.viewer(), filter.of(status), CARDS_A_COLUMN, null);
            return column(
                    status, page, page.next() == null ? null : address(status).toString());
        }

        private CaseBoardView.Column column(Status status, CasePage page, @Nullable String allAddress) {
            return new CaseBoardView.Column(
                    status.code(),
                    text.say("case_status_" + status.code()),
                    figures.count(page.total(), "").text(),
                    page.items().stream().map(this::card).toList(),
                    allAddress);
        }

        private CaseBoardView.Card card(CaseLine line) {
            String outcome = line.outcome();
            List<Field> facts = new ArrayList<>();
            facts.add(new Field(text.say("flags_in"), String.valueOf(line.flags())));
            facts.add(new Field(text.say("assignee"), Objects.requireNonNullElse(line.assignee(), text.say("nobody"))));
            facts.add(new Field(
                    text.say("at_stake"), figures.exactMoney(line.atStake()).text()));
            if (outcome == null) {
                facts.add(new Field(text.say("due"), line.dueOn() == null ? "—" : String.valueOf(line.dueOn())));
            } else {
                facts.add(new Field(
                        text.say("found"), figures.exactMoney(line.found()).text()));
            }
            return new CaseBoardView.Card(
                    line.caseNo(),
                    HERE + "/" + Shell.encoded(line.caseNo()),
                    line.rules().stream()
                            .map(words::rule)
                            .collect(Collectors.joining(text.language().of("、", ", "))),
                    words.place(line.countyCode()),
                    facts,
                    line.daysOverdue() == 0 ? null : text.say("late", line.daysOverdue()),
                    outcome == null ? null : text.say("case_outcome_" + outcome));
        }

        private Address address(@Nullable Status status) {
            return Address.of(HERE)
                    .with("status", status == null ? null : status.code())
                    .with("county", filter.county())
                    .with("assignee", filter.assignee())
                    .with("rule", filter.rule())
                    .with("overdue", filter.overdue())
                    .with("sort", filter.sort().equals(CaseFilter.SORTS.get(0)) ? null : filter.sort());
        }

        private Paging paging(CasePage page) {
            return new Paging(
                    figures.count(page.total(), "").text(),
                    page.items().size(),
                    after == null ? null : address(filter.status()).toString(),
                    page.next() == null
                            ? null
                            : address(filter.status())
                                    .with("after", page.next())
                                    .toString());
        }
    }
}
