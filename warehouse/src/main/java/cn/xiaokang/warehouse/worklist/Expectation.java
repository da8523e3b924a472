package cn.xiaokang.warehouse.worklist;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a visit to a household can be expected to confirm, in yuan: for each flag, the share that is expected to be confirmed (by its
 * severity, and by what was measured of its rule), times the money at stake or a least value. Several flags of one year often name the same money, so each further one of
 * that year counts half of the one before. All of it is parameters of the catalogue ({@code work_list_*}), and each part is shown.
 */
public final class Expectation {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int CENTS = 2;

    private final Map<Severity, BigDecimal> confirmed = new EnumMap<>(Severity.class);
    private final Map<Severity, BigDecimal> least = new EnumMap<>(Severity.class);

    private final Measured measured;

    private Expectation(Measured measured) {
        this.measured = measured;
    }

    /** What was measured of a rule makes of the share that its severity lets expect. */
    @FunctionalInterface
    public interface Measured {
        /** The share that is expected to be confirmed. */
        BigDecimal expected(String rule, BigDecimal bySeverity);
    }

    /** With the parameters in force on a day, nothing measured. */
    public static Expectation of(Catalogue catalogue, LocalDate on) {
        return of(catalogue, on, (rule, bySeverity) -> bySeverity);
    }

    /** With the parameters in force on a day, and what was measured of the rules. */
    public static Expectation of(Catalogue catalogue, LocalDate on, Measured measured) {
        Expectation expectation = new Expectation(measured);
        for (Severity severity : Severity.values()) {
            String name = severity.name().toLowerCase(Locale.ROOT);
            expectation.confirmed.put(severity, parameter(catalogue, "work_list_confirmed_" + name, on));
            expectation.least.put(severity, parameter(catalogue, "work_list_least_" + name, on));
        }
        return expectation;
    }

    /** The value of a parameter of the catalogue on a day. */
    public static BigDecimal parameter(Catalogue catalogue, String name, LocalDate on) {
        return catalogue
                .parameters()
                .on(name, on)
                .orElseThrow(() -> new IllegalStateException(name + " has no value on " + on));
    }

    /**
     * One flag's part of the expectation.
     *
     * @param money the money at stake, or the least value of the severity where that is more
     * @param counted the share that is counted: 1 for the greatest of its year, 0.5 for the next, and so on
     * @param value in yuan, to the cent
     */
    public record Part(
            Question question, BigDecimal money, BigDecimal confirmed, BigDecimal counted, BigDecimal value) {}

    /** The parts of one household, the greatest first. */
    public List<Part> parts(List<Question> questions) {
        List<Question> byValue = new ArrayList<>(questions);
        byValue.sort(Comparator.comparing(this::full).reversed().thenComparing(Question::flagId));
        Map<String, BigDecimal> countedOfYear = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Question question : byValue) {
            BigDecimal counted = countedOfYear.getOrDefault(question.year(), BigDecimal.ONE);
            countedOfYear.put(question.year(), counted.multiply(HALF));
            parts.add(new Part(
                    question,
                    money(question),
                    share(question),
                    counted,
                    full(question).multiply(counted).setScale(CENTS, RoundingMode.HALF_UP)));
        }
        parts.sort(Comparator.comparing(Part::value)
                .reversed()
                .thenComparing(part -> part.question().flagId()));
        return parts;
    }

    private BigDecimal full(Question question) {
        return share(question).multiply(question.atStake().max(Objects.requireNonNull(least.get(question.severity()))));
    }

    private BigDecimal money(Question question) {
        return question.atStake().max(Objects.requireNonNull(least.get(question.severity())));
    }

    private BigDecimal share(Question question) {
        return measured.expected(question.rule(), Objects.requireNonNull(confirmed.get(question.severity())));
    }
}
