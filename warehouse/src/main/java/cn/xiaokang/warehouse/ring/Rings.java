package cn.xiaokang.warehouse.ring;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ties a household to others: its ties of fact_tie, followed step by step. What
 * ties more than {@link #HUB} others (a village's account, a firm of all) joins everyone and is not followed.
 */
public final class Rings {
    /** A node with more ties than this is shown and not followed. */
    public static final int HUB = 25;

    private static final int MOST_STEPS = 6;
    private static final int MOST_NODES = 120;

    private final String neighboursSql;
    private final String ringSql;

    /** By the ties of that catalogue. */
    public Rings(Catalogue catalogue) {
        this.neighboursSql = catalogue.text("graph/neighbours.sql");
        this.ringSql = catalogue.text("graph/ring.sql");
    }

    /**
     * A tie, with the row that says so.
     *
     * @param source its kind and token or number, as {@code household:330481000001}
     * @param kind member, account, phone, paid into, kin, business ...
     * @param file the delivery's file, where the tie rests on one row
     */
    public record Edge(
            String source,
            String target,
            String kind,
            @Nullable String file,
            @Nullable String line) {}

    /**
     * The ring around a household.
     *
     * @param nodes in the order in which they were reached
     * @param isCut whether there is more than can be drawn
     */
    public record Ring(List<String> nodes, List<Edge> edges, boolean isCut) {}

    /**
     * The ring.
     *
     * @param connection to the snapshot
     * @param county the only county whose households are shown, or null for the whole city
     */
    public Ring of(Connection connection, String household, @Nullable String county) throws SQLException {
        Set<String> nodes = new LinkedHashSet<>(List.of("household:" + household));
        List<String> open = new ArrayList<>(nodes);
        boolean isCut = false;
        for (int step = 0; step < MOST_STEPS && !open.isEmpty() && !isCut; step++) {
            List<String> reached = neighbours(connection, open, county);
            open = new ArrayList<>();
            for (String node : reached) {
                if (nodes.size() >= MOST_NODES) {
                    isCut = true;
                } else if (nodes.add(node)) {
                    open.add(node);
                }
            }
        }
        return new Ring(List.copyOf(nodes), edges(connection, nodes, county), isCut || !open.isEmpty());
    }

    /** The nodes that are tied to those, in order; of those that are hubs none. */
    private List<String> neighbours(Connection connection, List<String> nodes, @Nullable String county)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(neighboursSql)) {
            statement.setString(1, String.join("|", nodes));
            statement.setString(2, county);
            statement.setString(3, county);
            statement.setInt(4, HUB);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private List<Edge> edges(Connection connection, Set<String> nodes, @Nullable String county) throws SQLException {
        String among = String.join("|", nodes);
        try (PreparedStatement statement = connection.prepareStatement(ringSql)) {
            statement.setString(1, among);
            statement.setString(2, among);
            statement.setString(3, county);
            statement.setString(4, county);
            try (ResultSet rows = statement.executeQuery()) {
                List<Edge> edges = new ArrayList<>();
                while (rows.next()) {
                    edges.add(new Edge(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
                }
                return edges;
            }
        }
    }
}
