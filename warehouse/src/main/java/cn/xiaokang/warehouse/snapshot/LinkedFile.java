package cn.xiaokang.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that two snapshots share. */
public final class LinkedFile {
    private LinkedFile() {}

    /** Gives the same bytes a second name, which neither snapshot ever changes; a copy where the file system has no second names. */
    public static void make(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(from, to);
        }
    }
}
