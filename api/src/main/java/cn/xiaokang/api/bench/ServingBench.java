package cn.xiaokang.api.bench;

import cn.xiaokang.api.web.Application;
import cn.xiaokang.api.web.SampleUser;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Serves a warehouse in this process and measures its answers: one visitor first, then a crowd, then more of them than it takes. */
public final class ServingBench {
    private static final int TIMES = 9;
    private static final int OVERLOAD = 4;
    private static final long SEED = 20221231;

    private final Settings settings;
    private final @Nullable String postgres;
    private final int clients;
    private final int seconds;
    private final int pause;

    /**
     * @param settings the warehouse, an empty state of the benchmark's own, and limits as in service
     * @param postgres the JDBC address of a database that the tables are copied into, or null
     * @param seconds how long the crowd asks
     * @param pause milliseconds between an answer and a client's next request, on average
     */
    public ServingBench(Settings settings, @Nullable String postgres, int clients, int seconds, int pause) {
        this.settings = settings;
        this.postgres = postgres;
        this.clients = clients;
        this.seconds = seconds;
        this.pause = pause;
    }

    /** Runs it. */
    public ServingReport run() throws IOException, SQLException, InterruptedException {
        AskedQueries queries = new AskedQueries();
        Catalogue catalogue = Catalogue.load();
        Snapshot snapshot = Warehouse.at(settings.warehouse())
                .current()
                .orElseThrow(() -> new IllegalArgumentException("no snapshot in " + settings.warehouse()));
        long payments = Objects.requireNonNull(snapshot.manifest().tables().get("fact_payment"))
                .rows();
        try (Application server = Application.of(settings, Clock.systemUTC(), queries);
                DuckSnapshot duck = DuckSnapshot.open(snapshot, catalogue, settings.limits());
                Connection connection = duck.connect();
                ByHand byHand = new ByHand(connection)) {
            List<SampleUser> users = SampleUser.renew(server.accounts());
            Client client = new Client(
                    "http://" + settings.host() + ":" + server.listen(settings).port(), users);
            // before the first question, not beside it
            server.releaseWatch().look();
            Map<String, List<String>> samples = samples(connection);
            List<ServingReport.Page> pages = alone(server, client, queries, samples, byHand, catalogue, duck);
            Downloads.Bulk bulk =
                    new Downloads(client).measure(catalogue.dataSets().values()).orElse(null);
            Crowd crowd = new Crowd(client, Ask.all(), samples);
            crowd.run(clients, Math.max(1, seconds / 6), pause, SEED); // warms the caches and the compiler
            List<ServingReport.Memory> memory = new ArrayList<>();
            memory.add(memory("before"));
            Crowd.Result usual = crowd.run(clients, seconds, pause, SEED + 1);
            memory.add(memory("after the crowd"));
            Crowd.Result overload = crowd.run(clients * OVERLOAD, Math.max(1, seconds / 6), 0, SEED + 2);
            memory.add(memory("after the overload"));
            Crowd.Result afterwards = crowd.run(clients, Math.max(1, seconds / 6), pause, SEED + 3);
            return new ServingReport(snapshot.id(), payments, pages, bulk, usual, overload, afterwards, memory);
        }
    }

    private List<ServingReport.Page> alone(
            Application server,
            Client client,
            AskedQueries queries,
            Map<String, List<String>> samples,
            ByHand duck,
            Catalogue catalogue,
            DuckSnapshot snapshot)
            throws IOException, InterruptedException, SQLException {
        List<ServingReport.Page> pages = new ArrayList<>();
        try (Connection postgresConnection = postgres == null ? null : DriverManager.getConnection(postgres)) {
            ByHand inPostgres = null;
            if (postgresConnection != null) {
                try (Connection from = snapshot.connect()) {
                    PostgresCopy.copy(catalogue, from, postgresConnection);
                }
                inPostgres = new ByHand(postgresConnection);
            }
            for (Ask ask : Ask.all()) {
                pages.add(page(ask, server, client, queries, samples, duck, inPostgres));
            }
        }
        return pages;
    }

    /**
     * Asks for one page again and again, each time with all answers forgotten, then once more from the cache, then its queries by hand: so
     * that page and queries meet the same machine and the same state of the program. The very first time both are cold, which is told apart.
     */
    private static ServingReport.Page page(
            Ask ask,
            Application server,
            Client client,
            AskedQueries queries,
            Map<String, List<String>> samples,
            ByHand duck,
            @Nullable ByHand postgres)
            throws IOException, InterruptedException {
        RandomGenerator random = new SplittableRandom(SEED);
        List<WorkSpent> first = new ArrayList<>();
        List<WorkSpent> again = new ArrayList<>();
        List<WorkSpent> byHand = new ArrayList<>();
        List<WorkSpent> byPostgres = new ArrayList<>();
        int asked = 0;
        for (int time = 0; time <= TIMES; time++) {
            String path = ask.filled(samples, random);
            server.forgetAnswers();
            queries.take();
            first.add(asked(client, ask, path));
            List<AskedQueries.Asked> behind = queries.take();
            asked = Math.max(asked, behind.size());
            again.add(asked(client, ask, path));
            add(byHand, duck, behind);
            if (postgres != null) {
                add(byPostgres, postgres, behind);
            }
        }
        return new ServingReport.Page(
                ask.id(),
                asked,
                first.get(0).milliseconds(),
                byHand.isEmpty() ? Double.NaN : byHand.get(0).milliseconds(),
                warm(first, WorkSpent::milliseconds),
                warm(again, WorkSpent::milliseconds),
                warm(byHand, WorkSpent::milliseconds),
                warm(first, WorkSpent::processor),
                warm(again, WorkSpent::processor),
                warm(byHand, WorkSpent::processor),
                postgres == null ? null : warm(byPostgres, WorkSpent::milliseconds));
    }

    private static WorkSpent asked(Client client, Ask ask, String path) throws IOException, InterruptedException {
        WorkSpent.Begun begun = WorkSpent.begin();
        Client.Answer answer = client.ask(ask.role(), path);
        WorkSpent spent = begun.end();
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " as " + ask.role() + ": " + answer.status());
        }
        return spent;
    }

    private static void add(List<WorkSpent> times, ByHand database, List<AskedQueries.Asked> queries) {
        WorkSpent.Begun begun = WorkSpent.begin();
        if (database.ask(queries)) {
            times.add(begun.end());
        }
    }

    /** All but the first, where everything was cold. */
    private static Percentiles warm(List<WorkSpent> times, ToDoubleFunction<WorkSpent> by) {
        return Percentiles.of(times.stream()
                .skip(1)
                .map(by::applyAsDouble)
                .filter(Double::isFinite)
                .toList());
    }

    private static Map<String, List<String>> samples(Connection connection) throws SQLException {
        Map<String, List<String>> samples = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(samplesSql())) {
            while (rows.next()) {
                samples.computeIfAbsent(rows.getString("kind"), kind -> new ArrayList<>())
                        .add(rows.getString("value"));
            }
        }
        return samples;
    }

    private static String samplesSql() {
        try (InputStream stream = Objects.requireNonNull(
                ServingBench.class.getResourceAsStream("/bench/samples.sql"), "bench/samples.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("bench/samples.sql", e);
        }
    }

    /** The heap in use after a collection: what is still held. */
    private static ServingReport.Memory memory(String when) {
        System.gc();
        return new ServingReport.Memory(
                when, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1 << 20));
    }
}
