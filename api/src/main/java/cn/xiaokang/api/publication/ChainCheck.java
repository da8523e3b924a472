package cn.xiaokang.api.publication;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.PublicationStore;
import cn.xiaokang.api.store.PublicationStore.Link;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;

/** Checks the chain of postings from its first entry to its last, and the documents that it seals. */
public final class ChainCheck {
    private static final int AT_ONCE = 500;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ChainCheck() {}

    /** What came of it, in words. */
    public record Outcome(boolean isWhole, String zh, String en) {}

    /** Checks the server's own chain, and that each document it names is what was posted. */
    public static Outcome ofStore(PublicationStore store) {
        List<Link> links = new ArrayList<>();
        List<Link> page = store.chain(0, AT_ONCE);
        while (!page.isEmpty()) {
            links.addAll(page);
            page = store.chain(page.get(page.size() - 1).entryNo(), AT_ONCE);
        }
        for (Link link : links) {
            boolean fits = store.version(link.noticeNo(), link.version())
                    .filter(version -> version.sha256().equals(link.documentSha256())
                            && DigestUtils.sha256Hex(version.document()).equals(link.documentSha256()))
                    .isPresent();
            if (!fits) {
                return new Outcome(
                        false,
                        "公示 " + link.noticeNo() + " 第 " + link.version() + " 版与链中的摘要不符（第 " + link.entryNo() + " 条）。",
                        "Version " + link.version() + " of notice " + link.noticeNo()
                                + " does not fit its digest in the chain (entry " + link.entryNo() + ").");
            }
        }
        return ofLinks(links);
    }

    /** Checks a downloaded chain, page by page in its order. */
    public static Outcome ofFiles(List<Path> files) throws IOException {
        List<Link> links = new ArrayList<>();
        for (Path file : files) {
            try {
                links.addAll(JSON.readValue(Files.readString(file), Pages.class).links());
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw RequestFault.BAD_PARAMETER.with("--chain", file + " is no chain / 不是链文件");
            }
        }
        return ofLinks(links);
    }

    private static Outcome ofLinks(List<Link> links) {
        OptionalLong broken = NoticeChain.firstBroken(links);
        if (broken.isPresent()) {
            return new Outcome(
                    false,
                    "链在第 " + broken.getAsLong() + " 条处断开：该条被改动，或前面缺条。",
                    "The chain breaks at entry " + broken.getAsLong()
                            + ": it was changed, or one before it is missing.");
        }
        String last = links.isEmpty()
                ? NoticeChain.BEGINNING
                : links.get(links.size() - 1).hash();
        return new Outcome(
                true,
                "公示摘要链完好：" + links.size() + " 条，末条哈希 " + last,
                "The chain of postings is whole: " + links.size() + " entries, the last hash is " + last);
    }

    private record Pages(List<Link> links) {}
}
