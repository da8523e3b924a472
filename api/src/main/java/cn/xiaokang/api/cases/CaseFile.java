package cn.xiaokang.api.cases;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One case as its events make it; with each event it is made anew, and nothing of it is kept elsewhere. */
public final class CaseFile {
    private static final BigDecimal NO_MONEY = new BigDecimal("0.00");

    private final List<CaseEvent> events;
    private final Map<String, CaseFlag> flags = new LinkedHashMap<>();
    private Status status = Status.UNASSIGNED;
    private @Nullable String assignee;
    private @Nullable LocalDate dueOn;
    private Change.@Nullable OutcomeSet outcome;
    private @Nullable String outcomeBy;
    private BigDecimal stopped = NO_MONEY;
    private BigDecimal recovered = NO_MONEY;
    private @Nullable LocalDate notifiedOn;
    private boolean hasReply;
    private boolean hasOpenObjection;
    private boolean isReferred;

    private CaseFile(List<CaseEvent> events) {
        this.events = events;
        events.forEach(this::take);
    }

    static CaseFile of(CaseEvent opened) {
        return new CaseFile(List.of(opened));
    }

    CaseFile after(CaseEvent event) {
        List<CaseEvent> more = new ArrayList<>(events);
        more.add(event);
        return new CaseFile(List.copyOf(more));
    }

    private void take(CaseEvent event) {
        Change change = event.change();
        if (change instanceof Change.Opened opened) {
            opened.flags().forEach(flag -> flags.put(flag.flagId(), flag));
        } else if (change instanceof Change.FlagAdded added) {
            flags.put(added.flag().flagId(), added.flag());
        } else if (change instanceof Change.Assigned assigned) {
            status = Status.INSPECTING;
            assignee = assigned.assignee();
            dueOn = assigned.dueOn();
        } else if (change instanceof Change.Replied) {
            hasReply = true;
            hasOpenObjection = status == Status.CLOSED;
        } else if (change instanceof Change.OutcomeSet set) {
            status = Status.REVIEWING;
            outcome = set;
            outcomeBy = event.user();
            stopped = set.stopped();
            recovered = set.recovered();
        } else if (change instanceof Change.SentBack || change instanceof Change.Reopened) {
            status = Status.INSPECTING;
            outcome = null;
            outcomeBy = null;
            stopped = NO_MONEY;
            recovered = NO_MONEY;
        } else if (change instanceof Change.Closed) {
            status = Status.CLOSED;
            hasOpenObjection = false;
        } else if (change instanceof Change.MoneyRecorded money) {
            stopped = stopped.add(money.stopped());
            recovered = recovered.add(money.recovered());
        } else if (change instanceof Change.Notified notified) {
            notifiedOn = notified.notifiedOn();
        } else if (change instanceof Change.Referred) {
            isReferred = true;
        }
    }

    /** Its number. */
    public String caseNo() {
        return events.get(0).caseNo();
    }

    /** All that happened, oldest first. */
    public List<CaseEvent> events() {
        return events;
    }

    /** How many events there are; who asks for a step says how many they have seen. */
    public int seen() {
        return events.size();
    }

    /** Its flags, as they stood when they came in. */
    public List<CaseFlag> flags() {
        return List.copyOf(flags.values());
    }

    /** Whether that flag is in it. */
    public boolean holds(String flagId) {
        return flags.containsKey(flagId);
    }

    /** Whether a flag of it is of that household. */
    boolean isOf(String householdId) {
        return flags.values().stream().anyMatch(flag -> householdId.equals(flag.householdId()));
    }

    /** The rules of its flags, in order. */
    public Set<String> rules() {
        return flags.values().stream().map(CaseFlag::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The county that all its flags lie in; the city where they lie in several, or in none. */
    public String countyCode() {
        Set<String> counties = flags.values().stream()
                .map(flag -> Objects.requireNonNullElse(flag.countyCode(), AreaScope.CITY_CODE))
                .collect(Collectors.toSet());
        return counties.size() == 1 ? counties.iterator().next() : AreaScope.CITY_CODE;
    }

    /** Whether the viewer's area holds it. */
    public boolean isOpenTo(Viewer viewer) {
        return isIn(viewer.area());
    }

    boolean isIn(AreaScope area) {
        return area.countyCode() == null || area.countyCode().equals(countyCode());
    }

    /** Where it stands. */
    public Status status() {
        return status;
    }

    /** Who inspects it, or null. */
    public @Nullable String assignee() {
        return assignee;
    }

    /** By when, or null. */
    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    /** How many days it is late on that day; 0 where it is not, or is closed. */
    public long daysOverdue(LocalDate today) {
        return dueOn == null || status == Status.CLOSED ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
    }

    /** What came of it, or null where that is open. */
    public Change.@Nullable OutcomeSet outcome() {
        return outcome;
    }

    /** Who set the outcome, or null. */
    public @Nullable String outcomeBy() {
        return outcomeBy;
    }

    /** Money at stake by its flags, or null where none names any. */
    public @Nullable BigDecimal atStake() {
        return flags.values().stream()
                .map(CaseFlag::atStake)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** Found to be wrongly paid. */
    public BigDecimal found() {
        return outcome == null ? NO_MONEY : outcome.found();
    }

    /** No longer paid, with what was recorded after the closing. */
    public BigDecimal stopped() {
        return stopped;
    }

    /** Come back, with what was recorded after the closing. */
    public BigDecimal recovered() {
        return recovered;
    }

    /** When the party was told of the outcome, or null. */
    public @Nullable LocalDate notifiedOn() {
        return notifiedOn;
    }

    /** Whether the household was asked. */
    public boolean hasReply() {
        return hasReply;
    }

    /** Whether the party replied after the closing, and no later closing has answered that. */
    public boolean hasOpenObjection() {
        return hasOpenObjection;
    }

    /** Whether it was handed on for the list of the discredited. */
    public boolean isReferred() {
        return isReferred;
    }
}
