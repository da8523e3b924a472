package cn.xiaokang.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the house asks of every page's files. */
class TemplatesTest {
    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern WORD = Pattern.compile("say\\(\"([a-zA-Z0-9_]+)\"");
    private static final int MOST_SCRIPT = 60_000;

    @Test
    void everyWordOfATemplateIsThereInBothLanguages() throws IOException {
        for (Path template : files(WEB.resolve("pages"), ".jte")) {
            String page = WEB.resolve("pages").relativize(template).getName(0).toString();
            for (Language language : Language.values()) {
                Text text = Text.of(page, language);
                Matcher word = WORD.matcher(Files.readString(template));
                while (word.find()) {
                    if (!word.group(1).endsWith("_")) {
                        assertFalse(text.say(word.group(1)).isEmpty(), page + " " + word.group(1));
                    }
                }
            }
        }
    }

    @Test
    void everyWordIsThereInBothLanguages() throws IOException {
        Pattern entry = Pattern.compile("^([A-Za-z0-9_-]+): \\{zh: .+, en: .+}$");
        for (Path words : files(WEB, "text.yaml")) {
            for (String line : Files.readAllLines(words)) {
                assertTrue(line.startsWith("#") || entry.matcher(line).matches(), words + ": " + line);
            }
        }
    }

    @Test
    void noTemplateHasScriptOrStyleOfItsOwnOrAnAddressElsewhere() throws IOException {
        Pattern inline = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:|https?://");
        for (Path template : files(WEB, ".jte")) {
            assertFalse(inline.matcher(Files.readString(template)).find(), template.toString());
        }
    }

    @Test
    void noPageUsesAnothersFiles() throws IOException {
        Pattern imported = Pattern.compile("from '([^']+)'|import '([^']+)'");
        for (Path module : files(WEB.resolve("pages"), ".js")) {
            Matcher path = imported.matcher(Files.readString(module));
            while (path.find()) {
                String target = path.group(1) == null ? path.group(2) : path.group(1);
                assertTrue(
                        target.startsWith("../../parts/") || target.startsWith("../../charts/"),
                        module + " imports " + target);
            }
        }
    }

    @Test
    void ourOwnScriptStaysSmall() throws IOException {
        long bytes = 0;
        for (Path module : files(WEB, ".js")) {
            bytes += Files.size(module);
        }
        assertTrue(bytes < MOST_SCRIPT, bytes + " bytes of script");
    }

    @Test
    void everyPageHasItsFourFiles() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> pages = Files.list(WEB.resolve("pages"))) {
            pages.forEach(page -> Stream.of("page.jte", "page.js", "page.css", "text.yaml")
                    .map(page::resolve)
                    .filter(file -> !Files.isRegularFile(file))
                    .forEach(file -> missing.add(file.toString())));
        }
        assertEquals(List.of(), missing);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty(), folder + " has no " + ending);
            return files;
        }
    }
}
