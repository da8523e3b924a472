package cn.xiaokang.api.assessment;

import cn.xiaokang.warehouse.assessment.Curve;
import cn.xiaokang.warehouse.assessment.Deduction;
import cn.xiaokang.warehouse.assessment.Scheme;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scheme as it is written: the same keys as in catalogue/schemes. What a kind of curve doesn't have is left out. */
public record SchemeDocument(
        String id,
        Words title,
        int version,
        Years years,
        CurveDocument curve,
        Map<String, CurveDocument> curves,
        Map<String, BigDecimal> weights,
        List<DeductionDocument> deductions) {
    /** A title in two languages. */
    public record Words(String zh, String en) {}

    /** The years that a scheme holds for, both included. */
    public record Years(int from, int to) {}

    /** A curve by its kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CurveDocument(
            String kind,
            @Nullable BigDecimal floor,
            @Nullable List<StepDocument> steps,
            @Nullable BigDecimal zeroAt,
            @Nullable BigDecimal fullAt) {
        static CurveDocument of(Curve curve) {
            if (curve instanceof Curve.Proportional proportional) {
                return new CurveDocument("proportional", proportional.floor(), null, null, null);
            }
            if (curve instanceof Curve.Steps steps) {
                return new CurveDocument(
                        "steps",
                        null,
                        steps.steps().stream()
                                .map(step -> new StepDocument(step.from(), step.share()))
                                .toList(),
                        null,
                        null);
            }
            if (curve instanceof Curve.Span span) {
                return new CurveDocument("span", null, null, span.zeroAt(), span.fullAt());
            }
            return new CurveDocument("all_or_nothing", null, null, null, null);
        }
    }

    /** One step of a stepped curve. */
    public record StepDocument(BigDecimal from, BigDecimal share) {}

    /** A deduction. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeductionDocument(
            String id,
            Words title,
            String indicator,
            @Nullable BigDecimal each,
            BigDecimal points,
            BigDecimal most) {}

    /** A scheme, written. */
    public static SchemeDocument of(Scheme scheme) {
        Map<String, CurveDocument> curves = new LinkedHashMap<>();
        scheme.curves().forEach((indicator, curve) -> curves.put(indicator, CurveDocument.of(curve)));
        return new SchemeDocument(
                scheme.id(),
                new Words(scheme.titleZh(), scheme.titleEn()),
                scheme.version(),
                new Years(scheme.from(), scheme.to()),
                CurveDocument.of(scheme.curve()),
                curves,
                scheme.weights(),
                scheme.deductions().stream().map(SchemeDocument::of).toList());
    }

    private static DeductionDocument of(Deduction deduction) {
        return new DeductionDocument(
                deduction.id(),
                new Words(deduction.titleZh(), deduction.titleEn()),
                deduction.indicator(),
                deduction.each(),
                deduction.points(),
                deduction.most());
    }
}
