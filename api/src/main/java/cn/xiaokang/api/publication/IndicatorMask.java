package cn.xiaokang.api.publication;

import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.opendata.ReleasedIndicators;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.IndicatorItemTable;
import cn.xiaokang.warehouse.catalogue.ItemKind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which figures of an indicator the public doesn't see. Of indicators of households, persons and their papers the posted, attacked
 * release says it; what is worked out of such figures goes with them; of other persons that are counted few are left out, and what would
 * give them away. Villages and projects are nobody's secret.
 */
final class IndicatorMask {
    private static final BigDecimal FEWEST = BigDecimal.valueOf(SmallCells.FEWEST);

    private final Catalogue catalogue;
    private final ReleasedIndicators released;
    private final Map<String, List<Indicator>> sources;

    IndicatorMask(Catalogue catalogue, ReleasedIndicators released) {
        this.catalogue = catalogue;
        this.released = released;
        this.sources = catalogue.indicators().values().stream()
                .collect(Collectors.toUnmodifiableMap(Indicator::id, indicator -> sources(catalogue, indicator)));
    }

    /**
     * The figures to leave out.
     *
     * @param figures of one indicator in one year, of the city and its counties
     */
    Set<Figure> leftOut(String snapshotId, String id, List<Figure> figures) {
        Indicator indicator = catalogue.indicators().get(id);
        if (indicator == null) {
            return Set.copyOf(figures);
        }
        Set<Figure> leftOut = new HashSet<>();
        List<Indicator> madeOf = sources.getOrDefault(id, List.of());
        figures.stream()
                .filter(figure -> figure.value() != null)
                .filter(figure -> madeOf.stream().anyMatch(source -> isUntold(snapshotId, indicator, source, figure)))
                .forEach(leftOut::add);
        if (madeOf.isEmpty() && isOfPersons(indicator)) {
            leftOut.addAll(few(indicator, figures));
        }
        return leftOut;
    }

    private boolean isUntold(String snapshotId, Indicator indicator, Indicator source, Figure figure) {
        if (!source.equals(indicator)) {
            return released.isAnyLeftOut(snapshotId, source.id(), figure.areaCode(), figure.year());
        }
        return switch (released.of(snapshotId, source.id(), figure.areaCode(), figure.year())) {
            case TOLD -> false;
            case LEFT_OUT -> true;
            case ABSENT -> isSmall(figure, indicator.denominatorIsOne());
        };
    }

    /** The released indicators that an indicator's figures are made of: itself, or those that its SQL reads the figures of. */
    private static List<Indicator> sources(Catalogue catalogue, Indicator indicator) {
        return catalogue.indicators().values().stream()
                .filter(other -> other.equals(indicator)
                        || (indicator.isBuilt() && indicator.builtSql().contains("'" + other.id() + "'")))
                .filter(other -> IndicatorItemTable.isIn(catalogue, other))
                .toList();
    }

    private boolean isOfPersons(Indicator indicator) {
        ItemKind kind = indicator.item() == null ? null : catalogue.items().get(indicator.item());
        return kind != null && kind.isPersonal();
    }

    private static Set<Figure> few(Indicator indicator, List<Figure> figures) {
        boolean isCount = indicator.denominatorIsOne();
        List<Figure> counties = figures.stream()
                .filter(figure -> figure.areaLevel().equals("county"))
                .toList();
        Set<Figure> leftOut = new HashSet<>(
                SmallCells.leftOut(counties, figure -> size(figure, isCount), figure -> isSmall(figure, isCount)));
        figures.stream()
                .filter(figure -> !figure.areaLevel().equals("county"))
                .filter(figure -> isSmall(figure, isCount))
                .forEach(leftOut::add);
        return leftOut;
    }

    /** Few stand behind the figure, or few are the ones who have it, or few are the ones who lack it. */
    private static boolean isSmall(Figure figure, boolean isCount) {
        BigDecimal numerator = figure.numerator();
        BigDecimal denominator = figure.denominator();
        if (figure.value() == null || numerator == null || denominator == null) {
            return false;
        }
        return isFew(numerator) || (!isCount && (isFew(denominator) || isFew(denominator.subtract(numerator))));
    }

    private static boolean isFew(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(FEWEST) < 0;
    }

    private static long size(Figure figure, boolean isCount) {
        BigDecimal denominator = figure.denominator();
        BigDecimal numerator = figure.numerator();
        if (denominator == null || numerator == null) {
            return 0;
        }
        return isCount ? numerator.longValue() : denominator.longValue();
    }
}
