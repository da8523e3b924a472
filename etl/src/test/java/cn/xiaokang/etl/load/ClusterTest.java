package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.etl.cluster.Cluster;
import cn.xiaokang.etl.cluster.ClusterFault;
import cn.xiaokang.etl.cluster.SharedFolder;
import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a load from a cluster that would lose its rows or let strangers in. A whole load on one is in {@link LoadTest}. */
class ClusterTest {
    private static final URI LOCAL = URI.create("file:///");

    @TempDir
    Path folder = Path.of("set by JUnit");

    private static void assertFault(ClusterFault expected, Executable step) {
        assertEquals(expected, assertThrows(FaultException.class, step).code());
    }

    private static Configuration told(SharedFolder shared) {
        Configuration configuration = new Configuration(false);
        shared.settings()
                .forEach((name, value) -> configuration.set(name.replaceFirst("spark\\.hadoop\\.", ""), value));
        return configuration;
    }

    @Test
    void aMachineThatSeesAnotherFolderMayNotWrite() throws IOException {
        Configuration configuration;
        try (SharedFolder shared = SharedFolder.mark(folder)) {
            configuration = told(shared);
            assertDoesNotThrow(() -> new LocalFiles().initialize(LOCAL, configuration));
            // its folder of that path is a copy from before
            Files.writeString(shared.place(), "another word");
            assertThrows(IOException.class, () -> new LocalFiles().initialize(LOCAL, configuration));
        }
        // or has nothing in it
        assertThrows(IOException.class, () -> new LocalFiles().initialize(LOCAL, configuration));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "nothing stays of the mark");
        }
        assertDoesNotThrow(() -> new LocalFiles().initialize(LOCAL, new Configuration(false)));
    }

    @Test
    void aClusterThatAnybodyMayJoinIsRefused() {
        assertFault(ClusterFault.NO_SECRET, () -> SparkSessions.open("spark://127.0.0.1:7077", Map.of()));
        assertFault(
                ClusterFault.NO_SECRET,
                () -> Cluster.requireSecret("spark://127.0.0.1:7077", Map.of("spark.authenticate.secret", " ")));
        assertDoesNotThrow(() -> Cluster.requireSecret("local[*]", Map.of()));
    }

    @Test
    void theSecretIsReadFromAFileOfItsOwnerAlone() throws IOException {
        Path file = folder.resolve("cluster.properties");
        assertFault(ClusterFault.UNREADABLE, () -> Cluster.in(file));
        Files.writeString(file, "spark.authenticate.secret = 密 \nspark.executor.memory=2g\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertFault(ClusterFault.OPEN_TO_OTHERS, () -> Cluster.in(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(Map.of("spark.authenticate.secret", "密", "spark.executor.memory", "2g"), Cluster.in(file));
    }

    @Test
    void onAClusterAllTalkIsEncryptedAndFilesAppearWithTheirJob() {
        Map<String, String> settings = Cluster.settings();
        assertEquals("true", settings.get("spark.authenticate"));
        assertEquals("true", settings.get("spark.network.crypto.enabled"));
        assertEquals("1", settings.get("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version"));
        assertTrue(Objects.requireNonNull(settings.get("spark.executor.extraJavaOptions"))
                .contains("--add-opens"));
        assertTrue(Cluster.is("spark://host:7077"));
        assertFalse(Cluster.is("local[2]"));
    }
}
