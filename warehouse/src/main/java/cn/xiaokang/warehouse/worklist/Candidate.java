package cn.xiaokang.warehouse.worklist;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * A household that may be visited.
 *
 * @param parts what its flags let expect, the greatest first; empty for one without a flag
 * @param value what a visit can be expected to confirm, in yuan: the sum of the parts
 * @param atStake the money that its flags name, each in full, in yuan
 */
public record Candidate(
        String household,
        String countyCode,
        String villageCode,
        List<Expectation.Part> parts,
        BigDecimal value,
        BigDecimal atStake) {
    /** A household with its parts; the sums are made once, for a list compares them many times. */
    public Candidate(String household, String countyCode, String villageCode, List<Expectation.Part> parts) {
        this(
                household,
                countyCode,
                villageCode,
                List.copyOf(parts),
                sum(parts, Expectation.Part::value),
                sum(parts, part -> part.question().atStake()));
    }

    /** One household is one candidate. */
    @Override
    public int hashCode() {
        return household.hashCode();
    }

    private static BigDecimal sum(List<Expectation.Part> parts, Function<Expectation.Part, BigDecimal> money) {
        return parts.stream().map(money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
