package cn.xiaokang.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server is told to run. */
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnyWordItListensToThisMachineAlone() {
        Settings settings = Settings.read(new Settings.Given(null, null, null, null, null, null));
        assertEquals("127.0.0.1", settings.host());
        assertEquals(8080, settings.port());
        assertEquals(Duration.ofMinutes(30), settings.session().idle());
        assertFalse(settings.isSecure());
    }

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefaults() throws Exception {
        Path file = Files.writeString(
                folder.resolve("xiaokang.conf"),
                "serve { port = 9000, host = \"0.0.0.0\", public-address = \"https://fp.example.gov.cn\" }\ncity.seed = 7");
        Settings settings = Settings.read(new Settings.Given(null, null, null, null, 9001, file));
        assertEquals(9001, settings.port());
        assertEquals("0.0.0.0", settings.host());
        assertTrue(settings.isSecure());
    }

    /** One file serves the load and the server; the example that people copy is held to it. */
    @Test
    void theExampleIsAValidFile() {
        Settings settings =
                Settings.read(new Settings.Given(null, null, null, null, null, Path.of("../xiaokang.conf.example")));
        assertEquals(Path.of("data/warehouse"), settings.warehouse());
        assertEquals(Duration.ofHours(12), settings.session().longest());
    }

    @Test
    void allFaultsOfAFileAreToldAtOnce() throws Exception {
        Path file = Files.writeString(
                folder.resolve("xiaokang.conf"),
                "serve { port = many, session.idle = soon, query.threads = 0, prot = 80, tls { certificate = nowhere.pem, key = nowhere.key } }");
        FaultException fault = assertThrows(
                FaultException.class, () -> Settings.read(new Settings.Given(null, null, null, null, null, file)));
        assertEquals("WEB-BAD_CONFIGURATION", fault.code().code());
        for (String named : new String[] {"port", "idle", "threads", "prot", "nowhere.pem", "nowhere.key"}) {
            assertTrue(fault.en().contains(named), named + " in " + fault.en());
        }
    }
}
