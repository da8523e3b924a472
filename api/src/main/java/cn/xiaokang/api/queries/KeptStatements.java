package cn.xiaokang.api.queries;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one connection to a snapshot, kept for the next time the same text is asked: nothing in a snapshot's
 * database ever changes, so a plan stays right, and planning is up to two fifths of what a small query costs. For one thread at a time.
 */
public final class KeptStatements implements StatementBuilder {
    /** More than a page asks; texts beyond that are planned anew. */
    private static final int MOST = 128;

    private final StatementBuilder plain;
    /** By text, the least lately asked first. */
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(MOST, 0.75f, true);
    /** By statement, the text that it was made of: when one is closed, Jdbi tells the text as it was before its named values became marks. */
    private final IdentityHashMap<Statement, String> inUse = new IdentityHashMap<>();

    /** Statements as Jdbi makes them, but kept. */
    public KeptStatements() {
        this(new DefaultStatementBuilder());
    }

    /** The same of statements that are made otherwise. */
    KeptStatements(StatementBuilder plain) {
        this.plain = plain;
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return plain.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        // taken out while in use: the same text within its own rows gets a statement of its own
        PreparedStatement idle = kept.remove(sql);
        PreparedStatement statement = idle == null ? plain.create(connection, sql, context) : idle;
        inUse.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return plain.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String toldSql, Statement statement) throws SQLException {
        String sql = inUse.remove(statement);
        if (sql == null || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        PreparedStatement twin = kept.put(sql, prepared);
        if (twin != null) {
            twin.close();
        }
        if (kept.size() > MOST) {
            Iterator<PreparedStatement> oldestFirst = kept.values().iterator();
            PreparedStatement oldest = oldestFirst.next();
            oldestFirst.remove();
            oldest.close();
        }
    }

    @Override
    public void close(Connection connection) {
        // the connection closes its statements
        kept.clear();
        inUse.clear();
    }
}
