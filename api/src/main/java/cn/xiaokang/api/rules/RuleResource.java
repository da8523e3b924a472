package cn.xiaokang.api.rules;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Answer;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.scorecard.Share;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The rule book with its scorecards, and the equity view: counts alone, never a person. */
public final class RuleResource implements Resource {
    private final Readings readings;
    private final Scorecards scorecards;
    private final Equity equity;

    /** Answers with those scorecards and groups. */
    public RuleResource(Readings readings, Scorecards scorecards, Equity equity) {
        this.readings = readings;
        this.scorecards = scorecards;
        this.equity = equity;
    }

    /**
     * The rule book.
     *
     * @param control visits of the random control that found what no rule had flagged, of all of them
     */
    record Book(Share control, List<Scorecards.Card> items) {}

    /** The equity view. */
    record Groups(List<Equity.Group> items) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/rules", this::book, Permission.SEE_FLAG_COUNTS);
        routes.get("/api/v1/equity", this::groups, Permission.SEE_FLAG_COUNTS);
    }

    private void book(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> new Book(scorecards.control(reading), scorecards.cards(reading)));
    }

    private void groups(Context context) {
        Parameters.of(context);
        Reading reading = readings.of(context);
        Answer.sendUncached(context, reading, () -> new Groups(equity.groups(reading)));
    }
}
