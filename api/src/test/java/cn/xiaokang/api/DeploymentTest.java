package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the units and the Containerfile name is there: launcher, commands, options, directives. docs/deploy/try.sh runs them. */
class DeploymentTest {
    private static final Path DEPLOY = Path.of("../docs/deploy");
    private static final List<String> UNITS =
            List.of("xiaokang.service", "xiaokang-load.service", "xiaokang-load.timer");

    @TempDir
    Path folder;

    @Test
    void theUnitsHoldUnderSystemd() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd's own check is on this machine");
        String launcher = Path.of("../xiaokang").toRealPath().toString();
        for (String unit : UNITS) {
            Files.writeString(
                    folder.resolve(unit),
                    Files.readString(DEPLOY.resolve(unit)).replace("/opt/xiaokang/xiaokang", launcher));
            Process check = new ProcessBuilder(
                            "/usr/bin/systemd-analyze",
                            "verify",
                            "--man=no",
                            folder.resolve(unit).toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, check.waitFor(), said);
            assertEquals("", said, unit);
        }
    }

    @Test
    void theServersOptionsAreThose() throws IOException {
        String unit = one(Pattern.compile("(?m)^ExecStart=\\S+/xiaokang serve (.*)$"), "xiaokang.service");
        String container = one(Pattern.compile("(?m)^CMD \\[\"serve\", (.*)]$"), "Containerfile")
                .replaceAll("[\",]", "");
        for (String options : List.of(unit, container)) {
            CommandLine.ParseResult parsed =
                    ServeCommand.commandLine(new ServeCommand()).parseArgs(options.split(" "));
            assertTrue(parsed.hasMatchedOption("--vault-key"), options);
        }
    }

    @Test
    void theCommandsAreTheLaunchersAndTheFilesThatAreCopiedAreThere() throws IOException {
        String launcher = Files.readString(Path.of("../xiaokang"));
        String container = Files.readString(DEPLOY.resolve("Containerfile"));
        assertTrue(Files.isExecutable(Path.of("../xiaokang")));
        assertTrue(container.contains("RUN ./xiaokang build"));
        assertTrue(launcher.contains("\n  build) build ;;"));
        assertTrue(launcher.contains("\n  serve) "));
        assertTrue(one(Pattern.compile("(?m)^ExecStart=\\S+/xiaokang (\\w+)"), "xiaokang-load.service")
                .equals("load"));
        assertFalse(Arrays.stream(container.split("\n")).anyMatch(line -> line.startsWith("USER root")));
    }

    private static String one(Pattern pattern, String file) throws IOException {
        List<MatchResult> found = pattern.matcher(Files.readString(DEPLOY.resolve(file)))
                .results()
                .toList();
        assertEquals(1, found.size(), pattern + " in " + file);
        return found.get(0).group(1);
    }
}
