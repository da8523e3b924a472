package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.NameVault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.store.PublicationStore;
import cn.xiaokang.api.store.PublicationStore.Attack;
import cn.xiaokang.api.store.PublicationStore.Event;
import cn.xiaokang.api.store.PublicationStore.Link;
import cn.xiaokang.api.store.PublicationStore.Prepared;
import cn.xiaokang.api.store.PublicationStore.Sealed;
import cn.xiaokang.api.store.PublicationStore.Version;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The life of a notice: prepared from the current snapshot and checked, approved by a second person, posted, corrected by a new
 * version, taken down. Each step is kept; nothing is overwritten; posting and taking down stand in the public chain.
 */
public final class NoticeLife {
    /** Days are the city's. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private static final int LONGEST_DAYS = 365;

    private final Catalogue catalogue;
    private final NoticeCompiler compiler;
    private final NoticeCheck check;
    private final PublicationStore store;
    private final Clock clock;

    /** The notices of that catalogue, kept in that store, with names from that vault. */
    public NoticeLife(Catalogue catalogue, NameVault vault, PublicationStore store, Clock clock) {
        this.catalogue = catalogue;
        this.compiler = new NoticeCompiler(catalogue, vault);
        this.check = new NoticeCheck();
        this.store = store;
        this.clock = clock;
    }

    /** Today in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CITY);
    }

    /** The kind of that id; a 404 problem for an unknown one. */
    public NoticeKind kind(String id) {
        NoticeKind kind = catalogue.notices().get(id);
        if (kind == null) {
            throw RequestFault.UNKNOWN_THING.with(id);
        }
        return kind;
    }

    /** Prepares a notice and checks it; its number. */
    public String prepare(Reading reading, String kindId, String area, String subjectNo) {
        Viewer viewer = reading.viewer();
        requireArea(viewer, area);
        NoticeKind kind = kind(kindId);
        store.newest(viewer.area().countyCode()).stream()
                .filter(version -> version.kind().equals(kindId)
                        && version.areaCode().equals(area)
                        && version.subjectNo().equals(subjectNo))
                .findFirst()
                .ifPresent(version -> {
                    throw NoticeFault.ALREADY_PREPARED.with(subjectNo, version.noticeNo());
                });
        NoticeCompiler.Compiled compiled = compiler.compile(reading, kind, area, subjectNo, null, null);
        requireClean(compiled);
        return store.add(prepared(compiled, viewer, null), (number, version) -> sealed(compiled, number, version))
                .orElseThrow(() -> NoticeFault.ALREADY_PREPARED.with(subjectNo, area));
    }

    /**
     * Prepares the next version of a notice that was sent back, that the attack holds back, or that was posted at any time, from the
     * current snapshot, and attacks it beside the version posted last; the version's number.
     */
    public int correct(Reading reading, String noticeNo, @Nullable String reason) {
        String why = required(reason);
        List<Version> versions = versions(reading.viewer(), noticeNo);
        Version last = versions.get(versions.size() - 1);
        NoticeState state = NoticeState.of(last, today());
        boolean isWaiting = state == NoticeState.PREPARED || state == NoticeState.APPROVED;
        if (isWaiting && isSafe(last)) {
            throw wrongStep(last);
        }
        NoticeDocument earlier = versions.stream()
                .filter(version -> version.postedAt() != null)
                .reduce((first, second) -> second)
                .map(version -> NoticeDocument.of(version.document()))
                .orElse(null);
        NoticeCompiler.Compiled compiled =
                compiler.compile(reading, kind(last.kind()), last.areaCode(), last.subjectNo(), why, earlier);
        if (state == NoticeState.POSTED && compiled.document().saysTheSameAs(NoticeDocument.of(last.document()))) {
            throw NoticeFault.NOTHING_CHANGED.with();
        }
        requireClean(compiled);
        int next = last.version() + 1;
        store.addVersion(
                noticeNo,
                next,
                prepared(compiled, reading.viewer(), why),
                (number, version) -> sealed(compiled, number, version));
        return next;
    }

    /** Approves the newest version; a 403 problem for whoever prepared it. */
    public void approve(Viewer viewer, String noticeNo, @Nullable String note) {
        Version version = newestIn(viewer, noticeNo, NoticeState.PREPARED);
        requireOther(viewer, version);
        requireSafe(version);
        add(version, "approved", viewer, note);
    }

    /** Sends the newest version back with the reason. */
    public void refuse(Viewer viewer, String noticeNo, @Nullable String note) {
        String why = required(note);
        Version version = newestIn(viewer, noticeNo, NoticeState.PREPARED);
        requireOther(viewer, version);
        add(version, "refused", viewer, why);
    }

    /**
     * Posts the approved version: fixes its digest in the chain.
     *
     * @param days for how many days it stands; null is the least that its kind asks for
     */
    public void post(Viewer viewer, String noticeNo, @Nullable Integer days) {
        Version version = newestIn(viewer, noticeNo, NoticeState.APPROVED);
        requireSafe(version);
        int standing = days == null ? version.standsDays() : days;
        if (standing < version.standsDays() || standing > LONGEST_DAYS) {
            throw NoticeFault.TOO_SHORT.with(version.standsDays());
        }
        if (!DigestUtils.sha256Hex(version.document()).equals(version.sha256())) {
            throw NoticeFault.SNAPSHOT_CHANGED.with(version.noticeNo());
        }
        LocalDate until = today().plusDays(standing);
        chained(version, "posted", viewer, until.toString(), until.toString());
    }

    /** Takes the standing version down, with the reason. */
    public void takeDown(Viewer viewer, String noticeNo, @Nullable String note) {
        String why = required(note);
        check.requireClean(why);
        List<Version> versions = versions(viewer, noticeNo);
        Version standing = standing(versions).orElseThrow(() -> wrongStep(versions.get(versions.size() - 1)));
        chained(standing, "taken_down", viewer, why, Objects.requireNonNull(standing.standsUntil(), "posted"));
    }

