package cn.xiaokang.api.cases;

import cn.xiaokang.api.access.Account;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do with cases, each within their own area. */
public final class Cases {
    private static final String REPLY_DAYS = "discredit_reply_days";
    private static final int MOST_FLAGS = 50;
    private static final int LONGEST_NAME = 120;
    private static final BigDecimal MOST = new BigDecimal("900000000000");

    private final CaseLedger ledger;
    private final EvidenceFiles files;
    private final Accounts accounts;
    private final Catalogue catalogue;

    /** The cases of that ledger, with their files; assigned to those accounts. */
    public Cases(CaseLedger ledger, EvidenceFiles files, Accounts accounts, Catalogue catalogue) {
        this.ledger = ledger;
        this.files = files;
        this.accounts = accounts;
        this.catalogue = catalogue;
    }

    /** The cases that fit, in order; one page of them. */
    public CasePage page(Viewer viewer, CaseFilter filter, int limit, @Nullable PageKey after) {
        LocalDate today = ledger.today();
        List<CaseFile> all = ledger.all().stream()
                .filter(file -> file.isOpenTo(viewer) && filter.fitsButForStatus(file, today))
                .toList();
        List<CaseFile> fitting = all.stream()
                .filter(file -> filter.status() == null || filter.status() == file.status())
                .sorted(Comparator.comparing((CaseFile file) -> sortKey(file, filter.sort()))
                        .thenComparing(CaseFile::caseNo))
                .toList();
        List<CaseFile> behind = fitting.stream()
                .filter(file -> after == null || isAfter(file, filter.sort(), after))
                .toList();
        List<CaseFile> shown = behind.stream().limit(limit).toList();
        String next = null;
        if (behind.size() > limit) {
            CaseFile last = shown.get(limit - 1);
            next = new PageKey(filter.sort(), sortKey(last, filter.sort()), last.caseNo()).written();
        }
        return new CasePage(
                fitting.size(),
                fitting.stream().filter(file -> file.daysOverdue(today) > 0).count(),
                sum(fitting, CaseFile::found),
                sum(fitting, CaseFile::stopped),
                sum(fitting, CaseFile::recovered),
                Arrays.stream(Status.values())
                        .map(status -> new CasePage.StatusCount(
                                status.code(),
                                status.zh(),
                                all.stream()
                                        .filter(file -> file.status() == status)
                                        .count()))
                        .toList(),
                shown.stream().map(file -> CaseLine.of(file, today)).toList(),
                broken(),
                next);
    }

    /** One case as it stands, with the next steps of that viewer. */
    public CaseDetail detail(Reading reading, String caseNo) {
        return detail(reading, file(reading.viewer(), caseNo));
    }

