package cn.xiaokang.api.store;

import cn.xiaokang.warehouse.fault.FaultException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what befalls a store from outside: a database that is away, a disk that is full or can't be written. */
final class StoreTrouble {
    private StoreTrouble() {}

    /** Does that work; trouble from outside is told as what it is. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw of(e).<RuntimeException>map(fault -> fault(fault, e)).orElse(e);
        }
    }

    /** The fault with what caused it, which goes to the log. */
    static FaultException fault(StoreFault fault, Exception cause) {
        return new FaultException(fault, fault.zh(), fault.en(), cause);
    }

    private static Optional<StoreFault> of(JdbiException e) {
        Throwable cause = e.getCause();
        // a connection that could not be opened is told by whoever keeps them, with the reason below it
        Throwable reason = e instanceof ConnectionException && cause != null && cause.getCause() != null
                ? cause.getCause()
                : cause;
        if (reason instanceof SQLiteException own) {
            return isOfTheDisk(own.getResultCode()) ? Optional.of(StoreFault.UNWRITABLE) : Optional.empty();
        }
        return e instanceof ConnectionException || isGone(cause)
                ? Optional.of(StoreFault.UNREACHABLE)
                : Optional.empty();
    }

    /** The lower byte is the kind; what is above says more of it. */
    private static boolean isOfTheDisk(SQLiteErrorCode result) {
        int kind = result.code & 0xff;
        return kind == SQLiteErrorCode.SQLITE_FULL.code
                || kind == SQLiteErrorCode.SQLITE_IOERR.code
                || kind == SQLiteErrorCode.SQLITE_READONLY.code
                || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    /** Classes of SQLSTATE: 08 is the connection, 57P the operator who stops the database. */
    private static boolean isGone(@Nullable Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }
}
