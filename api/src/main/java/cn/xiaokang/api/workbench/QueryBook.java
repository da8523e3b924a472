package cn.xiaokang.api.workbench;

import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.store.QueryStore;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions that are kept: one's own, and those that others share whose area one's own covers. */
public final class QueryBook {
    private static final int LONGEST_NAME = 60;

    private final QueryStore store;
    private final Clock clock;

    /** The questions in that store. */
    public QueryBook(QueryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A question that is kept.
     *
     * @param countyCode the area that it is for; null is the whole city
     */
    public record Kept(
            String queryNo,
            int version,
            String name,
            @Nullable String countyCode,
            boolean isShared,
            String madeBy,
            String madeAt,
            Question question) {
        static Kept of(QueryStore.Saved saved) {
            return new Kept(
                    saved.queryNo(),
                    saved.version(),
                    saved.name(),
                    saved.countyCode(),
                    saved.isShared(),
                    saved.madeBy(),
                    saved.madeAt(),
                    QuestionJson.read(saved.document()));
        }
    }

    /**
     * What is to be kept.
     *
     * @param queryNo of which it is the next version, or null for a new one
     * @param county the area that it is for, within the keeper's; null is all of that
     */
    public record ToKeep(
            @Nullable String queryNo, String name, @Nullable String county, boolean isShared, Question question) {}

    /** Those that the viewer may see, newest first. */
    public List<Kept> all(Viewer viewer) {
        return store.newest().stream()
                .filter(saved -> isOpenTo(viewer, saved))
                .map(Kept::of)
                .toList();
    }

    /** The newest version of one; a 404 problem for one that the viewer may not see. */
    public Kept one(Viewer viewer, String queryNo) {
        return find(viewer, queryNo).map(Kept::of).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(queryNo));
    }

    /** Keeps a question, or the next version of one's own. */
    public Kept keep(Viewer viewer, ToKeep given) {
        String name = given.name() == null ? "" : given.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw QuestionFault.BAD_NAME.with();
        }
        if (given.question() == null) {
            throw QuestionFault.EMPTY.with();
        }
        String queryNo = given.queryNo();
        int version = 1;
        if (queryNo != null) {
            QueryStore.Saved before = find(viewer, queryNo).orElseThrow(() -> RequestFault.UNKNOWN_THING.with(queryNo));
            if (!before.madeBy().equals(viewer.user())) {
                throw QuestionFault.NOT_OWNER.with(queryNo);
            }
            version = before.version() + 1;
        }
        String own = viewer.area().countyCode();
        QueryStore.Saved saved = new QueryStore.Saved(
                queryNo == null ? "" : queryNo,
                version,
                name,
                own == null ? given.county() : own,
                given.isShared(),
                QuestionJson.written(given.question()),
                Objects.requireNonNull(viewer.user()),
                clock.instant().toString());
        String number = store.add(saved).orElseThrow(() -> RequestFault.BAD_REQUEST.with());
        return one(viewer, number);
    }

    private Optional<QueryStore.Saved> find(Viewer viewer, String queryNo) {
        return store.newest().stream()
                .filter(saved -> saved.queryNo().equals(queryNo) && isOpenTo(viewer, saved))
                .findFirst();
    }

    private static boolean isOpenTo(Viewer viewer, QueryStore.Saved saved) {
        String county = saved.countyCode();
        boolean isCovered =
                viewer.area().countyCode() == null || viewer.area().countyCode().equals(county);
        return saved.madeBy().equals(viewer.user()) || (saved.isShared() && isCovered);
    }
}
