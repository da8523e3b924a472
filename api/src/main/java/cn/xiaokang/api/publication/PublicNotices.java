package cn.xiaokang.api.publication;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.store.PublicationStore;
import cn.xiaokang.api.store.PublicationStore.Link;
import cn.xiaokang.api.store.PublicationStore.Posted;
import cn.xiaokang.api.store.PublicationStore.Version;
import cn.xiaokang.api.store.PublicationStore.Wanted;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.NoticeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The notices as everyone sees them. While a notice stands, all of its versions can be read; once it has come down, its text is
 * archived, its digests and its place in the chain remain, and how few households it told of is not told.
 */
public final class PublicNotices {
    private static final String FEW = "不足 5 户，公示期满后不再公开。";

    private final Catalogue catalogue;
    private final PublicationStore store;
    private final NoticeLife life;

    /** The posted notices of that store. */
    public PublicNotices(Catalogue catalogue, PublicationStore store, NoticeLife life) {
        this.catalogue = catalogue;
        this.store = store;
        this.life = life;
    }

    /**
     * One page of notices, newest posting first.
     *
     * @param total how many fit
     * @param next the entry of the chain before which the next page begins, or null at the end
     */
    public record Page(
            long total, List<Item> items, @Nullable Long next) {}

    /**
     * A notice in a list.
     *
     * @param items how many rows it has, or null where few households are not told
     */
    public record Item(
            String noticeNo,
            int version,
            String kind,
            String titleZh,
            String titleEn,
            String areaCode,
            String areaName,
            String subjectNo,
            int year,
            List<String> programmes,
            LocalDate postedOn,
            LocalDate standsUntil,
            String state,
            @Nullable Integer items,
            @Nullable BigDecimal amount,
            @Nullable String suppressedReason) {}

    /**
     * A notice.
     *
     * @param document its text while it stands, or null
     * @param verify how anyone checks the digests
     */
    public record Notice(
            String noticeNo,
            String kind,
            String titleZh,
            String titleEn,
            String areaCode,
            String areaName,
            String state,
            String hotline,
            String objectionZh,
            String objectionEn,
            List<Edition> versions,
            @Nullable NoticeDocument document,
            String verify) {}

    /** One posted version with its digest; an earlier one is corrected by those after it. */
    public record Edition(
            int version,
            String sha256,
            LocalDate postedOn,
            LocalDate standsUntil,
            @Nullable LocalDate takenDownOn,
            @Nullable String takenDownNote,
            @Nullable String reason,
            String state,
            String address) {}

    /** The chain, from an entry on. */
    public record Chain(
            String beginning, List<Link> links, @Nullable Long next) {}

    /** One page of the notices that fit, before an entry of the chain (null begins). */
    public Page page(Reading reading, Wanted wanted, @Nullable Long before, int limit) {
        List<Posted> found = store.posted(wanted, before, limit + 1);
        Map<String, String> names = new java.util.HashMap<>();
        List<Item> items = found.stream()
                .limit(limit)
                .map(posted -> item(posted, names.computeIfAbsent(posted.areaCode(), code -> placeName(reading, code))))
                .toList();
        return new Page(
                store.countPosted(wanted),
                items,
                found.size() > limit ? found.get(limit - 1).entryNo() : null);
    }

    private Item item(Posted posted, String areaName) {
        NoticeKind kind = life.kind(posted.kind());
        String amount = posted.amount();
        NoticeState state = posted.takenDownAt() != null
                ? NoticeState.TAKEN_DOWN
                : life.today().isAfter(LocalDate.parse(posted.standsUntil())) ? NoticeState.ENDED : NoticeState.POSTED;
        boolean isUntold = state != NoticeState.POSTED && kind.isOfHouseholds() && SmallCells.isSmall(posted.items());
        return new Item(
                posted.noticeNo(),
                posted.version(),
                posted.kind(),
                kind.title().zh(),
                kind.title().enOrZh(),
                posted.areaCode(),
                areaName,
                posted.subjectNo(),
                posted.year(),
                posted.programmeCodes().isEmpty()
                        ? List.of()
                        : List.of(posted.programmeCodes().split(",", -1)),
                NoticeLife.day(posted.postedAt()),
                LocalDate.parse(posted.standsUntil()),
                state.code(),
                isUntold ? null : posted.items(),
                isUntold || amount == null ? null : new BigDecimal(amount),
                isUntold ? FEW : null);
    }

