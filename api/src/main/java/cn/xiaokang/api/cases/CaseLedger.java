package cn.xiaokang.api.cases;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All cases, made from the history in the store. Before each look it takes in what was added since, by this server or another one;
 * a step is decided on all that was there, and decided anew where someone else was first.
 */
public final class CaseLedger {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int MOST_TRIES = 100;

    private final CaseStore store;
    private final Clock clock;
    private final Chain chain = new Chain();
    private final Map<String, CaseFile> files = new LinkedHashMap<>();
    private Chain.@Nullable Broken broken;

    /** The cases of that store, by that clock. */
    public CaseLedger(CaseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The day in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CITY);
    }

    /** All cases, oldest first. */
    public synchronized List<CaseFile> all() {
        refresh();
        return List.copyOf(files.values());
    }

    /** The number of the newest entry of the history; all that is told of cases stands on the entries up to it. */
    public synchronized long lastEntry() {
        refresh();
        return chain.entryNo();
    }

    /** The case of that number. */
    public synchronized Optional<CaseFile> find(String caseNo) {
        refresh();
        return Optional.ofNullable(files.get(caseNo));
    }

    /** The first entry that doesn't fit the history as it was read, if any; no step is taken while there is one. */
    public synchronized Optional<Chain.Broken> firstBroken() {
        refresh();
        return Optional.ofNullable(broken);
    }

    /** What is to be added: to a case, or as a new one where no number is named. */
    record Draft(@Nullable String caseNo, Change change) {}

    /** Adds what is decided on all that stands, and returns the case as it is then. */
    synchronized CaseFile add(String user, Function<Map<String, CaseFile>, Draft> decide) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            refresh();
            requireWhole();
            Draft draft = decide.apply(files);
            String caseNo = draft.caseNo() == null ? "XS-%06d".formatted(files.size() + 1) : draft.caseNo();
            CaseFile file = files.get(caseNo);
            CaseStore.Entry entry = new CaseStore.Entry(
                            chain.entryNo() + 1,
                            caseNo,
                            file == null ? 1 : file.seen() + 1,
                            clock.instant().toString(),
                            user,
                            draft.change().kind().code(),
                            CaseJson.written(draft.change()),
                            chain.hash(),
                            "")
                    .sealed(CaseJson::seal);
            if (store.add(entry)) {
                refresh();
                return found(caseNo);
            }
        }
        throw CaseFault.CHANGED_MEANWHILE.with();
    }

    private CaseFile found(String caseNo) {
        CaseFile file = files.get(caseNo);
        if (file == null) {
            throw RequestFault.UNKNOWN_THING.with(caseNo);
        }
        return file;
    }

    private void requireWhole() {
        if (broken != null) {
            throw fault(broken);
        }
    }

    /** The fault that names a broken entry. */
    public static FaultException fault(Chain.Broken broken) {
        CaseFault fault = CaseFault.CHAIN_BROKEN;
        return new FaultException(
                fault,
                fault.zh().formatted(broken.entryNo(), broken.caseNo(), broken.eventNo(), broken.reason()),
                fault.en().formatted(broken.entryNo(), broken.caseNo(), broken.eventNo(), broken.reasonEn()));
    }

    private void refresh() {
        for (CaseStore.Entry entry : new ArrayList<>(store.after(chain.entryNo()))) {
            Optional<Chain.Broken> found = chain.follow(entry);
            if (broken == null && found.isPresent()) {
                broken = found.get();
            }
            take(entry);
        }
    }

    private void take(CaseStore.Entry entry) {
        try {
            CaseEvent event = new CaseEvent(
                    entry.entryNo(),
                    entry.caseNo(),
                    entry.eventNo(),
                    Instant.parse(entry.at()),
                    entry.user(),
                    CaseJson.stored(entry.document()),
                    entry.hash());
            CaseFile file = files.get(entry.caseNo());
            files.put(entry.caseNo(), file == null ? CaseFile.of(event) : file.after(event));
        } catch (JsonProcessingException | DateTimeParseException unreadable) {
            if (broken == null) {
                broken = new Chain.Broken(
                        entry.entryNo(), entry.caseNo(), entry.eventNo(), "内容无法读取", "its content can't be read");
            }
        }
    }
}
