package cn.xiaokang.etl.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Gathers rows into deliveries and sends each when it is whole; shows every true row to the truth. */
final class Outbox {
    /** The rows of one source, area and period before they are written. */
    record Delivery(Sheet sheet, String area, String period, List<Row> rows) {}

    private final Map<String, Delivery> open = new LinkedHashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final DeliveryWriter writer;
    private final UnaryOperator<Row> habit;
    private final Consumer<Row> witness;

    /**
     * @param habit what departments make of a row before anyone sees it
     */
    Outbox(DeliveryWriter writer, UnaryOperator<Row> habit, Consumer<Row> witness) {
        this.writer = writer;
        this.habit = habit;
        this.witness = witness;
        Book.SOURCES.forEach(source -> counts.put(source, 0L));
    }

    void put(String area, String period, Row asItIs) {
        Row row = habit.apply(asItIs);
        witness.accept(row);
        counts.merge(row.sheet.source, 1L, Long::sum);
        open.computeIfAbsent(
                        row.sheet.source + "-" + area + "-" + period,
                        name -> new Delivery(row.sheet, area, period, new ArrayList<>()))
                .rows()
                .add(row);
    }

    /** Sends the deliveries that are whole. */
    void send(Predicate<Delivery> whole) {
        List<String> names = new ArrayList<>();
        open.forEach((name, delivery) -> {
            if (whole.test(delivery)) {
                names.add(name);
            }
        });
        for (String name : names) {
            Delivery delivery = open.remove(name);
            if (delivery != null) {
                try {
                    writer.write(delivery);
                } catch (IOException e) {
                    throw new UncheckedIOException("writing the delivery " + name, e);
                }
            }
        }
    }

    /** How many rows of each source must come to be loaded and in force. */
    Map<String, Long> counts() {
        return counts;
    }
}