    /** A posted notice; a 404 problem for one that was never posted. */
    public Notice notice(String noticeNo) {
        List<Version> posted = posted(noticeNo);
        Version newest = posted.get(posted.size() - 1);
        NoticeKind kind = life.kind(newest.kind());
        NoticeState state = NoticeState.of(newest, life.today());
        NoticeDocument document = NoticeDocument.of(newest.document());
        return new Notice(
                noticeNo,
                newest.kind(),
                kind.title().zh(),
                kind.title().enOrZh(),
                newest.areaCode(),
                document.areaName(),
                state.code(),
                document.hotline(),
                document.objection(),
                document.objectionEn(),
                posted.stream().map(version -> edition(version, newest)).toList(),
                state == NoticeState.POSTED ? document : null,
                "curl -s <address> | sha256sum; xiaokang notices verify --chain <file>");
    }

    /** The same, or empty for one that was never posted. */
    public Optional<Notice> find(String noticeNo) {
        return store.versions(noticeNo).stream().anyMatch(version -> version.postedAt() != null)
                ? Optional.of(notice(noticeNo))
                : Optional.empty();
    }

    private Edition edition(Version version, Version newest) {
        String down = version.takenDownAt();
        return new Edition(
                version.version(),
                version.sha256(),
                NoticeLife.day(Objects.requireNonNull(version.postedAt(), "posted")),
                LocalDate.parse(Objects.requireNonNull(version.standsUntil(), "posted")),
                down == null ? null : NoticeLife.day(down),
                version.takenDownNote(),
                version.reason(),
                version.version() == newest.version()
                        ? NoticeState.of(version, life.today()).code()
                        : "corrected",
                "/api/v1/public/notices/" + version.noticeNo() + "/versions/" + version.version());
    }

    /** The text of a posted version, byte for byte as it was digested; a 410 problem once the notice has come down. */
    public String text(String noticeNo, int version) {
        List<Version> posted = posted(noticeNo);
        Version asked = posted.stream()
                .filter(found -> found.version() == version)
                .findFirst()
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(noticeNo));
        if (NoticeState.of(posted.get(posted.size() - 1), life.today()) != NoticeState.POSTED) {
            throw NoticeFault.ARCHIVED.with(noticeNo);
        }
        return asked.document();
    }

    /** The printed sheet of the standing version; a 410 problem once it has come down. */
    public cn.xiaokang.api.exports.Report sheet(String noticeNo, String address) {
        List<Version> posted = posted(noticeNo);
        Version newest = posted.get(posted.size() - 1);
        if (NoticeState.of(newest, life.today()) != NoticeState.POSTED) {
            throw NoticeFault.ARCHIVED.with(noticeNo);
        }
        Edition edition = edition(newest, newest);
        return NoticeSheet.of(
                NoticeDocument.of(newest.document()),
                edition.postedOn() + " 至 " + edition.standsUntil(),
                newest.sha256(),
                address);
    }

    /** Entries of the chain after a number. */
    public Chain chain(long after, int limit) {
        List<Link> links = store.chain(after, limit + 1);
        List<Link> shown = links.stream().limit(limit).toList();
        return new Chain(
                NoticeChain.BEGINNING,
                shown,
                links.size() > limit ? shown.get(shown.size() - 1).entryNo() : null);
    }

    /**
     * What a search can be narrowed to.
     *
     * @param villages the villages of a county that have notices, by code; empty where no county is chosen
     */
    public record Choices(List<Integer> years, Map<String, String> villages) {}

    /** The choices of a search in a county, or in the whole city. */
    public Choices choices(Reading reading, @Nullable String county) {
        Map<String, String> villages = new java.util.LinkedHashMap<>();
        if (county != null) {
            store.areas(county).stream()
                    .filter(area -> area.length() > county.length())
                    .forEach(area -> villages.put(area, placeName(reading, area)));
        }
        return new Choices(store.years(), villages);
    }

    /** The kinds of notices. */
    public List<NoticeKind> kinds() {
        return List.copyOf(catalogue.notices().values());
    }

    private List<Version> posted(String noticeNo) {
        List<Version> posted = store.versions(noticeNo).stream()
                .filter(version -> version.postedAt() != null)
                .toList();
        if (posted.isEmpty()) {
            throw RequestFault.UNKNOWN_THING.with(noticeNo);
        }
        return posted;
    }

    private static String placeName(Reading reading, String area) {
        StringBuilder name = new StringBuilder();
        for (int length : List.of(6, 9, 12)) {
            if (area.length() >= length) {
                String part =
                        DivisionNames.of(reading, area.substring(0, length)).orElse("");
                name.append(name.isEmpty() || part.isEmpty() ? "" : " ").append(part);
            }
        }
        return name.toString();
    }
}
