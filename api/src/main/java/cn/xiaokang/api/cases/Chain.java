package cn.xiaokang.api.cases;

import cn.xiaokang.api.store.CaseStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the history from its beginning: each entry must bear the next number, the hash of the one before, and its own. */
public final class Chain {
    private static final String BEGINNING = "0".repeat(64);

    private long entryNo;
    private String hash = BEGINNING;
    private final Map<String, Integer> eventNos = new HashMap<>();

    /**
     * An entry that doesn't fit.
     *
     * @param reason what is wrong with it, in Chinese
     * @param reasonEn the same in English
     */
    public record Broken(long entryNo, String caseNo, int eventNo, String reason, String reasonEn) {}

    /** The first entry that doesn't fit; empty where the history is whole. */
    public static Optional<Broken> firstBroken(List<CaseStore.Entry> entries) {
        Chain chain = new Chain();
        for (CaseStore.Entry entry : entries) {
            Optional<Broken> broken = chain.follow(entry);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    /** Takes the next entry; says what is wrong with it, if anything. */
    Optional<Broken> follow(CaseStore.Entry entry) {
        long expected = entryNo + 1;
        String before = hash;
        int eventNo = eventNos.merge(entry.caseNo(), 1, Integer::sum);
        entryNo = entry.entryNo();
        hash = entry.hash();
        if (entry.entryNo() != expected) {
            return broken(entry, "前面缺少第 " + expected + " 条", "entry " + expected + " before it is missing");
        }
        if (!entry.previousHash().equals(before)) {
            return broken(entry, "与前一条的哈希不衔接", "it does not follow from the hash of the entry before");
        }
        if (!entry.hash().equals(CaseJson.seal(entry))) {
            return broken(entry, "内容与其哈希不符", "its content is not what its hash was made over");
        }
        if (entry.eventNo() != eventNo) {
            return broken(entry, "线索内步骤编号不连续", "the steps of the case are not numbered in order");
        }
        return Optional.empty();
    }

    long entryNo() {
        return entryNo;
    }

    String hash() {
        return hash;
    }

    private static Optional<Broken> broken(CaseStore.Entry entry, String reason, String reasonEn) {
        return Optional.of(new Broken(entry.entryNo(), entry.caseNo(), entry.eventNo(), reason, reasonEn));
    }
}
