package cn.xiaokang.api.attack;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds docs/faults.yaml to the tests: each fault is brought about by a test that is there and asserts what the table says is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("warehouse", "etl", "dashboards", "api");

    /** What a test is marked by, and its name. */
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|Property)\\b(?:(?!\\n    }).)*?\\n    void (\\w+)\\(", Pattern.DOTALL);

    private Map<String, String> tests = Map.of();

    /** One line of the table. */
    record Fault(String fault, String holds, @Nullable String code, List<String> tests) {}

    @BeforeAll
    void read() throws IOException {
        try (Stream<Path> files =
                MODULES.stream().flatMap(module -> filesOf(ROOT.resolve(module).resolve("src/test/java")))) {
            tests = files.collect(Collectors.toMap(
                    file -> String.valueOf(file.getFileName()).replace(".java", ""),
                    FaultTableTest::text,
                    (one, other) -> one + other));
        }
    }

    @Test
    void eachFaultIsBroughtAboutByATestThatIsThere() throws IOException {
        assertAll(faults().stream().flatMap(fault -> fault.tests().stream()).map(test -> () -> {
            assertFalse(bodyOf(test).isEmpty(), test);
        }));
    }

    @Test
    void whatIsToldIsAssertedThere() throws IOException {
        assertAll(faults().stream().filter(fault -> fault.code() != null).map(fault -> () -> {
            String code = String.valueOf(fault.code());
            String constant = code.substring(code.indexOf('-') + 1);
            String all = fault.tests().stream().map(this::bodyOf).collect(Collectors.joining());
            assertTrue(
                    all.contains("\"" + code + "\"") || all.contains("Fault." + constant), fault.fault() + ": " + code);
        }));
    }

    @Test
    void everyKindOfFaultThatIsAskedForIsThere() throws IOException {
        String all = faults().stream().map(Fault::fault).collect(Collectors.joining("\n"));
        for (String kind : List.of(
                "signal 9",
                "disk is full",
                "cut short",
                "flipped",
                "manifest is torn",
                "two loads at once",
                "clock",
                "pruned while",
                "case store is lost",
                "changes while it is read",
                "memory runs short")) {
            assertTrue(all.contains(kind), kind);
        }
        assertEquals(
                faults().size(), faults().stream().map(Fault::fault).distinct().count());
    }

    private static List<Fault> faults() throws IOException {
        return new YAMLMapper().readValue(ROOT.resolve("docs/faults.yaml").toFile(), new TypeReference<>() {});
    }

    /** What stands in a test, given as Class#method; empty where there is none such. */
    private String bodyOf(String test) {
        String[] named = test.split("#", 2);
        String source = tests.getOrDefault(named[0], "");
        Matcher found = TEST.matcher(source);
        while (found.find()) {
            if (found.group(1).equals(named[1])) {
                return source.substring(found.end(), source.indexOf("\n    }", found.end()));
            }
        }
        return "";
    }

    private static Stream<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("reading " + folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("reading " + file, e);
        }
    }
}
