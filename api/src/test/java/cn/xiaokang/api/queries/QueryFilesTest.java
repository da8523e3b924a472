package cn.xiaokang.api.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The statements that the server asks. */
class QueryFilesTest {
    private static final Path QUERIES = Path.of("src/main/resources/queries");
    private static final Path CATALOGUE = Path.of("../warehouse/src/main/resources/catalogue");
    private static final Pattern INNER = Pattern.compile("/\\* ([a-z_]+/[a-z_]+) \\*/");

    /**
     * Divisions are public; sources and checks are of the whole snapshot and for operators; evidence is asked for by the numbers that
     * a flag within the viewer's area names; a rank needs every county, and of the sheet a county's viewer gets their own row alone;
     * ages are asked for by the tokens of a notice within the viewer's area; households are looked up among what rows within the area
     * have shown already; branches and files are named for what a household's own facts say; an integrity note holds a county against the
     * others, and what is found of others doesn't go out.
     */
    private static final List<String> WITHOUT_AREA = List.of(
            "reference/divisions.sql",
            "pages/delivery_sources.sql",
            "pages/checks.sql",
            "pages/evidence.sql",
            "assessment/every_county.sql",
            "publication/ages.sql",
            "workbench/named_households.sql",
            "dossier/branches.sql",
            "dossier/deliveries.sql",
            "growth/integrity.sql");

    @Test
    void everyQueryIsBoundToTheViewersAreaAndSaysWhatItsRowsAre() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Path file : files()) {
            String name = QUERIES.relativize(file).toString();
            String sql = Files.readString(file);
            if (!sql.startsWith("-- ")) {
                faults.add(name + " does not begin with its grain");
            }
            if (!whole(sql).contains(":viewer_county") && !WITHOUT_AREA.contains(name)) {
                faults.add(name + " is not bound to the viewer's area");
            }
            if (sql.lines().filter(line -> !line.strip().startsWith("--")).anyMatch(line -> line.contains(";"))) {
                faults.add(name + " holds more than one statement");
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(files().size() > 30);
    }

    /** Money is summed in one place (the catalogue's macros/fund_books.sql), so that no two pages can tell two figures of it. */
    @Test
    void noQueryReadsTheFlowOfFundsBesideTheOneSum() throws Exception {
        List<String> beside = new ArrayList<>();
        List<Path> all = new ArrayList<>(files());
        try (Stream<Path> laboratory = Files.walk(CATALOGUE.resolve("laboratory"))) {
            laboratory.filter(path -> path.toString().endsWith(".sql")).forEach(all::add);
        }
        for (Path file : all) {
            if (Files.readString(file).contains("fact_fund_flow")) {
                beside.add(file.toString());
            }
        }
        assertEquals(List.of(), beside);
        assertTrue(Files.readString(CATALOGUE.resolve("macros/fund_books.sql")).contains("fact_fund_flow"));
    }

    /** The text with the queries that it stands around. */
    private static String whole(String sql) throws IOException {
        Matcher inner = INNER.matcher(sql);
        if (!inner.find()) {
            return sql;
        }
        String text = Files.readString(QUERIES.resolve(inner.group(1) + ".sql"));
        return whole(sql.replace(inner.group(), text));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(QUERIES)) {
            return paths.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
