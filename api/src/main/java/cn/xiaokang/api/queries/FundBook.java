package cn.xiaokang.api.queries;

import java.util.stream.Stream;

/** The books of funds, around which whatever tells of money stands ({@code /* funds/books *}{@code /}). */
public final class FundBook {
    /** The catalogue's one sum within a scope: a year, source, county, programme, town, village, each of them or all where it is null. */
    public static final Query BOOKS = Query.named("funds/books").aroundFundBooks();

    private FundBook() {}

    /** What binds no part of the scope: all years, all places. */
    public static Bindings everywhere() {
        return Stream.of("source", "county", "programme", "town", "village")
                .reduce(Bindings.of("year", null), (some, level) -> some.and(level, null), (one, other) -> other);
    }
}
