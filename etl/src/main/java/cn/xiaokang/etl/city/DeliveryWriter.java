package cn.xiaokang.etl.city;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** Writes deliveries as files, each in the habits of the office that sends it, and notes what must be refused. */
final class DeliveryWriter {
    /** This county's offices work in spreadsheets and send nothing else. */
    static final String SPREADSHEET_COUNTY = "330481";

    /** One row that must be refused. */
    record Refused(String source, String file, int line, String reason) {}

    /** An identity number written wrongly in a payment. */
    record Mistyped(String paymentNo, String identity, String writtenAs) {}

    /** What is told as files are written. */
    interface Progress {
        void wrote(String file, int rows);
    }

    final List<Refused> refused = new ArrayList<>();
    final List<Mistyped> mistyped = new ArrayList<>();
    private final Path inbox;
    private final CityPlan plan;
    private final Progress progress;
    private Predicate<String> underAnotherName = payment -> false;

    DeliveryWriter(CityPlan plan, Progress progress) {
        this.inbox = plan.to().resolve("inbox");
        this.plan = plan;
        this.progress = progress;
    }

    /** Payments, by number, whose name is not their person's: with a digit wrong too, nothing would tell whose they are. */
    void spareOfTypingErrors(Predicate<String> underAnotherName) {
        this.underAnotherName = underAnotherName;
    }

    void write(Outbox.Delivery delivery) throws IOException {
        Sheet sheet = delivery.sheet();
        String name = sheet.source + "-" + delivery.area() + "-" + delivery.period();
        Dice dice = plan.dice("file " + name);
        Rough rough = new Rough(dice.of("values"), plan.noise());
        Outbox.Delivery typed =
                sheet.source.equals("payment") ? withTypingErrors(delivery, dice.of("typing")) : delivery;
        Path folder = Files.createDirectories(inbox.resolve(delivery.period()));
        if (delivery.area().equals(SPREADSHEET_COUNTY)) {
            Spreadsheet.write(folder.resolve(name + ".xlsx"), typed, header(sheet, dice), rough, dice);
            progress.wrote(name + ".xlsx", delivery.rows().size());
            return;
        }
        Habit habit = Habit.of(dice, plan.noise());
        boolean revised = delivery.rows().size() > 3 && dice.chance(0.008 * plan.noise());
        boolean repeated = !revised && dice.chance(0.004 * plan.noise());
        if (revised) {
            List<Row> before = typed.rows().subList(0, typed.rows().size() / 2);
            write(
                    folder.resolve(name + habit.ending()),
                    new Outbox.Delivery(sheet, delivery.area(), delivery.period(), before),
                    habit,
                    rough,
                    List.of());
            progress.wrote(name, before.size());
        }
        String file = name + (revised ? ".r2" : "") + habit.ending();
        List<Refusals.Refused> refusals =
                repeated ? List.of() : new Refusals(dice.of("refusals"), rough, plan.noise()).of(typed);
        write(folder.resolve(file), typed, habit, rough, refusals);
        progress.wrote(file, delivery.rows().size());
        if (repeated) {
            Files.copy(
                    folder.resolve(file),
                    folder.resolve(name + ".r2" + habit.ending()),
                    StandardCopyOption.REPLACE_EXISTING);
            progress.wrote(name + ".r2" + habit.ending(), delivery.rows().size());
        }
    }

    /** The habits of one office on one day: encoding, line ends, packing, order and names of columns. */
    record Habit(Charset charset, boolean mark, String lineEnd, boolean packed, boolean ownNames, boolean shuffled) {
        static Habit of(Dice dice, double noise) {
            boolean chinese = dice.chance(0.3 * Math.min(1, noise));
            return new Habit(
                    chinese ? Charset.forName("GB18030") : StandardCharsets.UTF_8,
                    !chinese && dice.chance(0.4 * noise),
                    dice.chance(0.4 * noise) ? "\r\n" : "\n",
                    dice.chance(0.025 * noise),
                    dice.chance(0.08 * noise),
                    dice.chance(0.22 * noise));
        }

        String ending() {
            return packed ? ".csv.gz" : ".csv";
        }
    }

