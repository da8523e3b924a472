package cn.xiaokang.etl.load;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deliveries that departments send late: taken out of an inbox before its first load, and brought back for a later one. */
record LateDeliveries(Path inbox, Path held) {
    /** Takes out of the inbox what comes late. */
    void hold(Predicate<String> isLate) throws IOException {
        move(inbox, held, isLate);
    }

    /** Brings some of it: those files of which this is true, by period and name such as {@code 2018/vehicle-330400-2018.csv}. */
    void bring(Predicate<String> now) throws IOException {
        move(held, inbox, now);
    }

    private static void move(Path from, Path to, Predicate<String> which) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> which.test(from.relativize(file).toString()))
                    .toList();
        }
        assertFalse(files.isEmpty(), "something is to come late");
        for (Path file : files) {
            Path place = to.resolve(from.relativize(file));
            assertFalse(Files.exists(place));
            Files.createDirectories(place.getParent());
            Files.move(file, place);
        }
    }
}
