package cn.xiaokang.warehouse.sandbox;

import cn.xiaokang.warehouse.engine.LockDown;
import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The child: reads a job from its parent, runs it in a DuckDB of its own, writes the answer and ends. It ends as well when its parent
 * is gone.
 */
public final class SandboxProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_CELL = 2_000;
    private static final long MOST_CHARACTERS = 4_000_000;
    /** Tables by which others are placed in a county. */
    private static final List<String> PLACING = List.of("dim_household", "bridge_membership", "dim_project");

    private SandboxProcess() {}

    /** The child's entry; a job comes in, an answer goes out, each a line of JSON. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // nothing that a library says gets between
        int length = Integer.parseInt(args[0]);
        SandboxJob job = JSON.readValue(System.in.readNBytes(length), SandboxJob.class);
        endWithParent(System.in);
        out.write(JSON.writeValueAsBytes(answer(job)));
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** The parent writes nothing more, so the end of what it writes is its own. */
    private static void endWithParent(InputStream in) {
        Thread watch = new Thread(() -> {
            try {
                int read = 0;
                while (read >= 0) {
                    read = in.read();
                }
            } catch (IOException gone) {
                Runtime.getRuntime().halt(1);
            }
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static SandboxAnswer answer(SandboxJob job) {
        try {
            return run(job);
        } catch (FaultException e) {
            return refusal(e);
        } catch (SQLException e) {
            return refusal(SqlRefusal.of(job, e));
        }
    }

    private static SandboxAnswer refusal(FaultException e) {
        return new SandboxAnswer(
                List.of(), List.of(), false, new SandboxAnswer.Refusal(e.code().code(), e.zh(), e.en()));
    }

    private static SandboxAnswer run(SandboxJob job) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            SqlGate.Passed passed = SqlGate.pass(connection, job.open().keySet(), job.sql());
            prepare(connection, job, passed.tables());
            // names are looked up in the asker's own text, so that a refusal points into it
            connection.prepareStatement(job.sql()).close();
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(job.seconds());
                try (ResultSet rows = statement.executeQuery(
                        "select * from (\n" + passed.sql() + "\n) as asked limit " + (job.mostRows() + 1))) {
                    return read(rows, job.mostRows());
                }
            }
        }
    }

    private static void prepare(Connection connection, SandboxJob job, Set<String> used) throws SQLException {
        Set<String> needed = new LinkedHashSet<>(PLACING);
        needed.addAll(used);
        List<Path> files = needed.stream()
                .flatMap(table -> job.files().getOrDefault(table, List.of()).stream())
                .map(Path::of)
                .toList();
        try (Statement statement = connection.createStatement()) {
            LockDown.begin(statement, files, job.memoryMegabytes(), 2);
            for (String macro : job.macros()) {
                statement.execute(macro);
            }
            statement.execute("create schema stored");
            for (String table : needed) {
                statement.execute("create view stored.\"" + table + "\" as "
                        + Objects.requireNonNull(job.stored().get(table)));
            }
            for (String table : used) {
                statement.execute("create view main.\"" + table + "\" as "
                        + Objects.requireNonNull(job.open().get(table)));
            }
            LockDown.end(statement);
        }
    }

    private static SandboxAnswer read(ResultSet rows, int most) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            String name = SqlGate.shown(about.getColumnLabel(i));
            columns.add(columns.contains(name) ? name + "_" + i : name);
        }
        List<List<@Nullable String>> read = new ArrayList<>();
        long characters = 0;
        while (rows.next()) {
            if (read.size() == most || characters > MOST_CHARACTERS) {
                return new SandboxAnswer(columns, read, true, null);
            }
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                Object value = rows.getObject(i);
                String text = value == null ? null : value.toString();
                String kept =
                        text == null || text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
                characters += kept == null ? 1 : kept.length() + 1;
                row.add(kept);
            }
            read.add(row);
        }
        return new SandboxAnswer(columns, read, false, null);
    }
}
