package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** All files of a catalogue, by path within it, in the order of their paths. */
record CatalogueFiles(NavigableMap<String, byte[]> files) {
    private static final String ANCHOR = "/catalogue/codes.yaml";

    /** The catalogue on the class path, in a folder or in a jar. */
    static CatalogueFiles onClassPath() {
        URL anchor = CatalogueFiles.class.getResource(ANCHOR);
        if (anchor == null) {
            throw unreadable("catalogue/codes.yaml", null);
        }
        try {
            URI uri = anchor.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return in(folderOf(Path.of(uri)));
            }
            URI jar = URI.create(uri.toString().substring(0, uri.toString().indexOf('!')));
            try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
                return in(folderOf(inside.getPath(ANCHOR)));
            }
        } catch (IOException | URISyntaxException e) {
            throw unreadable(anchor.toString(), e);
        }
    }

    static CatalogueFiles in(Path folder) {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
        return new CatalogueFiles(files);
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private static FaultException unreadable(String where, @Nullable Throwable cause) {
        return new FaultException(
                CatalogueFault.UNREADABLE,
                "无法读取目录 " + where + "，请检查安装是否完整。",
                "Cannot read the catalogue at " + where + ": check that the installation is whole.",
                cause);
    }

    Optional<String> text(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Names of the folders directly in a folder. */
    List<String> foldersIn(String folder) {
        String start = folder + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(start) && path.indexOf('/', start.length()) > 0)
                .map(path -> path.substring(start.length(), path.indexOf('/', start.length())))
                .distinct()
                .toList();
    }

    /** Paths of the files directly in a folder that end so. */
    List<String> filesIn(String folder, String ending) {
        String start = folder + "/";
        return files.keySet().stream()
                .filter(path ->
                        path.startsWith(start) && path.indexOf('/', start.length()) < 0 && path.endsWith(ending))
                .toList();
    }

    /** SHA-256 over the paths and contents of all that decides a figure: not the cases. */
    String digest() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        files.forEach((path, content) -> {
            if (!path.contains("/cases/")) {
                digest.update((path + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
