package cn.xiaokang.api.cases;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of each flag of a snapshot whether a case holds it, and whether it was cleared on the facts that it still names. */
public final class FlagCases {
    private static final Query FACTS = Query.named("cases/facts");

    private final CaseLedger ledger;

    /** By those cases. */
    public FlagCases(CaseLedger ledger) {
        this.ledger = ledger;
    }

    /** The number of the newest entry of the cases' history: what this tells of flags is the same as long as it is. */
    public long lastEntry() {
        return ledger.lastEntry();
    }

    /** The flags of the snapshot that cases hold, within the viewer's area. */
    public Map<String, FlagCase> of(Reading reading) {
        Map<String, CaseFile> holders = holders(ledger.all());
        Map<String, FlagCase> states = new LinkedHashMap<>();
        facts(reading, holders.keySet()).forEach((flagId, now) -> {
            CaseFile file = holders.get(flagId);
            if (file != null) {
                states.put(flagId, state(file, now));
            }
        });
        return states;
    }

    /** What a query binds as {@code flags_in}: the only flags to be shown for a state, or null where there is no such limit. */
    public static @Nullable String included(Map<String, FlagCase> states, @Nullable String state) {
        return state == null || state.equals(FlagCase.State.NONE.code())
                ? null
                : states.entrySet().stream()
                        .filter(entry -> entry.getValue().state().code().equals(state))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(","));
    }

    /** What a query binds as {@code flags_out}: the flags to be left out for a state, or null where none is. */
    public static @Nullable String excluded(Map<String, FlagCase> states, @Nullable String state) {
        return FlagCase.State.NONE.code().equals(state) ? String.join(",", states.keySet()) : null;
    }

    /** The flags that closed cases have judged, each by the newest of its cases. */
    public List<Judged> judged() {
        List<Judged> judged = new ArrayList<>();
        holders(ledger.all()).forEach((flagId, file) -> {
            Change.OutcomeSet outcome = file.outcome();
            if (file.status() == Status.CLOSED && outcome != null) {
                file.flags().stream()
                        .filter(flag -> flag.flagId().equals(flagId))
                        .forEach(flag -> judged.add(new Judged(
                                flagId,
                                flag.rule(),
                                flag.countyCode(),
                                outcome.of(flagId).isAdverse())));
            }
        });
        return judged;
    }

    /** The newest case of each flag that was ever in one. */
    static Map<String, CaseFile> holders(Collection<CaseFile> files) {
        Map<String, CaseFile> holders = new LinkedHashMap<>();
        files.forEach(file -> file.flags().forEach(flag -> holders.put(flag.flagId(), file)));
        return holders;
    }

    /** How a flag with the facts of today stands to the case that holds it. */
    static FlagCase state(CaseFile file, CaseFlag now) {
        if (file.status() != Status.CLOSED) {
            return new FlagCase(FlagCase.State.OPEN, file.caseNo());
        }
        boolean isSame = file.flags().stream()
                .anyMatch(then ->
                        then.flagId().equals(now.flagId()) && then.factsDigest().equals(now.factsDigest()));
        Change.OutcomeSet outcome = file.outcome();
        FlagCase.State state = !isSame
                ? FlagCase.State.CHANGED
                : outcome != null && outcome.of(now.flagId()).isClearing()
                        ? FlagCase.State.CLEARED
                        : FlagCase.State.CLOSED;
        return new FlagCase(state, file.caseNo());
    }

    /** Flags as the snapshot has them, by number. */
    static Map<String, CaseFlag> facts(Reading reading, Collection<String> flagIds) {
        Map<String, CaseFlag> facts = new LinkedHashMap<>();
        if (!flagIds.isEmpty()) {
            List<Row> rows = reading.rows(FACTS, Bindings.of("flags", String.join(",", flagIds)));
            rows.forEach(row -> facts.put(row.text("flag_id"), fact(reading, row)));
        }
        return facts;
    }

    private static CaseFlag fact(Reading reading, Row row) {
        String rule = row.text("rule");
        String subjectNo = row.text("subject_no");
        String period = row.textOrNull("period");
        BigDecimal atStake = row.moneyOrNull("at_stake");
        String written = row.textOrNull("evidence");
        String evidence = written == null || written.isEmpty() ? "{}" : written;
        return new CaseFlag(
                row.text("flag_id"),
                rule,
                row.text("severity"),
                row.text("subject"),
                subjectNo,
                period,
                row.textOrNull("county_code"),
                row.textOrNull("village_code"),
                row.textOrNull("household_id"),
                atStake,
                evidence,
                reading.snapshotId(),
                CaseJson.factsDigest(rule, subjectNo, period, told(atStake), evidence));
    }

    private static String told(@Nullable BigDecimal atStake) {
        return atStake == null ? "" : atStake.toPlainString();
    }
}
