package cn.xiaokang.etl.graph;

import cn.xiaokang.etl.csv.CsvQuery;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What ties persons, households, accounts, phones, firms and projects of a snapshot, as an edge list. Tokens stand for persons. */
public final class SnapshotEdges {
    private SnapshotEdges() {}

    /** Writes source, target, kind, and the delivery and line that each edge rests on. Grain: two nodes and a kind. */
    public static void write(DuckSnapshot snapshot, Path file) throws SQLException {
        try (Connection connection = snapshot.connect()) {
            CsvQuery.write(connection, "/catalogue/graph/edges.sql", file);
        }
    }
}
