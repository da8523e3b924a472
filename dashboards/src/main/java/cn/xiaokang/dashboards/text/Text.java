package cn.xiaokang.dashboards.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one page in one language: those of its own text.yaml over those that all pages share. A key that is not
 * there is a fault of ours and throws, so that no page shows a key in place of a word.
 */
public final class Text {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Map<String, Map<String, String>>> FILES = new ConcurrentHashMap<>();

    private final String page;
    private final Language language;
    private final Map<String, Map<String, String>> words;

    private Text(String page, Language language, Map<String, Map<String, String>> words) {
        this.page = page;
        this.language = language;
        this.words = words;
    }

    /** The words of a page, for example of {@code cockpit}. */
    public static Text of(String page, Language language) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>(file("parts/text.yaml"));
        words.putAll(file("pages/" + page + "/text.yaml"));
        return new Text(page, language, words);
    }

    public Language language() {
        return language;
    }

    /** The word for a key. */
    public String say(String key) {
        Map<String, String> entry = words.get(key);
        String word = entry == null ? null : entry.get(language.code());
        if (word == null) {
            throw new IllegalArgumentException(
                    "page " + page + " has no word for \"" + key + "\" in " + language.code());
        }
        return word;
    }

    /** The word for a key with {0}, {1} ... replaced. */
    public String say(String key, Object... values) {
        String word = say(key);
        for (int i = 0; i < values.length; i++) {
            word = word.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return word;
    }

    /** The word for a key made of a known beginning and a code, or the code itself where it has none. */
    public String named(String beginning, String code) {
        return words.containsKey(beginning + "_" + code) ? say(beginning + "_" + code) : code;
    }

    private static Map<String, Map<String, String>> file(String path) {
        return FILES.computeIfAbsent(path, Text::read);
    }

    private static Map<String, Map<String, String>> read(String path) {
        try (InputStream in = Text.class.getResourceAsStream("/cn/xiaokang/dashboards/web/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no words at " + path);
            }
            return YAML.readValue(in, new TypeReference<Map<String, Map<String, String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("reading the words of " + path, e);
        }
    }
}
