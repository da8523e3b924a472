package cn.xiaokang.api.tips;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.RateLimit;
import cn.xiaokang.api.access.SecretCodes;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.cases.CaseFile;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.publication.NoticeDocument;
import cn.xiaokang.api.publication.PublicNotices;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.store.TellerStore;
import cn.xiaokang.api.store.TipStore;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.publication.LeakScan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people tell. What was told is for inspectors of its county; who told it stands in another store, which only {@link #teller}
 * opens. No address of the network and no hour is kept.
 */
public final class Tips {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final String ANSWER_DAYS = "tip_answer_days";
    private static final int FEWEST_WORDS = 10;
    private static final int MOST_WORDS = 2000;
    private static final int MOST_CONTACT = 100;
    private static final int FEWEST_ANSWER = 4;

    private final TipStore store;
    private final TellerStore tellers;
    private final SecretCodes receipts;
    private final PublicNotices notices;
    private final Cases cases;
    private final Catalogue catalogue;
    private final Clock clock;
    private final RateLimit telling;
    private final RateLimit asking;

    /** What is kept in those stores. */
    public Tips(
            TipStore store,
            TellerStore tellers,
            SecretCodes receipts,
            PublicNotices notices,
            Cases cases,
            Catalogue catalogue,
            Clock clock) {
        this.store = store;
        this.tellers = tellers;
        this.receipts = receipts;
        this.notices = notices;
        this.cases = cases;
        this.catalogue = catalogue;
        this.clock = clock;
        this.telling = new RateLimit(clock, 5, Duration.ofMinutes(10), TipFault.TOO_MANY);
        this.asking = new RateLimit(clock, 10, Duration.ofMinutes(1), TipFault.TOO_MANY_TRIES);
    }

    /**
     * What someone wants to tell.
     *
     * @param notice the notice that it is about, or null
     * @param item the row of the notice, counted from 1, or null
     * @param county the county that it is about, or null where the teller doesn't know or the notice says it
     * @param contact how to reach the teller, or null
     */
    public record Told(
            @Nullable String notice,
            @Nullable Integer item,
            @Nullable String county,
            @Nullable String words,
            @Nullable String contact) {
        @Override
        public String toString() {
            return "Told"; // words and contact must not slip into a log
        }
    }

    /** What the teller takes along: the code by which the answer is read, shown this once, and the day by which it is due. */
    public record Receipt(String code, LocalDate dueOn) {}

    /** What the holder of a receipt learns. */
    public record Progress(String state, LocalDate toldOn, LocalDate dueOn, List<Reply> answers) {}

    /** One answer. */
    public record Reply(LocalDate answeredOn, String words) {}

    /** A tip with what was done. */
    public record File(
            TipStore.Tip tip,
            String state,
            boolean hasTeller,
            @Nullable String caseNo,
            List<TipStore.Event> events) {}

    /** Takes what someone tells. */
    public Receipt tell(Told told, String address) {
        telling.take(address);
        String words = sound(told.words(), FEWEST_WORDS, TipFault.BAD_WORDS);
        String contact = told.contact() == null ? "" : told.contact().strip();
        if (contact.length() > MOST_CONTACT || contact.chars().anyMatch(Character::isISOControl)) {
            throw TipFault.BAD_CONTACT.with();
        }
        PublicNotices.Notice notice = notice(told);
        String area = notice == null ? null : notice.areaCode();
        String county =
                area != null ? area.substring(0, 6) : Objects.requireNonNullElse(told.county(), AreaScope.CITY_CODE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CITY);
        LocalDate dueOn = today.plusDays(catalogue
                .parameters()
                .on(ANSWER_DAYS, today)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException(ANSWER_DAYS + " has no value today")));
        String code = SecretCodes.fresh();
        String number = store.add(
                new TipStore.Tip(
                        "",
                        notice == null ? null : notice.noticeNo(),
                        notice == null ? null : told.item(),
                        county,
                        area != null && area.length() > county.length() ? area : null,
                        words,
                        today.toString(),
                        dueOn.toString()),
                receipts.hash(code));
        if (!contact.isEmpty()) {
            tellers.add(number, contact);
        }
        return new Receipt(code, dueOn);
    }

    private PublicNotices.@Nullable Notice notice(Told told) {
        String number = told.notice();
        if (number == null || number.isBlank()) {
            return null;
        }
        String shown = number.replaceAll("[^A-Za-z0-9-]", "?");
        PublicNotices.Notice notice = notices.find(number).orElseThrow(() -> TipFault.NO_SUCH_ITEM.with(shown));
        NoticeDocument document = notice.document();
        Integer item = told.item();
        if (item != null && (document == null || item < 1 || item > document.items())) {
            throw TipFault.NO_SUCH_ITEM.with(shown);
        }
        return notice;
    }

    /** Where it stands, for the holder of the receipt; one fault for every code that names nothing. */
    public Progress progress(String typed, String address) {
        asking.take(address);
        TipStore.Tip tip = store.byReceipt(receipts.hash(typed)).orElseThrow(TipFault.NO_RECEIPT::with);
        asking.giveBack(address);
        List<TipStore.Event> events = store.events(tip.tipNo());
        return new Progress(
                state(events),
                LocalDate.parse(tip.toldOn()),
                LocalDate.parse(tip.dueOn()),
                events.stream()
                        .filter(event -> event.act().equals("answered"))
                        .map(event -> new Reply(
                                LocalDate.ofInstant(java.time.Instant.parse(event.doneAt()), CITY), event.words()))
                        .toList());
    }

    /** A page of what the viewer's county was told, soonest due first. */
    public TipStore.Page page(Viewer viewer, @Nullable String state, int limit, int skip) {
        return store.page(viewer.area().countyCode(), state, limit, skip);
    }

    /** One tip of the viewer's area; a 404 problem for any other. */
    public File file(Viewer viewer, String tipNo) {
        TipStore.Tip tip = tip(viewer, tipNo);
        List<TipStore.Event> events = store.events(tipNo);
        return new File(
                tip,
                state(events),
                tellers.find(tipNo).isPresent(),
                caseNo(events).orElse(null),
                events);
    }

    /** How to reach who told it; the caller writes down the look before. Empty where they gave no way. */
    public Optional<String> teller(Viewer viewer, String tipNo) {
        return tellers.find(tip(viewer, tipNo).tipNo());
    }

    /** Answers it; whoever holds the receipt reads the answer, so no number of a person may stand in it. */
    public void answer(Viewer viewer, String tipNo, @Nullable String words) {
        TipStore.Tip tip = tip(viewer, tipNo);
        String sound = sound(words, FEWEST_ANSWER, TipFault.BAD_ANSWER);
        Set<LeakScan.Leak> leaks = LeakScan.of(sound, List.of());
        if (leaks.contains(LeakScan.Leak.IDENTITY_NUMBER) || leaks.contains(LeakScan.Leak.ACCOUNT)) {
            throw TipFault.LEAKS.with("身份证号或账号 / an identity number or an account");
        }
        store.done(new TipStore.Event(
                tip.tipNo(), "answered", user(viewer), clock.instant().toString(), sound));
    }

    /** Opens a case from it; nothing of the teller, nor their words, goes along. */
    public CaseFile openCase(Reading reading, String tipNo) {
        Viewer viewer = reading.viewer();
        TipStore.Tip tip = tip(viewer, tipNo);
        caseNo(store.events(tipNo)).ifPresent(number -> {
            throw TipFault.HAS_CASE.with(tipNo, number);
        });
        CaseFile file = cases.openFromTip(reading, tip.tipNo(), tip.countyCode(), tip.villageCode());
        store.done(new TipStore.Event(
                tipNo, "case_opened", user(viewer), clock.instant().toString(), file.caseNo()));
        return file;
    }

    private TipStore.Tip tip(Viewer viewer, String tipNo) {
        return store.find(tipNo)
                .filter(tip -> viewer.area().includes(tip.countyCode()))
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(tipNo));
    }

    private static Optional<String> caseNo(List<TipStore.Event> events) {
        return events.stream()
                .filter(event -> event.act().equals("case_opened"))
                .map(TipStore.Event::words)
                .findFirst();
    }

    private static String state(List<TipStore.Event> events) {
        if (events.stream().anyMatch(event -> event.act().equals("answered"))) {
            return "answered";
        }
        return events.isEmpty() ? "received" : "inspecting";
    }

    private static String sound(@Nullable String given, int fewest, TipFault fault) {
        String words = given == null ? "" : given.strip();
        if (words.length() < fewest
                || words.length() > MOST_WORDS
                || words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw fault.with();
        }
        return words;
    }

    private static String user(Viewer viewer) {
        return Objects.requireNonNull(viewer.user(), "answers come from someone who is signed in");
    }
}
