package cn.xiaokang.api.funds;

import cn.xiaokang.api.queries.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where money came from and went to in one year, in yuan: source of funds, county, programme. Each link gives four books that should
 * agree: allocated (a promise to a county), ordered, confirmed by the bank, published.
 *
 * @param year the year
 * @param years the years that can be asked for, newest first
 * @param county the county that was asked for, or null for all in scope
 * @param total of the year
 * @param nodes what the links join
 * @param links from source to county, and from county to programme
 * @param months what moved in each month of the year that has any
 * @param progress what had moved by the end of each month, to be held against the allocation
 */
public record FundFlow(
        int year,
        List<Integer> years,
        @Nullable String county,
        Books total,
        List<Node> nodes,
        List<Link> links,
        List<Month> months,
        List<Month> progress) {
    /** The four books, in yuan, and how many payments were ordered. */
    public record Books(
            BigDecimal allocated, BigDecimal ordered, BigDecimal confirmed, BigDecimal published, long payments) {
        /** Nothing. */
        public static final Books NONE = new Books(zero(), zero(), zero(), zero(), 0);

        /** The books of a row; what it lacks is nothing. */
        static Books of(Row row) {
            return new Books(
                    money(row, "allocated"),
                    money(row, "ordered"),
                    money(row, "confirmed"),
                    money(row, "published"),
                    row.whole("payments"));
        }

        /** Both together. */
        public Books plus(Books other) {
            return new Books(
                    allocated.add(other.allocated),
                    ordered.add(other.ordered),
                    confirmed.add(other.confirmed),
                    published.add(other.published),
                    payments + other.payments);
        }

        /** Whether all four books and the payments are the same. */
        boolean agreesWith(Books other) {
            return allocated.compareTo(other.allocated) == 0 && movedAs(other);
        }

        /** Whether the payments and what was ordered, confirmed and published are the same. */
        boolean movedAs(Books other) {
            return ordered.compareTo(other.ordered) == 0
                    && confirmed.compareTo(other.confirmed) == 0
                    && published.compareTo(other.published) == 0
                    && payments == other.payments;
        }

        private static BigDecimal money(Row row, String column) {
            BigDecimal money = row.moneyOrNull(column);
            return money == null ? zero() : money;
        }

        private static BigDecimal zero() {
            return new BigDecimal("0.00");
        }
    }

    /**
     * A source, a county or a programme.
     *
     * @param id kind and code, as links name it
     * @param kind source, county or programme
     */
    public record Node(String id, String kind, String code, String nameZh, String nameEn) {}

    /** Money from one node to another. */
    public record Link(String from, String to, Books books) {}

    /** Money of one month. */
    public record Month(String month, Books books) {}
}
