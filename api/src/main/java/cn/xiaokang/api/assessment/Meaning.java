package cn.xiaokang.api.assessment;

import cn.xiaokang.warehouse.catalogue.Better;
import cn.xiaokang.warehouse.catalogue.Indicator;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator means.
 *
 * @param id its id, the same in API, page and export
 * @param titleZh its Chinese title
 * @param titleEn its English title
 * @param clause the clause that it measures
 * @param unit of the value: yuan, ratio, households ...
 * @param better up, down, or null where neither is
 * @param weight its points in the default scheme
 * @param owner the department that answers for it
 * @param numeratorZh what the numerator counts, in Chinese
 * @param numeratorEn the same in English
 * @param denominatorZh what the denominator counts, in Chinese
 * @param denominatorEn the same in English
 * @param item what one row behind the figure is, or null where the figure is derived
 */
public record Meaning(
        String id,
        String titleZh,
        String titleEn,
        String clause,
        String unit,
        @Nullable String better,
        BigDecimal weight,
        String owner,
        String numeratorZh,
        String numeratorEn,
        String denominatorZh,
        String denominatorEn,
        @Nullable String item) {
    /** What that indicator means. */
    public static Meaning of(Indicator indicator) {
        Better better = indicator.better();
        return new Meaning(
                indicator.id(),
                indicator.title().zh(),
                indicator.title().enOrZh(),
                indicator.clause(),
                indicator.unit(),
                better == null ? null : better.name().toLowerCase(Locale.ROOT),
                indicator.weight(),
                indicator.owner(),
                indicator.numerator().zh(),
                indicator.numerator().enOrZh(),
                indicator.denominator().zh(),
                indicator.denominator().enOrZh(),
                indicator.item());
    }
}
