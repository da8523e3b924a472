package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.laboratory.MovedValue;
import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.laboratory.RuleTrials;
import cn.xiaokang.warehouse.sandbox.Sandbox;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RegisterSql;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers inspectors' own questions within their area. Each is recorded before its rows go out: its text, its purpose, how many rows
 * there were, and each household and person that they name; one that was refused is recorded with its refusal.
 */
public final class Workbench {
    private static final List<String> COLUMNS_OF_A_TRIAL = List.of(
            "standing",
            "flag_id",
            "subject_no",
            "period",
            "county_code",
            "village_code",
            "household_id",
            "at_stake",
            "evidence");
    private static final BigDecimal HIGHEST = new BigDecimal("999999999999");
    private static final int MOST_DECIMALS = 4;
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Catalogue catalogue;
    private final OpenTables tables;
    private final RuleTrials trials;
    private final Sandbox sandbox;
    private final AccessLog log;

    /** Answers by that catalogue, SQL within so many seconds, and records in that log. */
    public Workbench(Catalogue catalogue, int seconds, AccessLog log) {
        this.catalogue = catalogue;
        this.tables = new OpenTables(catalogue);
        this.trials = new RuleTrials(catalogue);
        this.sandbox = new Sandbox(catalogue, tables, seconds);
        this.log = log;
    }

    /** The tables that may be asked. */
    public OpenTables tables() {
        return tables;
    }

    /** Answers and records; a fault that says where and what to do where the question isn't one that can be answered. */
    public Found run(Reading reading, Asked asked, String requestId) {
        String text = QuestionJson.written(asked.question());
        try {
            Found found = answer(reading, asked);
            List<AccessLog.Look> looks = new ArrayList<>();
            looks.add(look(
                    reading,
                    asked,
                    found.rows().rows().size() + (found.rows().isCut() ? "+" : "") + " rows " + text,
                    requestId));
            NamedSubjects.of(reading, found.rows())
                    .forEach(subject -> looks.add(new AccessLog.Look(
                            "workbench_row", subject, asked.purpose(), reading.snapshotId(), requestId)));
            log.addAll(reading.viewer(), looks);
            return found;
        } catch (FaultException e) {
            log.add(reading.viewer(), look(reading, asked, e.code().code() + " " + text, requestId));
            throw e;
        }
    }

    private static AccessLog.Look look(Reading reading, Asked asked, String said, String requestId) {
        return new AccessLog.Look(
                "workbench_" + asked.question().kind(), said, asked.purpose(), reading.snapshotId(), requestId);
    }

    private Found answer(Reading reading, Asked asked) {
        String own = reading.viewer().area().countyCode();
        String county = own == null ? asked.county() : own;
        Question question = asked.question();
        if (question instanceof Question.OfRule ofRule) {
            RuleTrial trial = trial(reading, ofRule, county, asked.mostRows());
            return new Found(rows(trial), trial.counties());
        }
        if (question instanceof Question.OfRegisters registers && registers.query() != null) {
            return new Found(
                    reading.compared(RegisterSql.of(tables, registers.query(), county), asked.mostRows()), List.of());
        }
        if (question instanceof Question.OfSql ofSql
                && ofSql.sql() != null
                && !ofSql.sql().isBlank()) {
            return new Found(reading.sandboxed(sandbox, county, ofSql.sql(), asked.mostRows()), List.of());
        }
        throw QuestionFault.EMPTY.with();
    }

    /** The flags of a rule with other parameters; nothing is recorded here, and nobody is shown any. */
    public RuleTrial trial(Reading reading, Question.OfRule asked, @Nullable String county, int most) {
        Rule rule = catalogue.rules().get(String.valueOf(asked.rule()));
        if (rule == null || !rule.isBuilt()) {
            throw QuestionFault.NO_RULE.with(shown(asked.rule()));
        }
        for (MovedValue moved : asked.changes()) {
            if (moved.name() == null || moved.validFrom() == null || !trials.has(rule, moved)) {
                throw QuestionFault.BAD_VALUE.with(shown(moved.name()));
            }
            BigDecimal value = moved.value();
            if (value == null
                    || value.signum() < 0
                    || value.stripTrailingZeros().scale() > MOST_DECIMALS
                    || value.compareTo(HIGHEST) > 0) {
                throw QuestionFault.BAD_VALUE.with(moved.name());
            }
        }
        return reading.trial(trials, rule, asked.changes(), county, most);
    }

    private static String shown(@Nullable String written) {
        return NUMBER.matcher(Objects.requireNonNullElse(written, "")).matches() ? String.valueOf(written) : "?";
    }

    private static RowSet rows(RuleTrial trial) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (RuleTrial.Flag flag : trial.flags()) {
            BigDecimal atStake = flag.atStake();
            rows.add(Arrays.<@Nullable String>asList(
                    flag.standing().name().toLowerCase(Locale.ROOT),
                    flag.flagId(),
                    flag.subjectNo(),
                    flag.period(),
                    flag.countyCode(),
                    flag.villageCode(),
                    flag.householdId(),
                    atStake == null ? null : atStake.toPlainString(),
                    flag.evidence()));
        }
        return new RowSet(COLUMNS_OF_A_TRIAL, rows, trial.isCut());
    }
}
