package cn.xiaokang.api.cases;

import cn.xiaokang.api.store.CaseStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole history from its beginning, and the files that it names, as an auditor looks at them. */
public final class CaseHistory {
    private final CaseStore store;
    private final EvidenceFiles files;

    /** The history in that store, with those files. */
    public CaseHistory(CaseStore store, EvidenceFiles files) {
        this.store = store;
        this.files = files;
    }

    /**
     * What was found whole.
     *
     * @param lastHash the hash of the last entry, to be kept elsewhere; empty where there is none
     */
    public record Verified(long cases, long entries, long files, String lastHash) {}

    /** Verifies all of it; the fault names the first entry that was meddled with. */
    public Verified verify(@Nullable String held) {
        List<CaseStore.Entry> entries = store.after(0);
        Optional<Chain.Broken> broken = Chain.firstBroken(entries).or(() -> firstLackingFile(entries));
        if (broken.isPresent()) {
            throw CaseLedger.fault(broken.get());
        }
        if (held != null && entries.stream().noneMatch(entry -> entry.hash().equals(held))) {
            throw CaseLedger.fault(new Chain.Broken(
                    entries.size() + 1L,
                    "—",
                    0,
                    "以前记下的哈希已不在链上，末尾被截去",
                    "the hash noted earlier is gone: the end was cut off"));
        }
        return new Verified(
                entries.stream().map(CaseStore.Entry::caseNo).distinct().count(),
                entries.size(),
                evidence(entries).size(),
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash());
    }

    private Optional<Chain.Broken> firstLackingFile(List<CaseStore.Entry> entries) {
        return evidence(entries).entrySet().stream()
                .filter(named -> !files.isWhole(named.getKey()))
                .findFirst()
                .map(named -> new Chain.Broken(
                        named.getValue().entryNo(),
                        named.getValue().caseNo(),
                        named.getValue().eventNo(),
                        "佐证文件缺失或与摘要不符",
                        "its file of evidence is gone, or is not what its digest says"));
    }

    /** The digest of each file, with the first entry that names it. */
    private static Map<String, CaseStore.Entry> evidence(List<CaseStore.Entry> entries) {
        Map<String, CaseStore.Entry> named = new LinkedHashMap<>();
        for (CaseStore.Entry entry : entries) {
            if (entry.kind().equals(Step.EVIDENCE_ADDED.code())) {
                try {
                    if (CaseJson.stored(entry.document()) instanceof Change.EvidenceAdded added) {
                        named.putIfAbsent(added.sha256(), entry);
                    }
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("the document of entry " + entry.entryNo() + " fits its hash", e);
                }
            }
        }
        return named;
    }
}
