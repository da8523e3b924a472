package cn.xiaokang.etl.digits;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the tables of a column's tests as CSV. */
public final class DigitsFiles {
    private DigitsFiles() {}

    /** Writes {@code first_digit.csv} or {@code first_two_digits.csv}. Grain: a value of the leading digits. */
    public static void write(Path folder, Benford test) {
        write(
                folder.resolve(test.digits() == 1 ? "first_digit.csv" : "first_two_digits.csv"),
                List.of("digits", "count", "share", "expected", "difference", "z"),
                test.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.leading()),
                                Integer.toString(line.count()),
                                share(line.share()),
                                share(line.expected()),
                                share(line.share() - line.expected()),
                                String.format(Locale.ROOT, "%.3f", line.z())))
                        .toList());
    }

    /** Writes {@code tests.csv}. Grain: a test of leading digits. */
    public static void write(Path folder, List<Benford> tests) {
        write(
                folder.resolve("tests.csv"),
                List.of("digits", "n", "mad", "conformity", "chi_square", "degrees_of_freedom", "p"),
                tests.stream()
                        .map(test -> List.of(
                                Integer.toString(test.digits()),
                                Integer.toString(test.n()),
                                share(test.meanAbsoluteDeviation()),
                                test.conformity().name().toLowerCase(Locale.ROOT),
                                String.format(Locale.ROOT, "%.3f", test.chiSquare()),
                                Integer.toString(test.degreesOfFreedom()),
                                chance(test.p())))
                        .toList());
    }

    /** Writes {@code repeated.csv}, {@code round.csv} and, where limits are given, {@code below_limit.csv}. */
    public static void write(
            Path folder, List<Habits.Repeat> repeats, List<Habits.Round> rounds, List<Habits.Below> limits) {
        write(
                folder.resolve("repeated.csv"),
                List.of("amount", "count", "share"),
                repeats.stream()
                        .map(repeat -> List.of(
                                repeat.amount().toPlainString(), Long.toString(repeat.count()), share(repeat.share())))
                        .toList());
        write(
                folder.resolve("round.csv"),
                List.of("multiple_of", "n", "count", "share", "expected", "p"),
                rounds.stream()
                        .map(round -> List.of(
                                Integer.toString(round.unit()),
                                Integer.toString(round.n()),
                                Integer.toString(round.count()),
                                share(round.share()),
                                share(round.expected()),
                                chance(round.p())))
                        .toList());
        if (!limits.isEmpty()) {
            write(
                    folder.resolve("below_limit.csv"),
                    List.of("limit", "band", "below", "above", "expected_below", "p"),
                    limits.stream()
                            .map(limit -> List.of(
                                    limit.limit().toPlainString(),
                                    Double.toString(limit.band()),
                                    Integer.toString(limit.below()),
                                    Integer.toString(limit.above()),
                                    share(limit.expected()),
                                    chance(limit.p())))
                            .toList());
        }
    }

    /** Writes any table. */
    public static void write(Path file, List<String> header, List<? extends List<String>> rows) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (CsvWriter out = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
                out.writeRecord(header);
                rows.forEach(out::writeRecord);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.6f", share);
    }

    private static String chance(double p) {
        return String.format(Locale.ROOT, "%.6g", p);
    }
}
