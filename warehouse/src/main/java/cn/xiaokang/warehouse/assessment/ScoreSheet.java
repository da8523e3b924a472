package cn.xiaokang.warehouse.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scores of all counties in one year by one scheme, in the counties' order. */
public record ScoreSheet(Scheme scheme, int year, List<CountyScore> counties) {
    /** Scores the counties; the figures are those of the year, by county. */
    public static ScoreSheet of(Scheme scheme, int year, Map<String, List<Attained>> figures) {
        List<CountyScore> scored = figures.entrySet().stream()
                .map(entry -> CountyScore.of(scheme, entry.getKey(), entry.getValue()))
                .toList();
        List<@Nullable BigDecimal> scores = new java.util.ArrayList<>();
        scored.forEach(county -> scores.add(county.score()));
        return new ScoreSheet(
                scheme,
                year,
                scored.stream()
                        .map(county -> county.ranked(Ranks.of(county.score(), scores)))
                        .toList());
    }

    /** The score of a county, or null where it isn't on the sheet. */
    public @Nullable CountyScore of(String county) {
        return counties.stream()
                .filter(score -> score.county().equals(county))
                .findFirst()
                .orElse(null);
    }
}
