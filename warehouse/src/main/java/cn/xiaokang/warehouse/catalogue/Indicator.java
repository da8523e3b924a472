package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of the assessment. Its SQL gives item rows (or the areas' figures where nothing is added up); an indicator that has
 * none yet is declared, not built, and then has no rollup either.
 *
 * @param weight its points in the newest version of the default scheme, zero where that leaves it out
 */
public record Indicator(
        String id,
        Title title,
        String clause,
        String unit,
        @Nullable Better better,
        List<Target> targets,
        @Nullable AreaLevel targetOf,
        Bound bound,
        BigDecimal weight,
        String owner,
        Title numerator,
        Title denominator,
        @Nullable Title note,
        @Nullable Rollup rollup,
        @Nullable String item,
        boolean denominatorIsOne,
        List<String> parameters,
        List<String> reads,
        @Nullable String sql) {
    public boolean isBuilt() {
        return sql != null;
    }

    /** The SQL of an indicator that is built. */
    public String builtSql() {
        if (sql == null) {
            throw notBuilt();
        }
        return sql;
    }

    /** The rollup of an indicator that is built. */
    public Rollup builtRollup() {
        if (rollup == null) {
            throw notBuilt();
        }
        return rollup;
    }

    private FaultException notBuilt() {
        return new FaultException(
                CatalogueFault.UNKNOWN_NAME,
                "指标 " + id + " 尚无 indicator.sql，请先编写。",
                "Indicator " + id + " has no indicator.sql yet; write it first.");
    }
}
