package cn.xiaokang.api.worklist;

import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.warehouse.worklist.Crew;
import java.util.Objects;

/** What someone asks of a work list: the same words on the page and in the API. */
public final class WorkListRequest {
    private static final int MOST_VISITORS = 200;
    private static final int MOST_DAYS = 60;
    private static final int MOST_VISITS = 50;
    private static final int MOST_SEED = 999_999;

    private WorkListRequest() {}

    /** Names of the query parameters. */
    public static String[] names() {
        return new String[] {"visitors", "days", "visits_a_day", "county", "seed"};
    }

    /** The request; two visitors, five days and six visits a day where nothing is said. A 400 problem for anything else. */
    public static WorkLists.Asked of(Parameters parameters) {
        return new WorkLists.Asked(
                new Crew(
                        Objects.requireNonNullElse(parameters.wholeOrNull("visitors", 1, MOST_VISITORS), 2),
                        Objects.requireNonNullElse(parameters.wholeOrNull("days", 1, MOST_DAYS), 5),
                        Objects.requireNonNullElse(parameters.wholeOrNull("visits_a_day", 1, MOST_VISITS), 6)),
                parameters.county("county"),
                Objects.requireNonNullElse(parameters.wholeOrNull("seed", 0, MOST_SEED), 1));
    }

    /** The request in words, for the access log. */
    public static String words(WorkLists.Asked asked) {
        return asked.crew() + (asked.county() == null ? "" : " " + asked.county()) + " seed " + asked.seed();
    }
}
