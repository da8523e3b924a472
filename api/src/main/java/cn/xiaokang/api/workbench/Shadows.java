package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.cases.Judged;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.store.ShadowStore;
import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.laboratory.RuleTrial.Standing;
import cn.xiaokang.warehouse.scorecard.Share;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Other parameters of a rule, run beside the live ones on each new snapshot, so that both can be compared before the catalogue takes
 * them. A run beside raises no flag and changes none; one person proposes it, a second one ends it.
 */
public final class Shadows {
    private static final int MOST_FLAGS = 50_000;
    private static final int LEAST_WORDS = 4;
    private static final int MOST_WORDS = 200;

    private final Workbench workbench;
    private final QueryBook book;
    private final FlagCases cases;
    private final ShadowStore store;
    private final Clock clock;

    /** Runs of questions of that book, judged by those cases. */
    public Shadows(Workbench workbench, QueryBook book, FlagCases cases, ShadowStore store, Clock clock) {
        this.workbench = workbench;
        this.book = book;
        this.cases = cases;
        this.store = store;
        this.clock = clock;
    }

    /** A run beside with what came of it, newest snapshot first. */
    public record Shadow(ShadowStore.Run run, Question.OfRule question, List<Compared> compared) {}

    /**
     * Both on one snapshot.
     *
     * @param live confirmed of the live rule's flags that were judged
     * @param beside the same of the flags that the rule beside raises
     */
    public record Compared(
            String snapshotId, String workedAt, int same, int dropped, int raised, Share live, Share beside) {}

    /** The runs of a rule that the viewer may see, with what came of them on each snapshot on which they were worked out. */
    public List<Shadow> of(Viewer viewer, String rule) {
        List<ShadowStore.Run> runs =
                store.all(rule).stream().filter(run -> isOpenTo(viewer, run)).toList();
        Map<String, Judged> judged = cases.judged().stream()
                .collect(Collectors.toMap(Judged::flagId, Function.identity(), (older, newer) -> newer));
        List<Shadow> shadows = new ArrayList<>();
        for (ShadowStore.Run run : runs) {
            if (QuestionJson.read(run.document()) instanceof Question.OfRule question) {
                shadows.add(new Shadow(
                        run,
                        question,
                        store.results(run.shadowNo()).stream()
                                .map(result -> compared(result, judged))
                                .toList()));
            }
        }
        return List.copyOf(shadows);
    }

    /** Works out every run that goes on, on the served snapshot, where that wasn't done yet. */
    public void workOut(SnapshotHolder snapshots) {
        List<ShadowStore.Run> running =
                store.all(null).stream().filter(run -> run.endedBy() == null).toList();
        if (!running.isEmpty()) {
            try (Reading reading = snapshots.read(new Viewer(null, Role.INSPECTOR, AreaScope.CITY))) {
                running.forEach(run -> workOut(reading, run));
            }
        }
    }

    private void workOut(Reading reading, ShadowStore.Run run) {
        if (run.endedBy() != null
                || store.hasResult(run.shadowNo(), reading.snapshotId())
                || !(QuestionJson.read(run.document()) instanceof Question.OfRule asked)) {
            return;
        }
        RuleTrial trial = workbench.trial(reading, asked, run.countyCode(), MOST_FLAGS);
        store.add(
                run.shadowNo(),
                new ShadowStore.Result(
                        reading.snapshotId(),
                        clock.instant().toString(),
                        flags(trial, Standing.DROPPED),
                        flags(trial, Standing.RAISED),
                        flags(trial, Standing.SAME)));
    }

    private static Set<String> flags(RuleTrial trial, Standing standing) {
        return trial.flags().stream()
                .filter(flag -> flag.standing() == standing)
                .map(RuleTrial.Flag::flagId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Compared compared(ShadowStore.Result result, Map<String, Judged> judged) {
        Set<String> live = new TreeSet<>(result.same());
        live.addAll(result.dropped());
        Set<String> beside = new TreeSet<>(result.same());
        beside.addAll(result.raised());
        return new Compared(
                result.snapshotId(),
                result.workedAt(),
                result.same().size(),
                result.dropped().size(),
                result.raised().size(),
                share(live, judged),
                share(beside, judged));
    }

    private static Share share(Set<String> flags, Map<String, Judged> judged) {
        List<Judged> known =
                flags.stream().map(judged::get).filter(Objects::nonNull).toList();
        return Share.of(known.stream().filter(Judged::isConfirmed).count(), known.size());
    }

    /** Puts a kept question of a rule beside the live rule and works it out on this snapshot; a fault where it is of another rule, or changes nothing. */
    public ShadowStore.Run propose(Reading reading, String rule, String queryNo, String words) {
        QueryBook.Kept kept = book.one(reading.viewer(), queryNo);
        if (!(kept.question() instanceof Question.OfRule asked)
                || asked.changes().isEmpty()
                || !asked.rule().equals(rule)) {
            throw QuestionFault.NO_CHANGE.with(queryNo);
        }
        ShadowStore.Run run = new ShadowStore.Run(
                "",
                kept.queryNo(),
                kept.version(),
                asked.rule(),
                kept.countyCode(),
                QuestionJson.written(asked),
                soundWords(words),
                Objects.requireNonNull(reading.viewer().user()),
                clock.instant().toString(),
                null,
                null,
                null);
        ShadowStore.Run begun = find(reading.viewer(), store.add(run));
        workOut(reading, begun);
        return begun;
    }

    /** Ends a run; a second person does. */
    public ShadowStore.Run end(Viewer viewer, String shadowNo, String words) {
        ShadowStore.Run run = find(viewer, shadowNo);
        String user = Objects.requireNonNull(viewer.user());
        if (run.proposedBy().equals(user)) {
            throw QuestionFault.SECOND_PERSON.with();
        }
        if (!store.end(shadowNo, soundWords(words), user, clock.instant().toString())) {
            throw QuestionFault.ENDED.with(shadowNo);
        }
        return find(viewer, shadowNo);
    }

    private ShadowStore.Run find(Viewer viewer, String shadowNo) {
        return store.all(null).stream()
                .filter(run -> run.shadowNo().equals(shadowNo) && isOpenTo(viewer, run))
                .findFirst()
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(shadowNo));
    }

    private static boolean isOpenTo(Viewer viewer, ShadowStore.Run run) {
        String own = viewer.area().countyCode();
        return own == null || own.equals(run.countyCode());
    }

    private static String soundWords(@Nullable String given) {
        String words = given == null ? "" : given.strip();
        if (words.length() < LEAST_WORDS
                || words.length() > MOST_WORDS
                || words.chars().anyMatch(Character::isISOControl)) {
            throw RequestFault.BAD_PARAMETER.with("words", LEAST_WORDS + " – " + MOST_WORDS);
        }
        return words;
    }
}
