package cn.xiaokang.api.queries;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that a part of the warehouse does on a connection of its own to the snapshot.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface SnapshotWork<T> {
    /** Does it; the connection is used up, and the caller closes it. */
    T on(Connection connection) throws SQLException;
}
