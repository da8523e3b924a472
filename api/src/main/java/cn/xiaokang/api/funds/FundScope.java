package cn.xiaokang.api.funds;

import cn.xiaokang.api.queries.Bindings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the books of one year is asked for; null is all.
 *
 * @param programme a programme's code, or an empty text for what names none
 */
public record FundScope(
        int year,
        @Nullable String source,
        @Nullable String county,
        @Nullable String programme,
        @Nullable String town,
        @Nullable String village) {
    /** The levels of the tree of funds from the top down; below a village are its households. */
    public static final List<String> LEVELS = List.of("source", "county", "programme", "town", "village");

    /** The level below all villages. */
    public static final String HOUSEHOLD = "household";

    /** A year, of one county and programme where they are named. */
    public static FundScope of(int year, @Nullable String county, @Nullable String programme) {
        return new FundScope(year, null, county, programme, null, null);
    }

    /** The same part of another year. */
    FundScope of(int another) {
        return new FundScope(another, source, county, programme, town, village);
    }

    /** What a scope is at each level, in the order of {@link #LEVELS}. */
    public @Nullable String at(String level) {
        return switch (level) {
            case "source" -> source;
            case "county" -> county;
            case "programme" -> programme;
            case "town" -> town;
            case "village" -> village;
            default -> throw new IllegalArgumentException("no level " + level);
        };
    }

    /** This scope narrowed to a code at a level. */
    public FundScope with(String level, @Nullable String code) {
        return new FundScope(
                year,
                level.equals("source") ? code : source,
                level.equals("county") ? code : county,
                level.equals("programme") ? code : programme,
                level.equals("town") ? code : town,
                level.equals("village") ? code : village);
    }

    /** The first level that this scope leaves open; households where it names all. */
    public String levelBelow() {
        return LEVELS.stream().filter(level -> at(level) == null).findFirst().orElse(HOUSEHOLD);
    }

    /** As the queries of funds bind it. */
    public Bindings bindings() {
        return Bindings.of("year", year)
                .and("source", source)
                .and("county", county)
                .and("programme", programme)
                .and("town", town)
                .and("village", village);
    }
}
