package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** From a figure to the share of its weight that it earns, 0 to 1 with ten decimals; a better figure never earns less. */
public sealed interface Curve {
    /** The share earned, or none where the curve has nothing to go by: no figure, or no target where it needs one. */
    Optional<BigDecimal> share(Attained attained);

    /** A met target earns all; one missed earns in proportion to what is reached, and nothing below the floor. */
    record Proportional(BigDecimal floor) implements Curve {
        @Override
        public Optional<BigDecimal> share(Attained attained) {
            return completion(attained)
                    .map(reached -> reached.compareTo(floor) < 0 ? rounded(BigDecimal.ZERO) : rounded(reached));
        }
    }

    /** A met target earns all, one missed nothing. */
    record AllOrNothing() implements Curve {
        @Override
        public Optional<BigDecimal> share(Attained attained) {
            return completion(attained).map(reached -> rounded(attained.isMissed() ? BigDecimal.ZERO : BigDecimal.ONE));
        }
    }

    /** A met target earns all; one missed earns the share of the highest step that its completion reaches, below all steps nothing. */
    record Steps(List<Step> steps) implements Curve {
        public Steps {
            steps = List.copyOf(steps);
        }

        @Override
        public Optional<BigDecimal> share(Attained attained) {
            return completion(attained)
                    .map(reached -> attained.isMissed()
                            ? rounded(steps.stream()
                                    .filter(step -> reached.compareTo(step.from()) >= 0)
                                    .map(Step::share)
                                    .reduce(BigDecimal.ZERO, BigDecimal::max))
                            : rounded(BigDecimal.ONE));
        }
    }

    /** One step: a completion from here on earns this share. */
    record Step(BigDecimal from, BigDecimal share) {}

    /** In a straight line from the figure that earns nothing to the one that earns all, in the indicator's unit; needs no target. */
    record Span(BigDecimal zeroAt, BigDecimal fullAt) implements Curve {
        @Override
        public Optional<BigDecimal> share(Attained attained) {
            BigDecimal value = attained.value();
            if (value == null) {
                return Optional.empty();
            }
            BigDecimal along = value.subtract(zeroAt).divide(fullAt.subtract(zeroAt), MathContext.DECIMAL64);
            return Optional.of(rounded(along.max(BigDecimal.ZERO).min(BigDecimal.ONE)));
        }
    }

    private static Optional<BigDecimal> completion(Attained attained) {
        return attained.value() == null || attained.target() == null
                ? Optional.empty()
                : Optional.of(attained.completion());
    }

    private static BigDecimal rounded(BigDecimal share) {
        return share.setScale(10, RoundingMode.HALF_UP);
    }
}
