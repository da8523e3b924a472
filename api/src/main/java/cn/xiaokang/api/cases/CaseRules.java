package cn.xiaokang.api.cases;

import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which steps are lawful when, by whom, and with what in them. */
final class CaseRules {
    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_NUMBER = 60;
    private static final BigDecimal MOST = new BigDecimal("999999999999.99");

    private CaseRules() {}

    /**
     * The moment of a step.
     *
     * @param user who would take it
     * @param today the day in the city
     * @param replyDays how long a party may reply before it can be referred
     */
    record Moment(String user, LocalDate today, int replyDays) {}

    /** The steps that this person may take now. */
    static List<Step> next(CaseFile file, Moment moment) {
        return Arrays.stream(Step.values())
                .filter(step -> refusal(file, step, moment).isEmpty())
                .toList();
    }

    /** Why a kind of step can't be taken now, if it can't. */
    static Optional<FaultException> refusal(CaseFile file, Step step, Moment moment) {
        if (!step.isFrom(file.status())) {
            return Optional.of(wrongOrder(file, step));
        }
        if (step == Step.CLOSED && moment.user().equals(file.outcomeBy())) {
            return Optional.of(CaseFault.SECOND_PERSON.with());
        }
        return file.status() == Status.CLOSED ? refusalOnceClosed(file, step, moment) : Optional.empty();
    }

    private static Optional<FaultException> refusalOnceClosed(CaseFile file, Step step, Moment moment) {
        Change.OutcomeSet outcome = file.outcome();
        LocalDate notifiedOn = file.notifiedOn();
        if (outcome == null) {
            return Optional.of(wrongOrder(file, step));
        }
        boolean isFraud = outcome.outcome() == Outcome.FRAUD;
        boolean isFitting = switch (step) {
            case REPLIED -> notifiedOn != null && !file.isReferred();
            case MONEY_RECORDED -> outcome.outcome().isAdverse();
            case STRUCK_OFF -> !outcome.outcome().isClearing();
            case NOTIFIED -> isFraud && notifiedOn == null;
            case REFERRED -> isFraud && notifiedOn != null && !file.isReferred();
            default -> true;
        };
        if (!isFitting) {
            return Optional.of(wrongOrder(file, step));
        }
        if (step == Step.REFERRED && notifiedOn != null) {
            LocalDate lastDay = notifiedOn.plusDays(moment.replyDays());
            if (!moment.today().isAfter(lastDay)) {
                return Optional.of(CaseFault.TOO_EARLY.with(lastDay));
            }
            if (file.hasOpenObjection()) {
                return Optional.of(CaseFault.OBJECTION_OPEN.with());
            }
        }
        return Optional.empty();
    }

    /** Lets a step pass whose time has come and whose content is sound, or throws the fault that says why not. */
    static void require(CaseFile file, Change change, Moment moment) {
        refusal(file, change.kind(), moment).ifPresent(fault -> {
            throw fault;
        });
        LocalDate today = moment.today();
        if (change instanceof Change.Assigned assigned) {
            require(!assigned.dueOn().isBefore(today), "due_on: 期限早于今天 / before today");
        } else if (change instanceof Change.Visited visited) {
            requirePast("visited_on", visited.visitedOn(), today);
            requireWords(visited.words());
        } else if (change instanceof Change.Replied replied) {
            requirePast("replied_on", replied.repliedOn(), today);
            requireWords(replied.words());
        } else if (change instanceof Change.OutcomeSet set) {
            requireOutcome(file, set);
        } else if (change instanceof Change.SentBack back) {
            requireWords(back.words());
        } else if (change instanceof Change.Closed closed) {
            requireWords(closed.words());
        } else if (change instanceof Change.Reopened reopened) {
            requireWords(reopened.words());
        } else if (change instanceof Change.MoneyRecorded money) {
            requirePast("happened_on", money.happenedOn(), today);
            requireAmount("stopped", money.stopped());
            requireAmount("recovered", money.recovered());
            require(
                    money.stopped().signum() + money.recovered().signum() > 0,
                    "stopped, recovered: 金额均为零 / both are zero");
            require(
                    file.recovered().add(money.recovered()).compareTo(file.found()) <= 0,
                    "recovered: 追回合计超过查实金额 / more would be recovered than was found");
            requireWords(money.words());
        } else if (change instanceof Change.StruckOff struck) {
            requirePast("struck_off_on", struck.struckOffOn(), today);
            requireAmount("amount", struck.amount());
            requireNumber(struck.documentNo());
            requireWords(struck.words());
        } else if (change instanceof Change.Notified notified) {
            requirePast("notified_on", notified.notifiedOn(), today);
            requireNumber(notified.documentNo());
        } else if (change instanceof Change.Referred referred) {
            requireNumber(referred.documentNo());
            requireWords(referred.words());
        }
    }

    private static void requireOutcome(CaseFile file, Change.OutcomeSet set) {
        requireAmount("found", set.found());
        requireAmount("stopped", set.stopped());
        requireAmount("recovered", set.recovered());
        requireWords(set.words());
        require(
                set.flags().keySet().stream().allMatch(file::holds),
                "flags: 含有不属于本线索的疑点 / one of them is no flag of this case");
        require(
                file.flags().stream().anyMatch(flag -> set.of(flag.flagId()).isAdverse())
                        == set.outcome().isAdverse(),
                "outcome, flags: 线索结论与各疑点结论不一致（认定骗取或差错须至少有一条疑点如此，反之亦然） / the case's outcome is adverse"
                        + " exactly where that of a flag is");
        boolean hasMoney =
                set.found().signum() + set.stopped().signum() + set.recovered().signum() > 0;
        require(
                set.outcome().isAdverse() || !hasMoney,
                "found, stopped, recovered: 此结论下金额须为零 / must be zero with this outcome");
        require(set.recovered().compareTo(set.found()) <= 0, "recovered: 追回超过查实金额 / more was recovered than was found");
        if (set.outcome().isAdverse() && !file.hasReply()) {
            throw CaseFault.NO_REPLY.with();
        }
    }

    static void requireWords(String words) {
        require(
                !words.isBlank()
                        && words.length() <= LONGEST_WORDS
                        && words.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r'),
                "words: 说明须为 1 至 2000 字 / 1 to 2000 characters");
    }

    private static void requireNumber(String number) {
        require(
                !number.isBlank()
                        && number.length() <= LONGEST_NUMBER
                        && number.chars().noneMatch(Character::isISOControl),
                "document_no: 文书号须为 1 至 60 字 / 1 to 60 characters");
    }

    private static void requirePast(String name, LocalDate day, LocalDate today) {
        require(!day.isAfter(today), name + ": 日期晚于今天 / after today");
    }

    private static void requireAmount(String name, BigDecimal amount) {
        require(
                amount.signum() >= 0 && amount.scale() <= 2 && amount.scale() >= 0 && amount.compareTo(MOST) <= 0,
                name + ": 金额须为非负、两位小数以内 / not below zero, two decimals at most");
    }

    private static void require(boolean isSound, String otherwise) {
        if (!isSound) {
            throw CaseFault.BAD_STEP.with(otherwise);
        }
    }

    private static FaultException wrongOrder(CaseFile file, Step step) {
        return new FaultException(
                CaseFault.WRONG_ORDER,
                CaseFault.WRONG_ORDER.zh().formatted(step.zh(), file.status().zh()),
                CaseFault.WRONG_ORDER.en().formatted(step.code(), file.status().code()));
    }
}
