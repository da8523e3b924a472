package cn.xiaokang.warehouse.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.assessment.Attained.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;

/** From a figure to the share of its weight. */
class CurveTest {
    private static final Curve PROPORTIONAL = new Curve.Proportional(BigDecimal.ZERO);

    @Example
    void aMetTargetEarnsAllAndAMissedOneInProportion() {
        assertShare("1", PROPORTIONAL, up("22000", "22000", true));
        assertShare("1", PROPORTIONAL, up("25000", "22000", true));
        assertShare("0.5", PROPORTIONAL, up("11000", "22000", false));
        assertShare("0", PROPORTIONAL, up("-3", "22000", false));
    }

    @Example
    void whereLessIsBetterTheProportionIsTargetByFigure() {
        assertShare("0.4", PROPORTIONAL, down("0.05", "0.02", false));
        assertShare("1", PROPORTIONAL, down("0.02", "0.02", true));
        assertShare("0", PROPORTIONAL, down("1", "0", false));
    }

    /** 高于 does not include the bound: a lead of exactly zero is missed, and a target of zero has no proportion. */
    @Example
    void aFigureAtAStrictTargetOfZeroEarnsNothing() {
        assertShare("0", PROPORTIONAL, up("0", "0", false));
        assertShare("1", PROPORTIONAL, up("0.000001", "0", true));
    }

    @Example
    void belowTheFloorNothingIsEarnedAndAtItTheProportion() {
        Curve curve = new Curve.Proportional(new BigDecimal("0.6"));
        assertShare("0.6", curve, up("0.6", "1", false));
        assertShare("0", curve, up("0.5999999", "1", false));
    }

    @Example
    void stepsEarnByTheHighestThatIsReached() {
        Curve curve = new Curve.Steps(List.of(
                new Curve.Step(new BigDecimal("0.9"), new BigDecimal("0.4")),
                new Curve.Step(new BigDecimal("0.99"), new BigDecimal("0.9"))));
        assertShare("0", curve, up("0.8999", "1", false));
        assertShare("0.4", curve, up("0.9", "1", false));
        assertShare("0.4", curve, up("0.9899", "1", false));
        assertShare("0.9", curve, up("0.99", "1", false));
        assertShare("1", curve, up("1", "1", true));
    }

    @Example
    void aSpanNeedsNoTargetAndRunsEitherWay() {
        Curve rising = new Curve.Span(new BigDecimal("-0.05"), new BigDecimal("0.05"));
        assertShare("0.5", rising, up("0", null, null));
        assertShare("0", rising, up("-0.06", null, null));
        assertShare("1", rising, up("0.06", null, null));
        Curve falling = new Curve.Span(new BigDecimal("50"), BigDecimal.ZERO);
        assertShare("0.8", falling, down("10", null, null));
    }

    @Example
    void withoutFigureOrTargetNothingIsScored() {
        for (Curve curve : List.of(PROPORTIONAL, new Curve.AllOrNothing(), new Curve.Steps(List.of()))) {
            assertEquals(Optional.empty(), curve.share(up(null, "1", null)));
            assertEquals(Optional.empty(), curve.share(up("1", null, null)));
        }
        assertEquals(Optional.empty(), new Curve.Span(BigDecimal.ZERO, BigDecimal.ONE).share(up(null, "1", null)));
    }

    @Property
    void aShareLiesBetweenNothingAndAll(
            @ForAll("curves") Curve curve,
            @ForAll("directions") Direction better,
            @ForAll @BigRange(min = "-100", max = "100") @Scale(6) BigDecimal value,
            @ForAll @BigRange(min = "0", max = "100") @Scale(4) BigDecimal target) {
        BigDecimal share = curve.share(measured(value, target, better)).orElseThrow();
        assertTrue(share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0, share.toPlainString());
    }

    @Property
    void aBetterFigureNeverEarnsLess(
            @ForAll("aimedCurves") Curve curve,
            @ForAll("directions") Direction better,
            @ForAll @BigRange(min = "-100", max = "100") @Scale(6) BigDecimal one,
            @ForAll @BigRange(min = "-100", max = "100") @Scale(6) BigDecimal other,
            @ForAll @BigRange(min = "0", max = "100") @Scale(4) BigDecimal target) {
        BigDecimal good = better == Direction.UP ? one.max(other) : one.min(other);
        BigDecimal bad = better == Direction.UP ? one.min(other) : one.max(other);
        BigDecimal more = curve.share(measured(good, target, better)).orElseThrow();
        BigDecimal less = curve.share(measured(bad, target, better)).orElseThrow();
        assertTrue(more.compareTo(less) >= 0, less + " for the worse, " + more + " for the better");
    }

    @Property
    void aMetTargetEarnsAllByEveryCurveThatAimsAtIt(
            @ForAll("aimedCurves") Curve curve,
            @ForAll @BigRange(min = "0", max = "100") @Scale(4) BigDecimal target,
            @ForAll @BigRange(min = "0", max = "10") @Scale(4) BigDecimal more) {
        assertEquals(
                0,
                BigDecimal.ONE.compareTo(curve.share(measured(target.add(more), target, Direction.UP))
                        .orElseThrow()));
    }

    @Provide
    Arbitrary<Curve> aimedCurves() {
        return Arbitraries.of(
                PROPORTIONAL,
                new Curve.Proportional(new BigDecimal("0.5")),
                new Curve.AllOrNothing(),
                new Curve.Steps(List.of(
                        new Curve.Step(new BigDecimal("0.5"), new BigDecimal("0.2")),
                        new Curve.Step(new BigDecimal("0.9"), new BigDecimal("0.8")))));
    }

    @Provide
    Arbitrary<Curve> curves() {
        return Arbitraries.oneOf(
                aimedCurves(),
                Arbitraries.of(
                        new Curve.Span(BigDecimal.ZERO, BigDecimal.TEN),
                        new Curve.Span(BigDecimal.TEN, new BigDecimal("-3"))));
    }

    @Provide
    Arbitrary<Direction> directions() {
        return Arbitraries.of(Direction.values());
    }

    private static Attained measured(BigDecimal value, BigDecimal target, Direction better) {
        int way = value.compareTo(target);
        return new Attained("example", value, target, better == Direction.UP ? way >= 0 : way <= 0, better);
    }

    private static Attained up(@Nullable String value, @Nullable String target, @Nullable Boolean isMet) {
        return attained(value, target, isMet, Direction.UP);
    }

    private static Attained down(@Nullable String value, @Nullable String target, @Nullable Boolean isMet) {
        return attained(value, target, isMet, Direction.DOWN);
    }

    private static Attained attained(
            @Nullable String value, @Nullable String target, @Nullable Boolean isMet, Direction better) {
        return new Attained(
                "example",
                value == null ? null : new BigDecimal(value),
                target == null ? null : new BigDecimal(target),
                isMet,
                better);
    }

    private static void assertShare(String expected, Curve curve, Attained attained) {
        BigDecimal share = curve.share(attained).orElseThrow();
        assertEquals(0, new BigDecimal(expected).compareTo(share), attained + " earned " + share);
    }
}
