package cn.xiaokang.api.publication;

import cn.xiaokang.api.store.PublicationStore.Link;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The public chain of postings. The hash of an entry is the SHA-256 of its number, act, notice, version, digest of the document,
 * moment, last day and the hash of the entry before it, one a line; so a changed, missing or later inserted entry shows to anyone.
 */
public final class NoticeChain {
    /** What the first entry follows. */
    public static final String BEGINNING = "0".repeat(64);

    private NoticeChain() {}

    /** The entry with its hash. */
    static Link sealed(Link link) {
        return new Link(
                link.entryNo(),
                link.act(),
                link.noticeNo(),
                link.version(),
                link.documentSha256(),
                link.doneAt(),
                link.standsUntil(),
                link.previousHash(),
                hash(link));
    }

    /** The number of the first entry that was changed, or follows one that is missing; empty where the chain is whole. */
    public static OptionalLong firstBroken(List<Link> links) {
        String before = BEGINNING;
        long number = 0;
        for (Link link : links) {
            number++;
            if (link.entryNo() != number
                    || !link.previousHash().equals(before)
                    || !link.hash().equals(hash(link))) {
                return OptionalLong.of(number);
            }
            before = link.hash();
        }
        return OptionalLong.empty();
    }

    private static String hash(Link link) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                String.valueOf(link.entryNo()),
                link.act(),
                link.noticeNo(),
                String.valueOf(link.version()),
                link.documentSha256(),
                link.doneAt(),
                link.standsUntil(),
                link.previousHash()));
    }
}
