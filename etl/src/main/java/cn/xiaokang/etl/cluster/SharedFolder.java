package cn.xiaokang.etl.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.apache.hadoop.conf.Configuration;

/**
 * The proof that every process of a load sees one and the same folder: a file with a word drawn by chance. A machine on which the folder is another
 * one would write its share of a table where nobody finds it, and no error would tell.
 *
 * @param place the file
 * @param word what stands in it
 */
public record SharedFolder(Path place, String word) implements AutoCloseable {
    private static final String SETTING = "spark.hadoop.";
    private static final String PLACE = "xiaokang.shared.place";
    private static final String WORD = "xiaokang.shared.word";
    private static final int BYTES = 16;

    /** Puts the file into a folder; whoever has it closes it, which takes the file away. */
    public static SharedFolder mark(Path folder) {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        String word = Hex.encodeHexString(drawn);
        try {
            Files.createDirectories(folder);
            Path place = folder.toAbsolutePath().resolve(".shared-" + word.substring(0, 8));
            return new SharedFolder(Files.writeString(place, word), word);
        } catch (IOException e) {
            throw new UncheckedIOException("marking " + folder, e);
        }
    }

    /** What a session needs to be told, so that every process of it looks for the file. */
    public Map<String, String> settings() {
        return Map.of(SETTING + PLACE, place.toString(), SETTING + WORD, word);
    }

    /** Whether this process sees the folder that a session was told of; true where it was told of none. */
    public static boolean isSeen(Configuration configuration) throws IOException {
        String place = configuration.get(PLACE);
        if (place == null) {
            return true;
        }
        try {
            return Files.readString(Path.of(place)).equals(configuration.get(WORD));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Keeps a process from writing into a folder of its own.
     *
     * @throws IOException when it doesn't see the folder that the session was told of
     */
    public static void require(Configuration configuration) throws IOException {
        if (!isSeen(configuration)) {
            throw new IOException("this machine does not see the shared folder with " + configuration.get(PLACE));
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw new UncheckedIOException("taking away " + place, e);
        }
    }
}
