package cn.xiaokang.warehouse.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the persons of a vault are put apart: by the first hexadecimal digits of their token, so that a look-up of a few persons opens a
 * few small files however many persons there are. A vault of few persons is one shelf, whose name is empty.
 */
public final class Shelves {
    /** The folder of the persons, below a snapshot's. */
    public static final String PERSONS = "vault_person";

    /** The column, and the prefix of the folders, that say the shelf. */
    public static final String COLUMN = "shelf";

    /** The first digit of a token, after the letter of its kind; counted from 0. */
    public static final int FIRST_DIGIT = 1;

    private static final int PERSONS_A_SHELF = 4_096;
    private static final int MOST_DIGITS = 2;
    private static final int HEXADECIMAL = 16;

    private Shelves() {}

    /** How many digits tell the shelves of so many persons apart. */
    public static int digits(long persons) {
        int digits = 0;
        for (long left = persons / PERSONS_A_SHELF; left > 0 && digits < MOST_DIGITS; left /= HEXADECIMAL) {
            digits++;
        }
        return digits;
    }

    /** Whether that shelf is where a person's row lies, if there is one. */
    public static boolean holds(String shelf, String personId) {
        return personId.startsWith(shelf, FIRST_DIGIT);
    }

    /**
     * The files of a folder of persons, by shelf.
     *
     * @throws IOException where there is no such folder, or it can't be read
     */
    public static Map<String, List<Path>> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .collect(Collectors.groupingBy(file -> shelf(folder, file), TreeMap::new, Collectors.toList()));
        }
    }

    private static String shelf(Path folder, Path file) {
        Path parent = Objects.requireNonNull(file.getParent());
        String name = String.valueOf(parent.getFileName());
        return parent.equals(folder) ? "" : name.substring(name.indexOf('=') + 1);
    }
}
