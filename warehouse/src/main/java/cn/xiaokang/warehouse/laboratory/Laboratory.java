package cn.xiaokang.warehouse.laboratory;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Moves;
import cn.xiaokang.warehouse.catalogue.Parameter;
import cn.xiaokang.warehouse.catalogue.SqlText;
import cn.xiaokang.warehouse.engine.SqlTemplate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs experiments on a snapshot opened in DuckDB. An experiment works in temporary tables of its own connection: {@code
 * dim_parameter} with the moved values stands before the snapshot's, so that the catalogue's SQL reads it unchanged. Only what the
 * moved parameters reach is worked out again; a value moves from the day from which the present one holds.
 */
public final class Laboratory {
    private static final String HOUSEHOLDS = "laboratory/households.sql";
    private static final String LINE = "money_below_the_line";

    private final Catalogue catalogue;
    /** By name; what is paid below the line comes last, since it tells of every programme, and others of theirs alone. */
    private final Map<String, String> moneySql = new TreeMap<>(
            Comparator.comparing((String name) -> name.equals(LINE)).thenComparing(Comparator.naturalOrder()));

    private final String householdSql;

    /** A laboratory with the SQL of that catalogue. */
    public Laboratory(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.householdSql = catalogue.text(HOUSEHOLDS);
        for (String path : catalogue.filesIn("laboratory", ".sql")) {
            if (!path.equals(HOUSEHOLDS)) {
                String name = path.substring("laboratory/".length(), path.length() - ".sql".length());
                String text = catalogue.text(path);
                moneySql.put(
                        name,
                        name.equals(LINE)
                                ? new SqlTemplate(text).filled(Map.of("households", householdSql.strip()))
                                : text);
            }
        }
    }

    /** The parameters that can be moved, in the catalogue's order. */
    public List<Parameter> movable() {
        return catalogue.parameters().all().values().stream()
                .filter(parameter -> parameter.moves() != null)
                .toList();
    }

    /** Whether a parameter may be moved to a value. */
    public boolean allows(String name, BigDecimal value) {
        Parameter parameter = catalogue.parameters().all().get(name);
        Moves moves = parameter == null ? null : parameter.moves();
        return moves != null && moves.allow(value);
    }

    /**
     * What a year would look like. With no parameter moved, or moved to the value it has, everything after equals everything before.
     *
     * @param connection to the snapshot; it is used up by the experiment, and the caller closes it
     * @param moved new values by the parameter's name
     */
    public Experiment run(Connection connection, Map<String, BigDecimal> moved, int year) throws SQLException {
        Bench bench = new Bench(connection, catalogue, year);
        Map<String, String> money = moneySql.entrySet().stream()
                .filter(entry -> namesAny(entry.getValue(), moved.keySet()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        boolean isLineMoved = namesAny(householdSql, moved.keySet());
        bench.keepBefore(isLineMoved ? householdSql : null, money);
        bench.move(moved);
        Reach reach = Reach.of(catalogue, moved.keySet());
        return new Experiment(
                year,
                Map.copyOf(moved),
                isLineMoved ? bench.households(householdSql) : List.of(),
                bench.money(money),
                bench.indicators(reach.indicators()),
                bench.flags(reach.rules()));
    }

    private static boolean namesAny(String sql, Collection<String> parameters) {
        Set<String> values = SqlText.of(sql).values();
        return parameters.stream().anyMatch(values::contains);
    }
}
