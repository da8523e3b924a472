package cn.xiaokang.api.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** What servers that were killed have left of releases on their way; a server that lives writes to its own again and again. */
final class AbandonedFolders {
    private static final Duration UNTOUCHED = Duration.ofDays(1);

    private AbandonedFolders() {}

    /** Takes away each folder below that one in which nothing was written for a day. */
    static void sweep(Path parent, Instant now) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> there = Files.list(parent)) {
            folders = there.toList();
        }
        for (Path folder : folders) {
            if (lastWritten(folder).isBefore(now.minus(UNTOUCHED))) {
                PathUtils.deleteDirectory(folder);
            }
        }
    }

    private static Instant lastWritten(Path folder) throws IOException {
        Instant last = Files.getLastModifiedTime(folder).toInstant();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }
}