    /** A case within the viewer's area; a 404 problem for any other. */
    public CaseFile file(Viewer viewer, String caseNo) {
        return ledger.find(caseNo)
                .filter(file -> file.isOpenTo(viewer))
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(caseNo));
    }

    /** Opens a case from flags of the snapshot. */
    public CaseFile open(Reading reading, List<String> flagIds, String words) {
        if (flagIds.isEmpty()
                || flagIds.size() > MOST_FLAGS
                || flagIds.stream().distinct().count() < flagIds.size()) {
            throw CaseFault.BAD_STEP.with("flags: 须为 1 至 50 条不重复的疑点 / 1 to 50 flags, none twice");
        }
        CaseRules.requireWords(words);
        List<CaseFlag> flags = facts(reading, flagIds);
        return ledger.add(user(reading.viewer()), all -> {
            flags.forEach(flag -> requireFree(all, flag));
            return new CaseLedger.Draft(null, new Change.Opened(flags, words));
        });
    }

    /** Opens a case from what someone told; its number stands where a flag's would, and nothing of the teller goes along. */
    public CaseFile openFromTip(Reading reading, String tipNo, String countyCode, @Nullable String villageCode) {
        CaseFlag told = CaseFlag.ofTip(tipNo, countyCode, villageCode, reading.snapshotId());
        return ledger.add(user(reading.viewer()), all -> {
            requireFree(all, told);
            return new CaseLedger.Draft(null, new Change.Opened(List.of(told), "群众反映 " + tipNo));
        });
    }

    /**
     * What a kept query found of a household.
     *
     * @param rows of the household, each by column
     */
    public record Finding(
            String queryNo,
            int version,
            String name,
            String householdId,
            String countyCode,
            @Nullable String villageCode,
            List<Map<String, String>> rows) {}

    /** The case that a finding is in. */
    public record OfQuery(CaseFile file, boolean isNew) {}

    /** Takes a finding into the newest open case of its household, or opens one; one that a case holds already stays there. */
    public OfQuery takeFinding(Reading reading, Finding finding, String purpose) {
        CaseFlag flag = CaseFlag.ofFinding(finding, reading.snapshotId());
        CaseFile holder = FlagCases.holders(ledger.all()).get(flag.flagId());
        if (holder != null && FlagCases.state(holder, flag).state() != FlagCase.State.CHANGED) {
            return new OfQuery(holder, false);
        }
        String words = "查询 " + finding.queryNo() + " " + finding.name() + "：" + purpose;
        CaseFile file = ledger.add(user(reading.viewer()), all -> {
            requireFree(all, flag);
            return all.values().stream()
                    .filter(each -> each.isOpenTo(reading.viewer())
                            && Step.FLAG_ADDED.isFrom(each.status())
                            && each.isOf(finding.householdId()))
                    .reduce((older, newer) -> newer)
                    .map(each -> new CaseLedger.Draft(each.caseNo(), new Change.FlagAdded(flag)))
                    .orElseGet(() -> new CaseLedger.Draft(null, new Change.Opened(List.of(flag), words)));
        });
        return new OfQuery(file, file.seen() == 1);
    }

    /** Takes one flag more into a case. */
    public CaseFile addFlag(Reading reading, String caseNo, String flagId, @Nullable Integer seen) {
        CaseFlag flag = facts(reading, List.of(flagId)).get(0);
        return take(reading.viewer(), caseNo, seen, all -> {
            requireFree(all, flag);
            return new Change.FlagAdded(flag);
        });
    }

    /** Takes a step of a case; refused where its time has not come, or the case moved on since it was seen. */
    public CaseFile step(Viewer viewer, String caseNo, Change change, @Nullable Integer seen) {
        if (change instanceof Change.Assigned assigned) {
            CaseFile file = file(viewer, caseNo);
            if (accounts.find(assigned.assignee())
                    .filter(account -> mayInspect(account, file))
                    .isEmpty()) {
                throw CaseFault.UNKNOWN_ASSIGNEE.with(assigned.assignee().replaceAll("[^a-z0-9._-]", "?"));
            }
        }
        return take(viewer, caseNo, seen, all -> change);
    }

    /** Keeps a file and notes it by name and digest. */
    public CaseFile addEvidence(
            Viewer viewer, String caseNo, String name, InputStream content, @Nullable Integer seen) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw CaseFault.BAD_STEP.with("name: 文件名须为 1 至 120 字，不含斜线 / 1 to 120 characters, no slashes");
        }
        CaseRules.refusal(file(viewer, caseNo), Step.EVIDENCE_ADDED, moment(viewer))
                .ifPresent(fault -> {
                    throw fault;
                });
        EvidenceFiles.Kept kept = files.keep(content);
        return take(viewer, caseNo, seen, all -> new Change.EvidenceAdded(name, kept.sha256(), kept.bytes()));
    }

    /** The content of a file that the case names. */
    public byte[] evidence(Viewer viewer, String caseNo, String sha256) {
        return file(viewer, caseNo).events().stream()
                .filter(event -> event.change() instanceof Change.EvidenceAdded added
                        && added.sha256().equals(sha256))
                .findFirst()
                .map(event -> files.read(sha256))
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(sha256));
    }

    /** The accounts that a case can be assigned to. */
    public List<String> inspectors(CaseFile file) {
        return accounts.all().stream()
                .filter(account -> mayInspect(account, file))
                .map(Account::user)
                .toList();
    }

    /** Whoever inspects a case that the viewer may see. */
    public List<String> assignees(Viewer viewer) {
        return ledger.all().stream()
                .filter(file -> file.isOpenTo(viewer))
                .map(CaseFile::assignee)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** The rules of the cases that the viewer may see. */
    public List<String> rules(Viewer viewer) {
        return ledger.all().stream()
                .filter(file -> file.isOpenTo(viewer))
                .flatMap(file -> file.rules().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The newest cases of the viewer's area that still take flags. */
    public List<String> growing(Viewer viewer) {
        List<String> numbers = ledger.all().stream()
                .filter(file -> file.isOpenTo(viewer) && Step.FLAG_ADDED.isFrom(file.status()))
                .map(CaseFile::caseNo)
                .toList();
        List<String> newest =
                new ArrayList<>(numbers.subList(Math.max(0, numbers.size() - MOST_FLAGS), numbers.size()));
        Collections.reverse(newest);
        return newest;
    }

    /** The day in the city. */
    public LocalDate today() {
        return ledger.today();
    }

    /** A step from the fields of a form. */
    public static Change given(Map<String, String> fields) {
        return CaseJson.given(fields);
    }

    private static boolean mayInspect(Account account, CaseFile file) {
        return !account.isDisabled() && account.role().may(Permission.WORK_CASES) && file.isIn(account.area());
    }

    private CaseFile take(
            Viewer viewer, String caseNo, @Nullable Integer seen, Function<Map<String, CaseFile>, Change> decide) {
        return ledger.add(user(viewer), all -> {
            CaseFile file = all.get(caseNo);
            if (file == null || !file.isOpenTo(viewer)) {
                throw RequestFault.UNKNOWN_THING.with(caseNo);
            }
            if (seen != null && seen != file.seen()) {
                throw CaseFault.CHANGED_MEANWHILE.with();
            }
            Change change = decide.apply(all);
            CaseRules.require(file, change, moment(viewer));
            return new CaseLedger.Draft(caseNo, change);
        });
    }

    /** A flag that no case holds, or one that is closed and knew other facts. */
    private static void requireFree(Map<String, CaseFile> all, CaseFlag flag) {
        CaseFile holder = FlagCases.holders(all.values()).get(flag.flagId());
        if (holder == null) {
            return;
        }
        FlagCase.State state = FlagCases.state(holder, flag).state();
        if (state == FlagCase.State.CLEARED) {
            throw CaseFault.FLAG_CLEARED.with(flag.flagId(), holder.caseNo());
        }
        if (state != FlagCase.State.CHANGED) {
            throw CaseFault.FLAG_IN_CASE.with(flag.flagId(), holder.caseNo());
        }
    }

    private static List<CaseFlag> facts(Reading reading, List<String> flagIds) {
        Map<String, CaseFlag> facts = FlagCases.facts(reading, flagIds);
        List<CaseFlag> flags = new ArrayList<>();
        for (String flagId : flagIds) {
            CaseFlag flag = facts.get(flagId);
            if (flag == null) {
                throw RequestFault.UNKNOWN_THING.with(flagId.replaceAll("[^A-Za-z0-9_-]", "?"));
            }
            flags.add(flag);
        }
        return List.copyOf(flags);
    }

    private CaseRules.Moment moment(Viewer viewer) {
        LocalDate today = ledger.today();
        int days = catalogue
                .parameters()
                .on(REPLY_DAYS, today)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException(REPLY_DAYS + " has no value today"));
        return new CaseRules.Moment(user(viewer), today, days);
    }

    private static String user(Viewer viewer) {
        String user = viewer.user();
        if (user == null) {
            throw new IllegalStateException("a case is worked on by someone who is signed in");
        }
        return user;
    }

    private CaseDetail detail(Reading reading, CaseFile file) {
        CaseRules.Moment moment = moment(reading.viewer());
        Map<String, CaseFlag> now = FlagCases.facts(
                reading, file.flags().stream().map(CaseFlag::flagId).toList());
        LocalDate notifiedOn = file.notifiedOn();
        return new CaseDetail(
                CaseLine.of(file, moment.today()),
                file.flags().stream()
                        .map(flag -> flag(flag, file.outcome(), now.get(flag.flagId())))
                        .toList(),
                file.outcomeBy(),
                file.events().stream()
                        .filter(event -> event.change() instanceof Change.StruckOff)
                        .map(event -> strikeOff(event.user(), (Change.StruckOff) event.change()))
                        .toList(),
                notifiedOn,
                notifiedOn == null ? null : notifiedOn.plusDays(moment.replyDays()),
                file.isReferred(),
                file.events().stream()
                        .map(event -> new CaseDetail.Event(
                                event.entryNo(),
                                event.eventNo(),
                                event.at(),
                                event.user(),
                                event.change().kind().code(),
                                event.change(),
                                event.hash()))
                        .toList(),
                CaseRules.next(file, moment).stream().map(Step::code).toList(),
                broken());
    }

    private static CaseDetail.Flag flag(CaseFlag flag, Change.@Nullable OutcomeSet outcome, @Nullable CaseFlag now) {
        String today = !flag.isOfRule()
                ? "same"
                : now == null ? "gone" : now.factsDigest().equals(flag.factsDigest()) ? "same" : "changed";
        return new CaseDetail.Flag(
                flag.flagId(),
                flag.rule(),
                flag.severity(),
                flag.subject(),
                flag.subjectNo(),
                flag.period(),
                flag.countyCode(),
                flag.villageCode(),
                flag.householdId(),
                flag.atStake(),
                flag.evidence(),
                flag.snapshotId(),
                flag.factsDigest(),
                outcome == null ? null : outcome.of(flag.flagId()).code(),
                today);
    }

    private static CaseDetail.StrikeOffLine strikeOff(String user, Change.StruckOff struck) {
        return new CaseDetail.StrikeOffLine(
                struck.strikeOff().name().toLowerCase(Locale.ROOT),
                struck.struckOffOn(),
                struck.amount(),
                struck.documentNo(),
                struck.words(),
                user);
    }

    private @Nullable String broken() {
        return ledger.firstBroken().map(broken -> CaseLedger.fault(broken).zh()).orElse(null);
    }

    private static BigDecimal sum(List<CaseFile> files, Function<CaseFile, BigDecimal> amount) {
        return files.stream().map(amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static boolean isAfter(CaseFile file, String sort, PageKey after) {
        int order = sortKey(file, sort).compareTo(after.sortKey());
        return order > 0 || (order == 0 && file.caseNo().compareTo(after.id()) > 0);
    }

    /** A text that rises: soonest due first, newest first, most money first. */
    private static String sortKey(CaseFile file, String sort) {
        return switch (sort) {
            case "opened" ->
                "%019d".formatted(Long.MAX_VALUE - file.events().get(0).entryNo());
            case "at_stake" -> falling(file.atStake());
            case "found" -> falling(file.found());
            default -> file.dueOn() == null ? "9999-12-31" : file.dueOn().toString();
        };
    }

    private static String falling(@Nullable BigDecimal amount) {
        BigDecimal rest = MOST.subtract(amount == null ? new BigDecimal("-0.01") : amount);
        return "%018d".formatted(rest.movePointRight(2).longValue());
    }
}
