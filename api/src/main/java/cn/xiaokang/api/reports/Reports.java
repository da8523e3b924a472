package cn.xiaokang.api.reports;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.assessment.ScoreAnswer;
import cn.xiaokang.api.assessment.ScoreSheets;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents that the assessment gives out. A frozen year is given out as frozen, unless another scheme is asked for. */
public final class Reports {
    /** The documents by name. */
    public static final List<String> NAMES = List.of("score-sheet", "indicator-book", "county-report");

    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Overviews overviews;
    private final ScoreSheets sheets;
    private final FrozenSheets frozen;
    private final Clock clock;

    /** Documents from those figures and sheets; the moment of an export is by that clock. */
    public Reports(
            Catalogue catalogue,
            Indicators indicators,
            Overviews overviews,
            ScoreSheets sheets,
            FrozenSheets frozen,
            Clock clock) {
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.overviews = overviews;
        this.sheets = sheets;
        this.frozen = frozen;
        this.clock = clock;
    }

    /**
     * What document of which year, scheme and county.
     *
     * @param name one of the names
     * @param year the year, or null for the newest that can be scored
     * @param scheme the scheme's version, or null for the frozen sheet, or the year's scheme where none is frozen
     * @param county the county of a county report, or null for the viewer's own or the first
     */
    public record Wanted(
            String name,
            @Nullable Integer year,
            @Nullable String scheme,
            @Nullable String county) {}

    /** The document. */
    public Report report(Reading reading, Wanted wanted) {
        Source source = Source.of(reading, clock);
        if (wanted.name().equals("indicator-book")) {
            return new IndicatorBookDocument(catalogue, indicators, reading, source).report();
        }
        Sheet sheet = sheet(reading, wanted);
        if (wanted.name().equals("score-sheet")) {
            return new ScoreSheetDocument(sheet.answer(), sheet.seal(), source).report();
        }
        ScoreAnswer.County county = county(reading.viewer().area(), sheet.answer(), wanted.county());
        return new CountyReportDocument(
                        sheet.answer(),
                        sheet.seal(),
                        county,
                        overviews.overview(
                                reading, county.countyCode(), sheet.answer().year()),
                        source)
                .report();
    }

    private record Sheet(ScoreAnswer answer, FrozenSheets.@Nullable Seal seal) {}

    private Sheet sheet(Reading reading, Wanted wanted) {
        Integer year = wanted.year();
        if (wanted.scheme() == null && year != null) {
            Optional<FrozenSheets.Frozen> kept = frozen.of(year, reading.viewer());
            if (kept.isPresent()) {
                return new Sheet(kept.get().sheet(), kept.get().seal());
            }
        }
        return new Sheet(sheets.sheet(reading, year, wanted.scheme(), Map.of()), null);
    }

    private static ScoreAnswer.County county(AreaScope area, ScoreAnswer sheet, @Nullable String asked) {
        String code = asked == null ? area.countyCode() : asked;
        return sheet.counties().stream()
                .filter(county -> code == null || county.countyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(String.valueOf(code)));
    }
}
