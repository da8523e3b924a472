package cn.xiaokang.etl.depot;

import cn.xiaokang.warehouse.snapshot.Manifest;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A store of any kind that Hadoop's file systems reach.
 *
 * <pre>
 * files/ab/ab12…                the bytes of a file, under their SHA-256: never changed, held once whatever snapshots share it
 * snapshots/ID/manifest.json    which files a snapshot is made of
 * current/0000000007            "ID DIGEST": the snapshot to be served, and the digest of its manifest
 * </pre>
 *
 * <p>Nothing is ever written in the place of something else, since an object store does not replace a name in one step for all who read. What
 * is current is the pointer with the greatest number; it is written last, so that all it names is there.
 */
public final class Depot implements AutoCloseable {
    private static final Pattern POINTER = Pattern.compile("(s[0-9]{6,}-[0-9a-f]{8}) ([0-9a-f]{64})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");
    private static final int MOST_BYTES_OF_A_POINTER = 1024;

    private final URI place;
    private final FileSystem files;
    private final boolean isObjectStore;

    private Depot(URI place, FileSystem files) throws IOException {
        this.place = place;
        this.files = files;
        this.isObjectStore = files.hasPathCapability(path(""), CommonPathCapabilities.ETAGS_AVAILABLE);
    }

    /**
     * The depot at an address.
     *
     * @param place such as {@code hdfs://host:8020/xiaokang} or {@code s3a://bucket/xiaokang}
     * @param settings of the file system, such as {@code fs.s3a.endpoint}
     * @throws cn.xiaokang.warehouse.fault.FaultException when nothing of the kind can be reached
     */
    public static Depot at(URI place, Map<String, String> settings) {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        try {
            return new Depot(place, FileSystem.newInstance(place, configuration));
        } catch (IOException | RuntimeException e) {
            throw DepotFault.UNREACHABLE.of(place, e);
        }
    }

    /** Where it is. */
    URI place() {
        return place;
    }

    /**
     * What is current.
     *
     * @param number the pointer's own number, from 1 on
     * @param snapshot the snapshot's id
     * @param manifest the SHA-256 of its manifest
     */
    record Pointer(long number, String snapshot, String manifest) {
        String text() {
            return snapshot + " " + manifest;
        }
    }

    /** The newest pointer; none before the first. */
    Optional<Pointer> current() throws IOException {
        FileStatus[] pointers;
        try {
            pointers = files.listStatus(path("current"));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
        Optional<String> last = Arrays.stream(pointers)
                .map(status -> status.getPath().getName())
                .filter(NUMBER.asMatchPredicate())
                .max(String::compareTo);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        String name = "current/" + last.get();
        try (InputStream bytes = files.open(path(name))) {
            Matcher read =
                    POINTER.matcher(new String(bytes.readNBytes(MOST_BYTES_OF_A_POINTER), StandardCharsets.US_ASCII));
            if (!read.matches()) {
                throw DepotFault.DAMAGED.of(name);
            }
            return Optional.of(new Pointer(Long.parseLong(last.get()), read.group(1), read.group(2)));
        }
    }

    /** Puts a pointer beside those of before; all that it names must be there. */
    void point(Pointer pointer) throws IOException {
        InputStream text = new ByteArrayInputStream(pointer.text().getBytes(StandardCharsets.US_ASCII));
        try {
            put(text, path("current/%010d".formatted(pointer.number())), false);
        } catch (FileAlreadyExistsException e) {
            throw DepotFault.OVERTAKEN.of(pointer.number(), e);
        }
    }

    /** SHA-256 of a file, as 64 hexadecimal digits. */
    static String digest(java.nio.file.Path file) throws IOException {
        return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file);
    }

    /** Whether a snapshot's file is there at its full length. */
    boolean holds(Manifest.FileEntry entry) throws IOException {
        return isThere(content(entry.sha256()), entry.bytes());
    }

    /** Puts a file under its digest, in the place of one that was cut short. */
    void put(java.nio.file.Path file, String sha256) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            put(bytes, content(sha256), true);
        }
    }

    /** Copies a file out, and holds it to its digest on the way. */
    void get(Manifest.FileEntry entry, java.nio.file.Path to) throws IOException {
        get(content(entry.sha256()), entry.sha256(), to);
    }

    /** Puts a snapshot's manifest. */
    void putManifest(String snapshot, java.nio.file.Path manifest) throws IOException {
        try (InputStream bytes = Files.newInputStream(manifest)) {
            put(bytes, manifest(snapshot), true);
        }
    }

    /** Copies the manifest out that a pointer names. */
    void getManifest(Pointer pointer, java.nio.file.Path to) throws IOException {
        get(manifest(pointer.snapshot()), pointer.manifest(), to);
    }

    private void get(Path from, String sha256, java.nio.file.Path to) throws IOException {
        try (InputStream bytes = files.open(from)) {
            Files.copy(bytes, to);
        } catch (FileNotFoundException e) {
            throw DepotFault.DAMAGED.of(from, e);
        }
        if (!digest(to).equals(sha256)) {
            Files.delete(to);
            throw DepotFault.DAMAGED.of(from);
        }
    }

    /**
     * Puts bytes under a name, whole or not at all. An object appears when its last byte is there; a file appears when it is opened, so
     * it is written elsewhere and gets its name at the end.
     */
    private void put(InputStream bytes, Path name, boolean mayReplace) throws IOException {
        if (isObjectStore) {
            try (OutputStream to = files.create(name, mayReplace)) {
                bytes.transferTo(to);
            }
            return;
        }
        Path unfinished = path("unfinished/" + UUID.randomUUID());
        try (OutputStream to = files.create(unfinished, false)) {
            bytes.transferTo(to);
        }
        files.mkdirs(name.getParent());
        if (mayReplace) {
            files.delete(name, false);
        }
        if (!files.rename(unfinished, name)) {
            files.delete(unfinished, false);
            throw new FileAlreadyExistsException(name.toString());
        }
    }

    private boolean isThere(Path name, long bytes) throws IOException {
        try {
            return files.getFileStatus(name).getLen() == bytes;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static String manifestName(String snapshot) {
        return "snapshots/" + snapshot + "/" + Manifest.FILE;
    }

    private Path manifest(String snapshot) {
        return path(manifestName(snapshot));
    }

    private Path content(String sha256) {
        return path("files/" + sha256.substring(0, 2) + "/" + sha256);
    }

    private Path path(String name) {
        return new Path(place + "/" + name);
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw DepotFault.UNREACHABLE.of(place, e);
        }
    }
}