    private List<String> header(Sheet sheet, Dice dice) {
        List<String> header = new ArrayList<>();
        for (Sheet.Column column : sheet.columns) {
            header.add(column.header() + (dice.chance(0.06 * plan.noise()) ? " " : ""));
        }
        return header;
    }

    private void write(Path file, Outbox.Delivery delivery, Habit habit, Rough rough, List<Refusals.Refused> refusals)
            throws IOException {
        Sheet sheet = delivery.sheet();
        Dice dice = plan.dice("lines " + file.getFileName());
        List<List<String>> lines = new ArrayList<>(delivery.rows().size() + refusals.size());
        for (Row row : delivery.rows()) {
            List<String> fields = new ArrayList<>(row.values.length);
            for (int i = 0; i < row.values.length; i++) {
                fields.add(rough.written(sheet.columns.get(i), row.values[i]));
            }
            lines.add(fields);
        }
        List<Object> reasons = new ArrayList<>(java.util.Collections.nCopies(lines.size(), ""));
        for (Refusals.Refused one : refusals) {
            int at = one.last() ? lines.size() : dice.below(lines.size() + 1);
            if (one.reason().equals("DUPLICATE_KEY")) {
                at = lines.size();
            }
            lines.add(at, one.fields());
            reasons.add(at, one.reason());
        }
        for (int i = 0; i < reasons.size(); i++) {
            if (!reasons.get(i).equals("")) {
                refused.add(new Refused(
                        sheet.source,
                        delivery.period() + "/" + file.getFileName(),
                        i + 2,
                        reasons.get(i).toString()));
            }
        }
        List<String> header = new ArrayList<>();
        for (Sheet.Column column : sheet.columns) {
            String shown = habit.ownNames() ? column.name() : column.header();
            header.add(shown + (dice.chance(0.06 * plan.noise()) ? " " : ""));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            order.add(i);
        }
        if (habit.shuffled()) {
            dice.shuffle(order);
        }
        try (Writer writer = open(file, habit)) {
            writeLine(writer, header, order, habit.lineEnd());
            for (List<String> line : lines) {
                writeLine(writer, line, order, habit.lineEnd());
            }
        }
    }

    private static Writer open(Path file, Habit habit) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        if (habit.packed()) {
            out = new GZIPOutputStream(out, 1 << 14);
        }
        Writer writer = new java.io.BufferedWriter(new OutputStreamWriter(out, habit.charset()), 1 << 16);
        if (habit.mark()) {
            writer.write('\uFEFF');
        }
        return writer;
    }

    /** Fields in the file's order; a torn line keeps its fields in that order too, short of its last or with one more. */
    private static void writeLine(Writer writer, List<String> fields, List<Integer> order, String end)
            throws IOException {
        boolean first = true;
        for (int at : order) {
            if (at < fields.size()) {
                if (!first) {
                    writer.write(',');
                }
                writer.write(quoted(fields.get(at)));
                first = false;
            }
        }
        for (int at = order.size(); at < fields.size(); at++) {
            writer.write(',');
            writer.write(quoted(fields.get(at)));
        }
        writer.write(end);
    }

    private static String quoted(String field) {
        if (field.indexOf(',') < 0 && field.indexOf('"') < 0) {
            return field;
        }
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    /** Here and there a digit of an identity number is typed wrongly, where name, household and account still tell whose it is. */
    private Outbox.Delivery withTypingErrors(Outbox.Delivery delivery, Dice dice) {
        List<Row> rows = new ArrayList<>(delivery.rows().size());
        for (Row row : delivery.rows()) {
            if (!dice.chance(0.0019 * plan.noise())
                    || !row.has("household_id")
                    || underAnotherName.test(row.text("payment_no"))) {
                rows.add(row);
                continue;
            }
            String number = row.text("id_number");
            StringBuilder typed = new StringBuilder(number);
            int at = dice.between(6, 16);
            char other = (char) ('0' + (number.charAt(at) - '0' + dice.between(1, 9)) % 10);
            typed.setCharAt(at, other);
            mistyped.add(new Mistyped(row.text("payment_no"), number, typed.toString()));
            rows.add(row.with("id_number", typed.toString()));
        }
        return new Outbox.Delivery(delivery.sheet(), delivery.area(), delivery.period(), rows);
    }
}
