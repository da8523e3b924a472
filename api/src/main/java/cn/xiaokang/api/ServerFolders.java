package cn.xiaokang.api;

import cn.xiaokang.api.web.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that work on the warehouse and the server's own store. */
final class ServerFolders {
    @Option(names = "--warehouse", paramLabel = "DIR", description = "仓库目录 the warehouse (default: data/warehouse)")
    private @Nullable Path warehouse;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "服务自身的存储目录 the server's own store (default: data/state)")
    private @Nullable Path state;

    @Option(
            names = "--vault-key",
            paramLabel = "FILE",
            description =
                    "保险库密钥文件，须在数据目录之外 the file with the vault's key, apart from the data (default: ~/.config/xiaokang/vault.key)")
    private @Nullable Path vaultKey;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 configuration file (default: xiaokang.conf)")
    private @Nullable Path config;

    /** The settings that they and the configuration file give. */
    Settings settings() {
        return settings(null, null);
    }

    /** The same for a server, which listens at an address. */
    Settings settings(@Nullable String host, @Nullable Integer port) {
        return Settings.read(new Settings.Given(warehouse, state, vaultKey, host, port, config));
    }
}
