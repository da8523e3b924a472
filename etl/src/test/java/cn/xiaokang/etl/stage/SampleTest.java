package cn.xiaokang.etl.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some deliveries of a fictional city in all the forms that departments use, and what must come of them. */
final class SampleTest {
    @Test
    void everyRowIsLoadedSupersededOrInQuarantineAsTheTruthSays(@TempDir Path folder) throws Exception {
        TrialInbox trial = new TrialInbox(folder);
        copy(resource("sample-inbox"), trial.inbox);
        trial.load();

        List<String> rows = new ArrayList<>(List.of("source,rows"));
        for (String line : Files.readAllLines(resource("sample-rows.csv"))) {
            String source = line.substring(0, line.indexOf(','));
            if (!source.equals("source")) {
                rows.add(source
                        + ','
                        + trial.staged().rows(SparkForTests.session(), source).count());
            }
        }
        assertEquals(Files.readAllLines(resource("sample-rows.csv")), rows);

        List<String> refused = new ArrayList<>(List.of("source,file,line,reason"));
        for (Row row : trial.staged()
                .quarantine(SparkForTests.session())
                .orderBy("source", "file", "line")
                .collectAsList()) {
            refused.add(row.getString(1) + ',' + row.getString(2) + ',' + row.getInt(3) + ',' + row.getString(5));
        }
        assertEquals(Files.readAllLines(resource("sample-quarantine.csv")), refused);
        assertTrue(trial.staged().reconciliation().stream().allMatch(Reconciliation::isBalanced));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(SampleTest.class.getResource("/" + name)).toURI());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
    }
}
