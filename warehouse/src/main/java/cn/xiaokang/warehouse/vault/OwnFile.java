package cn.xiaokang.warehouse.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that their owner alone may read, and that are there whole or not at all. */
public final class OwnFile {
    private static final String ALONE = "rw-------";

    private OwnFile() {}

    /** Puts a text in a file's place, in one step; on the disk when this returns. */
    static void write(Path file, String text) throws IOException {
        replace(file, unfinished(file, ".tmp", text, ALONE));
    }

    /** The same with a file that the owner's group may read: what stands in it is sealed. */
    static void writeForGroup(Path file, String text) throws IOException {
        replace(file, unfinished(file, ".tmp", text, "rw-r-----"));
    }

    /** Makes a file in one step, unless there is one: of two that make it at once, one has made it. */
    static void make(Path file, String text) throws IOException {
        Path unfinished = unfinished(file, "." + UUID.randomUUID() + ".tmp", text, ALONE);
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException made) {
            // the other's stays
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        sync(file.resolveSibling("."));
    }

    private static Path unfinished(Path file, String ending, String text, String rights) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ending);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, ALONE))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isPosix(file)) {
            // whatever the process takes away from new files by itself
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(rights));
        }
        return unfinished;
    }

    /** Moves another file of the same folder into a file's place, in one step. */
    static void replace(Path file, Path by) throws IOException {
        Files.move(by, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling("."));
    }

    /** Makes a file's folder, closed to others, where it is not there. */
    static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(file, "rwx------"));
        }
    }

    /** Takes a file away; gone from the disk when this returns. */
    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            sync(file.resolveSibling("."));
        }
    }

    /** Whether others than the owner may read it; never where the file system knows no such rights. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file)
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(right -> !right.name().startsWith("OWNER_"));
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String rights) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
