package cn.xiaokang.api.pages;

import cn.xiaokang.api.cases.CaseDetail;
import cn.xiaokang.api.cases.CaseLine;
import cn.xiaokang.api.cases.Change;
import cn.xiaokang.api.cases.Outcome;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CaseView;
import cn.xiaokang.dashboards.view.Choice;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case as people read it. */
final class CaseWords {

    private final Catalogue catalogue;
    private final Reading reading;
    private final Text text;
    private final Words words;
    private final Figures figures;
    private final CaseDetail detail;
    private final List<String> inspectors;
    private final LocalDate today;

    CaseWords(
            Catalogue catalogue,
            Reading reading,
            Text text,
            CaseDetail detail,
            List<String> inspectors,
            LocalDate today) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.text = text;
        this.words = new Words(catalogue, text);
        this.figures = new Figures(text.language());
        this.detail = detail;
        this.inspectors = inspectors;
        this.today = today;
    }

    CaseView view() {
        CaseLine line = detail.line();
        String first = words.rule(detail.flags().get(0).rule());
        return new CaseView(
                line.caseNo(),
                line.flags() == 1 ? first : text.say("several", first, line.flags()),
                line.status(),
                text.say("case_status_" + line.status()),
                line.daysOverdue() == 0 ? null : text.say("late", line.daysOverdue()),
                facts(line),
                List.of(
                        money("money_at_stake", line.atStake()),
                        money("money_found", line.found()),
                        money("money_stopped", line.stopped()),
                        money("money_recovered", line.recovered())),
                detail.flags().stream().map(this::flag).toList(),
                detail.strikeOffs().stream().map(this::strikeOff).toList(),
                detail.events().stream().map(this::event).toList(),
                detail.nextSteps(),
                waits(line),
                inspectors.stream()
                        .map(user -> new Choice(user, user, "", user.equals(line.assignee())))
                        .toList(),
                Arrays.stream(Outcome.values())
                        .map(outcome ->
                                new Choice(outcome.code(), text.say("case_outcome_" + outcome.code()), "", false))
                        .toList(),
                line.seen(),
                today.toString(),
                "/cases",
                detail.broken());
    }

    private List<Field> facts(CaseLine line) {
        List<Field> facts = new ArrayList<>();
        facts.add(new Field(text.say("county_of"), words.place(line.countyCode())));
        facts.add(new Field(
                text.say("opened_by"),
                line.openedBy() + " · " + Shell.moment(line.openedAt().toString())));
        facts.add(new Field(text.say("assignee"), Objects.requireNonNullElse(line.assignee(), "—")));
        facts.add(new Field(text.say("due"), line.dueOn() == null ? "—" : String.valueOf(line.dueOn())));
        String outcome = line.outcome();
        if (outcome != null) {
            facts.add(new Field(text.say("outcome"), text.say("case_outcome_" + outcome)));
            facts.add(new Field(text.say("outcome_by"), Objects.requireNonNullElse(detail.outcomeBy(), "—")));
        }
        if (detail.notifiedOn() != null) {
            facts.add(new Field(text.say("notified"), String.valueOf(detail.notifiedOn())));
        }
        if (detail.isReferred()) {
            facts.add(new Field(text.say("referred"), text.say("referred_yes")));
        }
        return facts;
    }

    /** Why the step that would come next isn't offered to this viewer, where that can be told. */
    private @Nullable String waits(CaseLine line) {
        if (line.status().equals("reviewing") && !detail.nextSteps().contains("closed")) {
            return text.say("waits_second");
        }
        LocalDate endsOn = detail.replyEndsOn();
        if (line.status().equals("closed")
                && endsOn != null
                && !detail.isReferred()
                && !detail.nextSteps().contains("referred")) {
            return today.isAfter(endsOn) ? text.say("waits_objection") : text.say("waits_reply", endsOn);
        }
        return null;
    }

    private Field money(String key, @Nullable BigDecimal amount) {
        return new Field(text.say(key), figures.exactMoney(amount).text());
    }

    private CaseView.Flag flag(CaseDetail.Flag flag) {
        Rule rule = catalogue.rules().get(flag.rule());
        Text ofFlags = Text.of("flag", text.language());
        List<Field> findings = rule == null
                ? List.of()
                : new Evidence(
                                catalogue,
                                reading,
                                rule,
                                new Words(catalogue, ofFlags),
                                FlagPage.values(flag.evidence()))
                        .findings();
        String household = Objects.requireNonNullElse(flag.householdId(), "");
        return new CaseView.Flag(
                flag.flagId(),
                address(flag),
                words.rule(flag.rule()),
                flag.severity(),
                text.say("severity_" + flag.severity()),
                List.of(
                        new Field(text.named("subject", flag.subject()), Words.shortened(flag.subjectNo())),
                        new Field(text.say("period"), Objects.requireNonNullElse(flag.period(), "—")),
                        new Field(text.say("place"), words.place(flag.countyCode(), village(flag.villageCode()))),
                        new Field(
                                text.say("at_stake"),
                                figures.exactMoney(flag.atStake()).text()),
                        new Field(text.say("snapshot"), flag.snapshotId())),
                findings,
                flag.today(),
                text.say("today_" + flag.today()),
                flag.outcome() == null ? "" : text.say("case_outcome_" + flag.outcome()),
                household.isEmpty() ? null : "/households/" + Shell.encoded(household),
                household);
    }

    private static String address(CaseDetail.Flag flag) {
        return switch (flag.subject()) {
            case "tip" -> "/tips/" + Shell.encoded(flag.flagId());
            case "query" -> WorkbenchPage.HERE + "?query=" + Shell.encoded(flag.subjectNo());
            default -> "/flags/" + Shell.encoded(flag.flagId());
        };
    }

    private String village(@Nullable String code) {
        return code == null ? "" : DivisionNames.of(reading, code).orElse(code);
    }

    private CaseView.StrikeOff strikeOff(CaseDetail.StrikeOffLine line) {
        return new CaseView.StrikeOff(
                text.say("strike_off_" + line.strikeOff()),
                line.struckOffOn().toString(),
                figures.exactMoney(line.amount()).text(),
                line.documentNo(),
                line.words(),
                line.user());
    }

    private CaseView.Event event(CaseDetail.Event event) {
        Change change = event.change();
        List<Field> fields = new ArrayList<>();
        String said = "";
        String file = null;
        if (change instanceof Change.Opened opened) {
            fields.add(field("flags", String.valueOf(opened.flags().size())));
            said = opened.words();
        } else if (change instanceof Change.FlagAdded added) {
            fields.add(field("flags", words.rule(added.flag().rule())));
        } else if (change instanceof Change.Assigned assigned) {
            fields.add(field("assignee", assigned.assignee()));
            fields.add(field("due_on", assigned.dueOn().toString()));
        } else if (change instanceof Change.Visited visited) {
            fields.add(field("visited_on", visited.visitedOn().toString()));
            said = visited.words();
        } else if (change instanceof Change.Replied replied) {
            fields.add(field("replied_on", replied.repliedOn().toString()));
            fields.add(field("is_answered", text.say(replied.isAnswered() ? "answered" : "unanswered")));
            said = replied.words();
        } else if (change instanceof Change.EvidenceAdded added) {
            fields.add(field("name", added.name()));
            fields.add(field("bytes", figures.count(added.bytes(), "").text()));
            fields.add(field("sha256", added.sha256()));
            file = "/api/v1/cases/" + detail.line().caseNo() + "/evidence/" + added.sha256();
        } else if (change instanceof Change.OutcomeSet set) {
            fields.add(field("outcome", text.say("case_outcome_" + set.outcome().code())));
            fields.add(amount("found", set.found()));
            fields.add(amount("stopped", set.stopped()));
            fields.add(amount("recovered", set.recovered()));
            said = set.words();
        } else if (change instanceof Change.SentBack back) {
            said = back.words();
        } else if (change instanceof Change.Closed closed) {
            said = closed.words();
        } else if (change instanceof Change.MoneyRecorded money) {
            fields.add(field("happened_on", money.happenedOn().toString()));
            fields.add(amount("stopped", money.stopped()));
            fields.add(amount("recovered", money.recovered()));
            said = money.words();
        } else if (change instanceof Change.StruckOff struck) {
            fields.add(field("struck_off_on", struck.struckOffOn().toString()));
            fields.add(amount("amount", struck.amount()));
            fields.add(field("document_no", struck.documentNo()));
            said = struck.words();
        } else if (change instanceof Change.Notified notified) {
            fields.add(field("notified_on", notified.notifiedOn().toString()));
            fields.add(field("document_no", notified.documentNo()));
        } else if (change instanceof Change.Referred referred) {
            fields.add(field("document_no", referred.documentNo()));
            said = referred.words();
        } else if (change instanceof Change.Reopened reopened) {
            said = reopened.words();
        }
        return new CaseView.Event(
                event.eventNo(),
                text.say("step_" + event.step()),
                Shell.moment(event.at().toString()),
                event.user(),
                fields,
                said,
                file,
                event.hash(),
                event.entryNo());
    }

    private Field field(String name, String value) {
        return new Field(text.say("field_" + name), value);
    }

    private Field amount(String name, BigDecimal amount) {
        return field(name, figures.exactMoney(amount).text());
    }
}
