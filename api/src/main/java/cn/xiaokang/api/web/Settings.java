package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.SessionTimes;
import cn.xiaokang.api.audit.AlertBounds;
import cn.xiaokang.api.sso.SsoSettings;
import cn.xiaokang.api.tls.TlsFiles;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.vault.KeyFile;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the server runs. The command line wins over the file, the file over what the program brings along. It is the file that the load
 * reads too: {@code warehouse} and {@code vault-key} at its top are common to both, the rest stands under {@code serve}.
 *
 * @param warehouse the warehouse's folder
 * @param state the folder of the server's own store
 * @param vaultKey the file with the vault's key, apart from warehouse and state; it need not be there
 * @param database the JDBC address of the PostgreSQL database that several servers share, or null for files in state
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param publicAddress the address in front of the server (https://...), or null where it is reached directly
 * @param tls the server's own certificate and key, or null where it speaks plain HTTP
 * @param session how long sessions and their ids last
 * @param limits what queries may take
 * @param hasNames whether a dossier shows the names that the vault holds
 * @param singleSignOn the provider that vouches for people, or null where there is none
 * @param safety who needs a second factor, which proxies are believed, when looks are out of the common
 */
public record Settings(
        Path warehouse,
        Path state,
        KeyFile vaultKey,
        @Nullable String database,
        String host,
        int port,
        @Nullable URI publicAddress,
        @Nullable TlsFiles tls,
        SessionTimes session,
        Limits limits,
        boolean hasNames,
        @Nullable SsoSettings singleSignOn,
        Safety safety) {
    /**
     * What makes misuse harder.
     *
     * @param secondFactorFor the roles that do nothing before they have a second factor
     * @param proxies the addresses of proxies whose X-Forwarded-For is believed
     * @param alerts when looks at persons are out of the common
     * @param load how many requests are taken
     */
    public record Safety(Set<Role> secondFactorFor, Set<String> proxies, AlertBounds alerts, Load load) {
        /** No role needs a second factor, no proxy is believed. */
        public static final Safety USUAL = new Safety(Set.of(), Set.of(), AlertBounds.USUAL, new Load(48, 50, 500));
    }

    private static final Path DEFAULT_FILE = Path.of("xiaokang.conf");

    /** What the command line says; null where it says nothing. */
    public record Given(
            @Nullable Path warehouse,
            @Nullable Path state,
            @Nullable Path vaultKey,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Path file) {}

    /**
     * Reads the settings.
     *
     * @throws FaultException naming every fault of the file at once, or when the vault's key lies beside the data
     */
    public static Settings read(Given given) {
        Config own = ConfigFactory.parseResources(Settings.class, "/serve.conf");
        Config file = given.file() != null
                ? parse(given.file())
                : Files.exists(DEFAULT_FILE) ? parse(DEFAULT_FILE) : ConfigFactory.empty();
        List<String> faults = new ArrayList<>();
        Config serve = file.hasPath("serve") ? file.getConfig("serve") : ConfigFactory.empty();
        for (Map.Entry<String, ConfigValue> entry : serve.entrySet()) {
            if (!own.hasPathOrNull("serve." + entry.getKey())) {
                faults.add(entry.getValue().origin().description() + ": serve." + entry.getKey() + " (unknown / 未知)");
            }
        }
        Config whole = file.withFallback(own);
        Config all = whole.getConfig("serve");
        Path warehouse = given.warehouse() != null ? given.warehouse() : path(whole, "warehouse", faults);
        Path state = given.state() != null ? given.state() : path(all, "state", faults);
        Path keyPath = given.vaultKey() != null
                ? given.vaultKey()
                : whole.getIsNull("vault-key") ? KeyFile.usual() : path(whole, "vault-key", faults);
        String database =
                all.getIsNull("database") ? null : read(faults, "jdbc:postgresql:", () -> all.getString("database"));
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            faults.add("serve.database: jdbc:postgresql://…");
        }
        String host = given.host() != null ? given.host() : read(faults, "", () -> all.getString("host"));
        int port = given.port() != null ? given.port() : read(faults, 0, () -> all.getInt("port"));
        if (port < 0 || port > 65_535) {
            faults.add("serve.port: 0 to 65535");
        }
        URI publicAddress = all.getIsNull("public-address")
                ? null
                : read(faults, URI.create("http://localhost"), () -> URI.create(all.getString("public-address")));
        TlsFiles tls = tls(all.getConfig("tls"), faults);
        SessionTimes session = read(
                faults,
                SessionTimes.USUAL,
                () -> new SessionTimes(
                        all.getDuration("session.idle"),
                        all.getDuration("session.longest"),
                        all.getDuration("session.renewal"),
                        all.getDuration("session.overlap")));
        if (!session.isSound()) {
            faults.add("serve.session: idle must be above zero and at most longest, overlap below renewal");
        }
        Limits limits = read(
                faults,
                new Limits(512, 2, Duration.ofSeconds(10)),
                () -> new Limits(
                        all.getInt("query.memory-megabytes"),
                        all.getInt("query.threads"),
                        all.getDuration("query.timeout")));
        boolean hasNames = read(faults, false, () -> all.getBoolean("names"));
        SsoSettings singleSignOn = all.getIsNull("single-sign-on.issuer")
                ? null
                : read(
                                faults,
                                Optional.<SsoSettings>empty(),
                                () -> Optional.of(singleSignOn(all.getConfig("single-sign-on"), publicAddress)))
                        .orElse(null);
        Safety safety = read(faults, Safety.USUAL, () -> safety(all));
        if (!faults.isEmpty()) {
            throw WebFault.BAD_CONFIGURATION.with(String.join("; ", faults));
        }
        KeyFile vaultKey = KeyFile.apartFrom(keyPath, warehouse, state);
        return new Settings(
                warehouse,
                state,
                vaultKey,
                database,
                host,
                port,
                publicAddress,
                tls,
                session,
                limits,
                hasNames,
                singleSignOn,
                safety);
    }

    /** The same where all clients come from one address and may ask so often: a benchmark, not a service. */
    public Settings withLoadOfOneAddress(int aSecond) {
        Load load = new Load(safety.load().atOnce(), aSecond, aSecond);
        return new Settings(
                warehouse,
                state,
                vaultKey,
                database,
                host,
                port,
                publicAddress,
                tls,
                session,
                limits,
                hasNames,
                singleSignOn,
                new Safety(safety.secondFactorFor(), safety.proxies(), safety.alerts(), load));
    }

    /** Whether people reach the server over TLS. */
    public boolean isSecure() {
        return tls != null || (publicAddress != null && "https".equals(publicAddress.getScheme()));
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw WebFault.BAD_CONFIGURATION.with(file + " (can't be read / 无法读取)");
        }
        try {
            return ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
        } catch (ConfigException e) {
            throw WebFault.BAD_CONFIGURATION.with(String.valueOf(e.getMessage()));
        }
    }

    private static Safety safety(Config all) {
        Set<Role> roles = all.getStringList("second-factor-for").stream()
                .map(code -> Role.coded(code)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "serve.second-factor-for: " + code + " (" + Role.codes() + ")")))
                .collect(Collectors.toUnmodifiableSet());
        Config alerts = all.getConfig("access-log.alerts");
        return new Safety(
                roles,
                Set.copyOf(all.getStringList("proxies")),
                new AlertBounds(
                        alerts.getInt("days"),
                        alerts.getInt("least-subjects"),
                        LocalTime.parse(alerts.getString("day-begins")),
                        LocalTime.parse(alerts.getString("day-ends")),
                        alerts.getInt("looks-at-night"),
                        alerts.getInt("subjects-of-one-purpose")),
                new Load(all.getInt("load.at-once"), all.getInt("load.a-second"), all.getInt("load.burst")));
    }

    /** Both files or none; what is wrong with them is told with all else. */
    private static @Nullable TlsFiles tls(Config tls, List<String> faults) {
        boolean hasCertificate = !tls.getIsNull("certificate");
        if (hasCertificate == tls.getIsNull("key")) {
            faults.add("serve.tls: certificate and key, both or none / 证书与私钥须同时给出");
            return null;
        }
        if (!hasCertificate) {
            return null;
        }
        TlsFiles files = new TlsFiles(path(tls, "certificate", faults), path(tls, "key", faults));
        faults.addAll(files.faults(Instant.now()));
        return files;
    }

    private static SsoSettings singleSignOn(Config sso, @Nullable URI publicAddress) {
        if (publicAddress == null) {
            throw new IllegalArgumentException("serve.single-sign-on: needs serve.public-address");
        }
        return new SsoSettings(
                URI.create(sso.getString("issuer")),
                sso.getString("client-id"),
                SsoSettings.secretIn(Path.of(sso.getString("client-secret-file"))),
                publicAddress,
                sso.getString("claim"),
                sso.getStringList("second-factor-by"));
    }

    private static Path path(Config config, String name, List<String> faults) {
        return Path.of(read(faults, ".", () -> config.getString(name)));
    }

    private static <T> T read(List<String> faults, T otherwise, Supplier<T> value) {
        try {
            return value.get();
        } catch (ConfigException | IllegalArgumentException | DateTimeException e) {
            faults.add(String.valueOf(e.getMessage()));
            return otherwise;
        }
    }
}
