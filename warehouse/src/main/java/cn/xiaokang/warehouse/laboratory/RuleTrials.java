package cn.xiaokang.warehouse.laboratory;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.Rule;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one rule over a whole snapshot with other values of its dated parameters; the answer is of one county, or of all. Indicators
 * and flags of other rules that it reads stay as the snapshot has them. No flag of the snapshot changes.
 */
public final class RuleTrials {
    private final Catalogue catalogue;

    /** Trials of that catalogue's rules. */
    public RuleTrials(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Whether a rule has a parameter with a value from that day on. */
    public boolean has(Rule rule, MovedValue moved) {
        Parameter parameter = catalogue.parameters().all().get(moved.name());
        return rule.parameters().contains(moved.name())
                && parameter != null
                && parameter.values().containsKey(moved.validFrom());
    }

    /** The value that the catalogue has from that day on. */
    public BigDecimal value(MovedValue moved) {
        BigDecimal value =
                catalogue.parameters().parameter(moved.name()).values().get(moved.validFrom());
        if (value == null) {
            throw new IllegalArgumentException(moved.name() + " has no value from " + moved.validFrom());
        }
        return value;
    }

    /**
     * The flags with the moved values.
     *
     * @param connection to the snapshot; it is used up by the trial, and the caller closes it
     * @param county whose flags are told of, or null for all
     * @param most flags told of, those that move first
     */
    public RuleTrial run(Connection connection, Rule rule, List<MovedValue> moved, @Nullable String county, int most)
            throws SQLException {
        Bench bench = new Bench(connection, catalogue, 0);
        bench.moveDated(moved);
        return bench.trial(rule, county, most);
    }
}
