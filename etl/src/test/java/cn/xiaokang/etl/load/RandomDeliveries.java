package cn.xiaokang.etl.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A city's files, brought to an inbox in an order drawn by chance: some at first and the others late, some of those that are there once more as
 * they were, some corrected by a revision that lacks a row or has one twice.
 */
final class RandomDeliveries {
    private static final int FIRST_OF_TEN = 7;
    private static final int CORRECTED = 6;
    private static final int REPEATED = 3;

    private final Random chance;
    private final Path inbox;
    private final List<Path> toCome;
    private final Path city;
    private final TreeMap<String, Integer> revisions = new TreeMap<>();

    /**
     * @param city an inbox with all files
     * @param inbox where they come, empty at first
     */
    RandomDeliveries(Path city, Path inbox, long seed) throws IOException {
        this.chance = new Random(seed);
        this.city = city;
        this.inbox = inbox;
        try (Stream<Path> files = Files.walk(city)) {
            this.toCome =
                    new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
        Collections.shuffle(toCome, chance);
    }

    /** Seven of ten. */
    void bringFirst() throws IOException {
        bring(toCome.size() * FIRST_OF_TEN / 10);
    }

    /** Some of what is late, some corrections, some repeats; what was done, for the message of a test that fails. */
    List<String> bringMore() throws IOException {
        bring(chance.nextInt(toCome.size() + 1));
        List<String> done = new ArrayList<>();
        List<String> there = new ArrayList<>(revisions.keySet());
        for (int i = 0; i < CORRECTED + REPEATED; i++) {
            done.add(again(there.get(chance.nextInt(there.size())), i < CORRECTED));
        }
        return done;
    }

    private void bring(int count) throws IOException {
        for (Path file : List.copyOf(toCome.subList(0, count))) {
            Path place = inbox.resolve(city.relativize(file));
            Files.createDirectories(place.getParent());
            Files.copy(file, place);
            if (file.toString().endsWith(".csv") && !file.toString().matches(".*\\.r\\d+\\.csv")) {
                revisions.put(city.relativize(file).toString(), 1);
            }
        }
        toCome.subList(0, count).clear();
    }

    /** The next revision of a file: as it was, or with its last row taken out or written twice. Rows end with a line feed in each encoding that is used. */
    private String again(String file, boolean isCorrected) throws IOException {
        int revision = revisions.merge(file, 1, Integer::sum);
        List<String> lines = new ArrayList<>(
                Files.readString(city.resolve(file), ISO_8859_1).lines().toList());
        boolean isTaken = chance.nextBoolean();
        if (isCorrected && lines.size() > 1) {
            String last = lines.get(lines.size() - 1);
            if (isTaken) {
                lines.remove(lines.size() - 1);
            } else {
                lines.add(last);
            }
        }
        String name = file.replaceFirst("\\.csv$", ".r" + revision + ".csv");
        Files.writeString(inbox.resolve(name), String.join("\n", lines) + "\n", ISO_8859_1);
        return name + (isCorrected ? isTaken ? " without its last row" : " with its last row twice" : " as it was");
    }
}
