package cn.xiaokang.etl.workplace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A folder of one load's own in a store, under a name drawn by chance, laid out as the warehouse's folder is. Nothing in it is ever served: what
 * counts is at home. So it need not be atomic: a job's files are asked for when the driver knows that the job is done, and what a load that
 * died left is thrown away by the next, which finds its name in the warehouse.
 */
public final class StoreWorkplace implements Workplace {
    private static final System.Logger LOG = System.getLogger(StoreWorkplace.class.getName());
    private static final String SETTING = "spark.hadoop.";
    private static final String PLACE = "xiaokang.workplace.place";
    private static final String WORD = "xiaokang.workplace.word";

    /** What names the folders of loads that are running or died, one file each. */
    private static final String NOTES = "building/workplaces";

    private static final Pattern NAME = Pattern.compile("load-[0-9a-f]{16}");
    private static final int NAME_BYTES = 8;
    private static final int WORD_BYTES = 16;
    private static final short OWNER_ALONE = 0700;

    private final WorkplaceAddress address;
    private final java.nio.file.Path warehouse;
    private final FileSystem files;
    private final String name;
    private final String word;

    private StoreWorkplace(WorkplaceAddress address, java.nio.file.Path warehouse, FileSystem files) {
        this.address = address;
        this.warehouse = warehouse;
        this.files = files;
        this.name = "load-" + drawn(NAME_BYTES);
        this.word = drawn(WORD_BYTES);
    }

