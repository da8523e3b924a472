package cn.xiaokang.etl.cli;

import cn.xiaokang.etl.cluster.Cluster;
import cn.xiaokang.etl.depot.Depot;
import cn.xiaokang.etl.depot.DepotFault;
import cn.xiaokang.etl.workplace.WorkplaceAddress;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.KeyFile;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the one configuration file says to the commands that write: {@code inbox}, {@code warehouse}, {@code vault-key}, {@code spark.master}, {@code spark.cluster}, {@code spark.workplace}, any
 * {@code spark.settings}, and {@code depot}. A command's own option goes before it; the system property or environment of the same name does too.
 */
record Settings(Config config) {
    private static final String DEFAULT_FILE = "xiaokang.conf";

    /**
     * Reads the file given, else {@code xiaokang.conf} in the working folder, else none.
     *
     * @throws com.typesafe.config.ConfigException naming file and line of what it can't read
     */
    static Settings read(@Nullable Path file) {
        Path chosen = file == null ? Path.of(DEFAULT_FILE) : file;
        Config config = file == null && !Files.exists(chosen)
                ? ConfigFactory.empty()
                : ConfigFactory.parseFile(chosen.toFile());
        return new Settings(
                ConfigFactory.systemProperties().withFallback(config).resolve());
    }

    Path inbox(@Nullable Path option) {
        return path(option, "inbox", "inbox");
    }

    Path warehouse(@Nullable Path option) {
        return path(option, "warehouse", "data/warehouse");
    }

    /** The file with the vault's key, apart from that warehouse. */
    KeyFile vaultKey(@Nullable Path option, Warehouse warehouse) {
        return KeyFile.apartFrom(path(option, "vault-key", KeyFile.usual().toString()), warehouse.root());
    }

    String sparkMaster(@Nullable String option) {
        if (option != null) {
            return option;
        }
        return config.hasPath("spark.master") ? config.getString("spark.master") : "local[*]";
    }

    /**
     * Settings handed to Spark as they are: those of the cluster's file, then {@code spark.settings}.
     *
     * @param cluster the option that names the file; without it {@code spark.cluster}
     */
    Map<String, String> spark(@Nullable Path cluster) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (cluster != null || config.hasPath("spark.cluster")) {
            settings.putAll(Cluster.in(path(cluster, "spark.cluster", "")));
        }
        settings.putAll(settings("spark.settings"));
        return settings;
    }

    /**
     * The store that {@code spark.workplace} names for the tasks of a load, with {@code depot.settings}; null where none does.
     *
     * @param option goes before it
     */
    @Nullable
    WorkplaceAddress workplace(@Nullable URI option) {
        URI place = option == null && config.hasPath("spark.workplace")
                ? URI.create(config.getString("spark.workplace"))
                : option;
        return place == null ? null : new WorkplaceAddress(place, settings("depot.settings"));
    }

    /**
     * The depot that {@code depot.place} names, with {@code depot.settings}.
     *
     * @param option goes before it
     * @throws cn.xiaokang.warehouse.fault.FaultException when neither names one, or it can't be reached
     */
    Depot depot(@Nullable URI option) {
        URI place =
                option == null && config.hasPath("depot.place") ? URI.create(config.getString("depot.place")) : option;
        if (place == null) {
            throw DepotFault.UNNAMED.told();
        }
        return Depot.at(place, settings("depot.settings"));
    }

    private Map<String, String> settings(String key) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (config.hasPath(key)) {
            config.getConfig(key)
                    .entrySet()
                    .forEach(entry -> settings.put(
                            entry.getKey().replace("\"", ""),
                            String.valueOf(entry.getValue().unwrapped())));
        }
        return settings;
    }

    private Path path(@Nullable Path option, String key, String otherwise) {
        if (option != null) {
            return option;
        }
        return Path.of(config.hasPath(key) ? config.getString(key) : otherwise);
    }
}
