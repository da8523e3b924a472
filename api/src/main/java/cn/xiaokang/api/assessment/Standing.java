package cn.xiaokang.api.assessment;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a figure stands to its target: since when it has stood so without a break, how far off it is, and which area below stands worst.
 *
 * @param since the first year of the unbroken run of met, or of missed, years that ends in the figure's year; null where neither is
 * @param years how many years that run has
 * @param gap value less target, in the indicator's unit; null where either is missing
 * @param worst the area below with the worst value, where there are several
 */
public record Standing(
        @Nullable Integer since,
        int years,
        @Nullable BigDecimal gap,
        @Nullable Figure worst) {
    /**
     * How the figure of a year stands.
     *
     * @param history the area's figures in every year
     * @param below the figures of the areas below in that year
     * @param better up or down, or null where neither is
     */
    public static Standing of(List<Figure> history, int year, List<Figure> below, @Nullable String better) {
        List<Figure> back = history.stream()
                .filter(figure -> figure.year() <= year)
                .sorted(Comparator.comparingInt(Figure::year).reversed())
                .toList();
        Figure now = back.isEmpty() || back.get(0).year() != year ? null : back.get(0);
        Boolean isMet = now == null ? null : now.isMet();
        int years = 0;
        if (isMet != null) {
            for (Figure figure : back) {
                if (!Objects.equals(figure.isMet(), isMet) || figure.year() != year - years) {
                    break;
                }
                years++;
            }
        }
        return new Standing(years == 0 ? null : year - years + 1, years, gap(now), worst(below, better));
    }

    private static @Nullable BigDecimal gap(@Nullable Figure now) {
        BigDecimal value = now == null ? null : now.value();
        BigDecimal target = now == null ? null : now.target();
        return value == null || target == null ? null : value.subtract(target);
    }

    private static @Nullable Figure worst(List<Figure> below, @Nullable String better) {
        List<Figure> known =
                below.stream().filter(figure -> figure.value() != null).toList();
        if (known.size() < 2 || better == null) {
            return null;
        }
        Comparator<Figure> byValue = Comparator.comparing(figure -> Objects.requireNonNull(figure.value()));
        return known.stream()
                .min((better.equals("down") ? byValue.reversed() : byValue).thenComparing(Figure::areaCode))
                .orElse(null);
    }
}