    /**
     * Makes a folder in a store for one load; whoever has it closes it.
     *
     * @param warehouse the folder that it stands for
     * @throws cn.xiaokang.warehouse.fault.FaultException when the store refuses or can't be reached
     */
    public static StoreWorkplace at(WorkplaceAddress address, java.nio.file.Path warehouse) {
        Configuration configuration = new Configuration();
        address.settings().forEach(configuration::set);
        try {
            StoreWorkplace made =
                    new StoreWorkplace(address, warehouse, FileSystem.newInstance(address.place(), configuration));
            made.mark();
            return made;
        } catch (IOException | RuntimeException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
    }

    /** The note first, so that the next load knows of the folder whatever becomes of this one. */
    private void mark() throws IOException {
        Files.createDirectories(notes());
        Files.writeString(notes().resolve(name), address.place() + "\n");
        files.mkdirs(folder(), new FsPermission(OWNER_ALONE));
        put("word", word.getBytes(StandardCharsets.US_ASCII));
    }

    /** What a session needs to be told, so that its processes reach the store, work in it alone, and can show that they do. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        address.settings().forEach((key, value) -> settings.put(SETTING + key, value));
        settings.put(SETTING + PLACE, named("word"));
        settings.put(SETTING + WORD, word);
        settings.put(SETTING + "fs.file.impl", KeptFiles.class.getName());
        settings.put(SETTING + "mapreduce.fileoutputcommitter.algorithm.version", "1");
        return settings;
    }

    /** Whether this process reads what the load put there; true where the session was told of no store. */
    public static boolean isSeen(Configuration configuration) {
        String place = configuration.get(PLACE);
        if (place == null) {
            return true;
        }
        byte[] expected = Objects.requireNonNull(configuration.get(WORD)).getBytes(StandardCharsets.US_ASCII);
        try {
            return Arrays.equals(read(place, configuration), expected);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What was put somewhere in the workplace, as a task reads it.
     *
     * @throws FileNotFoundException when nothing was
     */
    public static byte[] read(String named, Configuration configuration) throws IOException {
        Path path = new Path(named);
        try (InputStream bytes = path.getFileSystem(configuration).open(path)) {
            return bytes.readAllBytes();
        }
    }

    @Override
    public boolean isHere() {
        return false;
    }

    @Override
    public String at(java.nio.file.Path here) {
        return placeOf(here).toString();
    }

    @Override
    public String named(String put) {
        return new Path(folder(), put).toString();
    }

    @Override
    public void give(java.nio.file.Path folder) {
        List<java.nio.file.Path> here;
        try (Stream<java.nio.file.Path> found = Files.walk(folder)) {
            here = found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking through " + folder, e);
        }
        try {
            Map<String, Long> there = lengths(placeOf(folder));
            files.mkdirs(placeOf(folder));
            for (java.nio.file.Path file : here) {
                if (!Long.valueOf(Files.size(file)).equals(there.get(relative(folder, file)))) {
                    try (InputStream bytes = Files.newInputStream(file);
                            OutputStream to = files.create(placeOf(file), true)) {
                        bytes.transferTo(to);
                    }
                }
            }
        } catch (IOException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
    }

    @Override
    public void take(java.nio.file.Path folder) {
        try {
            if (Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making room at " + folder, e);
        }
        try {
            for (Map.Entry<String, Long> file : lengths(placeOf(folder)).entrySet()) {
                java.nio.file.Path to = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                try (InputStream bytes = files.open(placeOf(to))) {
                    if (Files.copy(bytes, to, StandardCopyOption.REPLACE_EXISTING) != file.getValue()) {
                        throw WorkplaceFault.CUT_SHORT.of(file.getKey());
                    }
                }
            }
        } catch (IOException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
    }

    @Override
    public void move(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
        try {
            if (!files.rename(placeOf(from), placeOf(to))) {
                throw new IOException(from + " could not be renamed");
            }
        } catch (IOException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
        Workplace.here().move(from, to);
    }

    @Override
    public void put(String put, byte[] bytes) {
        try (OutputStream to = files.create(new Path(folder(), put), true)) {
            to.write(bytes);
        } catch (IOException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
    }

    /** Those of another address stay noted for a load that works there. */
    @Override
    public void clearDead() {
        List<java.nio.file.Path> noted;
        try (Stream<java.nio.file.Path> found = Files.list(notes())) {
            noted = found.filter(note -> !note.endsWith(name))
                    .filter(note ->
                            NAME.matcher(String.valueOf(note.getFileName())).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for dead loads in " + notes(), e);
        }
        try {
            for (java.nio.file.Path note : noted) {
                if (Files.readString(note).strip().equals(address.place().toString())) {
                    files.delete(new Path(address.place() + "/" + note.getFileName()), true);
                    Files.delete(note);
                }
            }
        } catch (IOException e) {
            throw WorkplaceFault.UNREACHABLE.of(address.place(), e);
        }
    }

    /** Where the store refuses, the note stays, and the next load does it: what this one made or failed at is not to be told as that. */
    @Override
    public void close() {
        try (FileSystem closing = files) {
            closing.delete(folder(), true);
            Files.deleteIfExists(notes().resolve(name));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "what this load left in " + folder() + " is left for the next to clear",
                    e);
        }
    }

    /** Length of each file below a folder by its path from there; nothing of what a job is still at. */
    private Map<String, Long> lengths(Path folder) throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        FileStatus top;
        try {
            top = files.getFileStatus(folder);
        } catch (FileNotFoundException e) {
            return lengths;
        }
        String above = top.getPath().toString() + "/";
        RemoteIterator<LocatedFileStatus> found = files.listFiles(folder, true);
        while (found.hasNext()) {
            LocatedFileStatus file = found.next();
            String path = file.getPath().toString().substring(above.length());
            if (Stream.of(path.split("/")).noneMatch(part -> part.startsWith("_") || part.startsWith("."))) {
                lengths.put(path, file.getLen());
            }
        }
        return lengths;
    }

    private static String relative(java.nio.file.Path folder, java.nio.file.Path file) {
        return folder.relativize(file).toString();
    }

    private Path placeOf(java.nio.file.Path here) {
        java.nio.file.Path path = here.toAbsolutePath().normalize();
        if (!path.startsWith(warehouse)) {
            throw new IllegalArgumentException(here + " is not the warehouse's");
        }
        return new Path(folder(), warehouse.relativize(path).toString());
    }

    private Path folder() {
        return new Path(address.place() + "/" + name);
    }

    private java.nio.file.Path notes() {
        return warehouse.resolve(NOTES);
    }

    private static String drawn(int bytes) {
        byte[] drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return Hex.encodeHexString(drawn);
    }
}
