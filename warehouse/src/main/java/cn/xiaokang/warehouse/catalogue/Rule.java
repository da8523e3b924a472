package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An anomaly rule. {@code twin} is the rule that looks at the other side of the same entitlement, what was wrongly not paid; {@code
 * noTwin} says why there can be none. Its SQL gives one row a flag; a rule that has none yet is declared, not built. {@code clears} says what would clear a
 * flag of it; {@code words} names those columns of the evidence that no table and no page has a word for.
 */
public record Rule(
        String id,
        Title title,
        String clause,
        Severity severity,
        Side side,
        MoneyKind money,
        @Nullable String twin,
        @Nullable Title noTwin,
        String subject,
        Title definition,
        List<Exemption> notThis,
        @Nullable Title clears,
        List<String> parameters,
        List<String> reads,
        List<String> evidence,
        Map<String, Title> words,
        @Nullable String sql) {
    public boolean isBuilt() {
        return sql != null;
    }

    /** The SQL of a rule that is built. */
    public String builtSql() {
        if (sql == null) {
            throw new FaultException(
                    CatalogueFault.UNKNOWN_NAME,
                    "规则 " + id + " 尚无 rule.sql，请先编写。",
                    "Rule " + id + " has no rule.sql yet; write it first.");
        }
        return sql;
    }
}
