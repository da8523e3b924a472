package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of open data, as a folder of {@code datasets/} describes it. Its columns are those of notices: of contracts that say they may be
 * published, or counts; a person has no way in.
 *
 * @param licence under which anyone may use it, as an SPDX identifier
 * @param key the columns that name a row
 * @param columns its columns, in order
 * @param fiscal the Fiscal Data Package column type that a column fits, by column; empty where none does
 * @param phases of columns that are fiscal values, whether they are approved or executed
 * @param contracting the Open Contracting field that a column fits, by column; empty where none does
 * @param small how cells of few households are left out, or null where no row tells of households
 * @param sql its rows in order
 */
public record DataSet(
        String id,
        Title title,
        Title description,
        String clause,
        String licence,
        Title grain,
        List<String> key,
        List<NoticeColumn> columns,
        Map<String, String> fiscal,
        Map<String, String> phases,
        Map<String, String> contracting,
        @Nullable Small small,
        String sql) {
    /**
     * Which cells are small, and what an attacker can add up. Sets of one group are masked and attacked together: a figure of one is
     * the sum of figures of another wherever its place says less.
     *
     * @param count the column that counts households
     * @param measures the columns that are left out with it, and that add up; each is attacked
     * @param within the columns that divide the group into tables of their own, such as the year
     * @param place the columns that say where in its table a row stands
     * @param hasLevels whether a row may be the sum of others of the set: what is empty of its place is added up
     * @param isWholeKnown whether the first measure of a whole table is known to everyone, so that leaving it out hides nothing
     * @param group which sets are masked together
     * @param neighbours what neighbours know: person, household, the columns of the key, and amount, one row a payment; and
     *     lacking, where it tells too who has less than others
     */
    public record Small(
            String count,
            List<String> measures,
            List<String> within,
            List<String> place,
            boolean hasLevels,
            boolean isWholeKnown,
            String group,
            String neighbours) {
        /** Whether its neighbours know of what is lacking. */
        public boolean tellsLacking() {
            return SqlText.of(neighbours).words().contains("lacking");
        }

        /** The columns that an untold row lacks. */
        public Set<String> hidden() {
            return Stream.concat(Stream.of(count), measures.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether its rows come from those behind the indicators' figures. */
    public boolean readsItems() {
        return SqlText.of(sql).words().contains(IndicatorItemTable.NAME);
    }

    /** The group in which the set is released; a set without small cells is one of its own. */
    public String group() {
        return small == null ? id : small.group();
    }
}
