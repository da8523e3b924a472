package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of this test's own, from the machine's binaries: its own folder, a free port, gone at the end. */
public final class Postgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "xiaokang";

    private final Path binaries;
    private final Path folder;
    private final int port;

    private Postgres(Path binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /** Makes and starts one. */
    public static Postgres start() throws Exception {
        Path folder = Files.createTempDirectory("xiaokang-postgres");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Postgres postgres = new Postgres(binaries(), folder, port);
        if (isRoot()) {
            postgres.run(List.of("chown", "postgres", folder.toString())); // the server refuses to run as root
        }
        postgres.runAsOwner("initdb", "-D", postgres.data(), "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8");
        postgres.goOn();
        return postgres;
    }

    /** Starts it, at first or again. */
    public void goOn() throws Exception {
        runAsOwner(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=" + folder,
                "start");
    }

    /** Stops it as an operator does who does not wait for those that are connected. */
    public void stop() throws Exception {
        runAsOwner("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    }

    /** Makes another, empty database. */
    public void make(String database) throws Exception {
        try (Connection connection = DriverManager.getConnection(address());
                Statement statement = connection.createStatement()) {
            assertEquals(0, statement.executeUpdate("create database " + database));
        }
    }

    /** The JDBC address of one of its databases. */
    public String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Its JDBC address, as the configuration names it. */
    public String address() {
        return address("postgres");
    }

    @Override
    public void close() throws Exception {
        runAsOwner("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void runAsOwner(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Path said = Files.createTempFile("xiaokang-postgres", ".log");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean hasEnded = process.waitFor(60, TimeUnit.SECONDS);
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        assertEquals(0, hasEnded ? process.exitValue() : -1, command + ": " + text);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** The newest PostgreSQL of the machine; without one the test fails and says what to install. */
    private static Path binaries() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> versions = Files.list(INSTALLED)) {
                versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .sorted()
                        .forEach(found::add);
            }
        }
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, "initdb"))) {
                found.add(Path.of(folder));
            }
        }
        if (found.isEmpty()) {
            throw new AssertionError(
                    "PostgreSQL is needed for this test: apt-get install postgresql (./xiaokang test does it)");
        }
        return found.get(found.size() - 1);
    }
}