    /** The version that the public reads today: the one posted last, where it still stands. */
    public Optional<Version> standing(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.postedAt() != null)
                .reduce((first, second) -> second)
                .filter(version -> NoticeState.of(version, today()) == NoticeState.POSTED);
    }

    /** How many days before its least time a notice came down; none where it stood long enough, or stands. */
    public static int daysTooFew(Version version) {
        String posted = version.postedAt();
        String down = version.takenDownAt();
        if (posted == null || down == null) {
            return 0;
        }
        long stood = ChronoUnit.DAYS.between(day(posted), day(down));
        return Math.toIntExact(Math.max(0, version.standsDays() - stood));
    }

    /** How many days after its due day a notice was posted, or how many have passed by today without. */
    public static int daysLate(Version version, LocalDate today) {
        String posted = version.postedAt();
        LocalDate by = posted == null ? today : day(posted);
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(LocalDate.parse(version.dueOn()), by)));
    }

    /** The city's day of a moment. */
    public static LocalDate day(String instant) {
        return LocalDate.ofInstant(java.time.Instant.parse(instant), CITY);
    }

    /** All versions of a notice in the viewer's area, oldest first; a 404 problem for others. */
    public List<Version> versions(Viewer viewer, String noticeNo) {
        List<Version> versions = store.versions(noticeNo);
        if (versions.isEmpty() || !viewer.area().includes(versions.get(0).countyCode())) {
            throw RequestFault.UNKNOWN_THING.with(noticeNo);
        }
        return versions;
    }

    /** The newest version of each notice in the viewer's area. */
    public List<Version> all(Viewer viewer) {
        return store.newest(viewer.area().countyCode());
    }

    private Version newestIn(Viewer viewer, String noticeNo, NoticeState state) {
        List<Version> versions = versions(viewer, noticeNo);
        Version version = versions.get(versions.size() - 1);
        if (NoticeState.of(version, today()) != state) {
            throw wrongStep(version);
        }
        return version;
    }

    private void add(Version version, String act, Viewer viewer, @Nullable String note) {
        Event event = new Event(version.noticeNo(), version.version(), act, user(viewer), now(), note);
        if (!store.add(event)) {
            throw wrongStep(version);
        }
    }

    private void chained(Version version, String act, Viewer viewer, String note, String until) {
        String now = now();
        Event event = new Event(version.noticeNo(), version.version(), act, user(viewer), now, note);
        Link link = new Link(0, act, version.noticeNo(), version.version(), version.sha256(), now, until, "", "");
        if (!store.add(event, link, NoticeChain::sealed)) {
            throw wrongStep(version);
        }
    }

    private cn.xiaokang.warehouse.fault.FaultException wrongStep(Version version) {
        return NoticeFault.WRONG_STEP.with(
                version.noticeNo(),
                version.version(),
                NoticeState.of(version, today()).zh());
    }

    private Prepared prepared(NoticeCompiler.Compiled compiled, Viewer viewer, @Nullable String reason) {
        NoticeDocument document = compiled.document();
        return new Prepared(
                document.kind(),
                document.areaCode(),
                document.countyCode(),
                document.subjectNo(),
                document.year(),
                String.join(",", compiled.programmes()),
                document.items(),
                document.total(),
                compiled.dueOn().toString(),
                document.standsDays(),
                document.snapshotId(),
                reason,
                user(viewer),
                now(),
                attack(compiled.attack()));
    }

    private Attack attack(NoticeAttack attack) {
        return new Attack(
                attack.rows(),
                attack.persons(),
                attack.toldBefore(),
                attack.told(),
                attack.leftOut(),
                attack.alone(),
                attack.meant(),
                attack.atLeast(),
                now());
    }

    /** Whether the version was attacked and tells nobody. */
    private static boolean isSafe(Version version) {
        Attack attack = version.attack();
        return attack != null && attack.told() == 0;
    }

    /** A 409 problem where the attack on a version tells who somebody is, or none was made. */
    private static void requireSafe(Version version) {
        if (!isSafe(version)) {
            Attack attack = version.attack();
            throw attack == null
                    ? NoticeFault.NOT_ATTACKED.with(version.noticeNo())
                    : NoticeFault.TELLS_WHO.with(version.noticeNo(), attack.told(), attack.atLeast());
        }
    }

    /** Before the store is held, since the printed sheet takes its time; the number it bears is of the same form. */
    private void requireClean(NoticeCompiler.Compiled compiled) {
        NoticeDocument document = compiled.document();
        check.requireClean(
                document.numbered("GS" + document.countyCode() + "-" + document.year() + "-0000", 1), compiled.names());
    }

    private static Sealed sealed(NoticeCompiler.Compiled compiled, String number, int version) {
        String text = compiled.document().numbered(number, version).text();
        return new Sealed(text, DigestUtils.sha256Hex(text));
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void requireOther(Viewer viewer, Version version) {
        if (user(viewer).equals(version.preparedBy())) {
            throw NoticeFault.SAME_PERSON.with();
        }
    }

    private static void requireArea(Viewer viewer, String area) {
        if (!viewer.area().includes(area)) {
            throw AccessFault.OTHER_AREA.with();
        }
    }

    private static String required(@Nullable String note) {
        String why = note == null ? "" : note.strip();
        if (why.length() < 4 || why.length() > 200 || why.chars().anyMatch(Character::isISOControl)) {
            throw NoticeFault.NOTE_MISSING.with();
        }
        return why;
    }

    private static String user(Viewer viewer) {
        return Objects.requireNonNullElse(viewer.user(), "-");
    }
}
