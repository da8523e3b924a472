package cn.xiaokang.warehouse.worklist;

import java.math.BigDecimal;
import java.util.List;

/**
 * A household that may be visited.
 *
 * @param parts what its flags let expect, the greatest first; empty for one without a flag
 */
public record Candidate(String household, String countyCode, String villageCode, List<Expectation.Part> parts) {
    public Candidate {
        parts = List.copyOf(parts);
    }

    /** What a visit can be expected to confirm, in yuan: the sum of the parts. */
    public BigDecimal value() {
        return parts.stream().map(Expectation.Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The money that its flags name, each in full. */
    public BigDecimal atStake() {
        return parts.stream().map(part -> part.question().atStake()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
