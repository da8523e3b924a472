package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small example of a rule or an indicator: given rows by table, and what must come of them. Given values are of their columns'
 * types (text, integer, long, boolean, {@link java.time.LocalDate}, {@link java.math.BigDecimal}); a column that isn't named is
 * empty. Of what is expected only the columns named are compared.
 */
public record Case(
        String file,
        String says,
        Map<String, List<Map<String, @Nullable Object>>> given,
        @Nullable List<Map<String, @Nullable Object>> flags,
        @Nullable List<Map<String, @Nullable Object>> figures,
        @Nullable List<Map<String, @Nullable Object>> rows) {}
