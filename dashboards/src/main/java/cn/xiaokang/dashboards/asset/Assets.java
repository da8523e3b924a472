package cn.xiaokang.dashboards.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the files of the pages by the path after {@code /assets/}. A path is words of lower-case letters, digits and
 * hyphens with one of three endings; anything else, {@code ..} above all, is not looked for. The chart library has its
 * version in its path and may be kept for ever; our own files are asked for again with their digest.
 */
public final class Assets {
    private static final Pattern PATH = Pattern.compile("(parts|charts|pages)(/[a-z0-9-]+){1,3}\\.(js|css|svg)");
    private static final String ECHARTS_PATH = "echarts/6.0.0/echarts.js";
    private static final String ECHARTS = "META-INF/resources/_static/echarts/6.0.0/dist/echarts.esm.min.mjs";
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    private final Map<String, Optional<Asset>> found = new ConcurrentHashMap<>();

    /** The file at a path such as {@code pages/cockpit/page.js}, or none. */
    public Optional<Asset> at(String path) {
        if (path.equals(ECHARTS_PATH)) {
            return found.computeIfAbsent(path, p -> read(ECHARTS, "js"));
        }
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return found.computeIfAbsent(path, p -> read("cn/xiaokang/dashboards/web/" + p, ending));
    }

    /** Whether a path names its content for ever. */
    public boolean isImmutable(String path) {
        return path.equals(ECHARTS_PATH);
    }

    private static Optional<Asset> read(String resource, String ending) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(new Asset(content, TYPES.getOrDefault(ending, "text/plain"), digest(content)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
