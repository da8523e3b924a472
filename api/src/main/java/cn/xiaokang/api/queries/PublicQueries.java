package cn.xiaokang.api.queries;

import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import java.util.Set;

/**
 * All that may be asked of a snapshot for the public: names of divisions, indicators of the city and its counties, whose small cells
 * are left out, and a household's own record by its code. Every other figure on a public page is read from the posted, attacked releases; a page that asks a
 * snapshot for more fails at its first request.
 */
public final class PublicQueries {
    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "reference/names",
            "reference/divisions",
            "pages/counties",
            "publication/children",
            "publication/villages",
            "assessment/years",
            "assessment/figures",
            "assessment/children",
            "lookup/household",
            "lookup/payments",
            "lookup/claims");

    private PublicQueries() {}

    /** Stops what is none of theirs. */
    static void require(Viewer viewer, String query) {
        if (viewer.role() == Role.VISITOR && !NAMES.contains(query)) {
            throw new IllegalStateException(query + " is not asked for the public: read what is released");
        }
    }
}
