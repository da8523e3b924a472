package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.vault.VaultKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How a DuckDB in this program is closed to everything but the files that it is opened for. */
public final class LockDown {
    private LockDown() {}

    /**
     * Allows those files and nothing else; afterwards views over them can be made, and {@link #end} closes the configuration. The
     * order matters: later the folder for temporary files would be an allowed, writable one.
     */
    public static void begin(Statement statement, Collection<Path> files, int memoryMegabytes, int threads)
            throws SQLException {
        begin(statement, files, memoryMegabytes, threads, "");
    }

    /**
     * The same with a folder for what doesn't fit into memory; what is spilled is as plain as the snapshot's tables (DuckDB 2.0.0 seals its
     * files only with another module for random numbers). The folder is one that its SQL may read and write: not for the SQL of others.
     */
    static void beginSpilling(Statement statement, Collection<Path> files, int memoryMegabytes, int threads, Path spill)
            throws SQLException {
        begin(statement, files, memoryMegabytes, threads, spill.toAbsolutePath().toString());
    }

    private static void begin(
            Statement statement, Collection<Path> files, int memoryMegabytes, int threads, String spill)
            throws SQLException {
        statement.execute("set temp_directory='" + spill.replace("'", "''") + "'");
        statement.execute("set allowed_paths=" + list(files));
        statement.execute("set enable_external_access=false");
        statement.execute("set autoinstall_known_extensions=false");
        statement.execute("set autoload_known_extensions=false");
        statement.execute("set allow_community_extensions=false");
        statement.execute("set memory_limit='" + memoryMegabytes + "MB'");
        statement.execute("set threads=" + threads);
        // a snapshot's files never change
        statement.execute("set parquet_metadata_cache=true");
    }

    /** Lets {@link #sealed} files be read, by the key of their vault; the name is the key's within this database. */
    static void addKey(Statement statement, VaultKey key) throws SQLException {
        statement.execute("pragma add_parquet_key('vault', '" + key.dataText() + "')");
    }

    /**
     * Files of a vault as a table in SQL: uniformly encrypted Parquet (modular encryption, AES-GCM). DuckDB 2.0.0 opens such a file that
     * Parquet's own writer made only where no condition reaches the scan; {@code offset 0} keeps all conditions above it.
     */
    static String sealed(Collection<Path> files) {
        return "(select * from read_parquet(" + list(files) + ", encryption_config={footer_key: 'vault'}) offset 0)";
    }

    /** No setting can be changed any more. */
    public static void end(Statement statement) throws SQLException {
        statement.execute("set lock_configuration=true");
    }

    /** Files as a list in SQL. */
    static String list(Collection<Path> files) {
        return List.copyOf(files).stream()
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
