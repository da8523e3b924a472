package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
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
     * Which cells are small, and what an attacker can add up.
     *
     * @param count the column that counts households
     * @param measures the columns that are left out with it, and that add up; each is attacked
     * @param within the columns that divide the set into tables of their own, such as the year
     * @param across the columns over which each table has totals that are known elsewhere; the first is the one that a set above lacks
     * @param untold those of them whose totals are told only beside a cell of the same line
     * @param under the set whose cells are made of this one's: below one that it leaves out, all are left out; or null
     * @param neighbours what neighbours know: person, household, the columns of the key, and amount, one row a payment
     */
    public record Small(
            String count,
            List<String> measures,
            List<String> within,
            List<String> across,
            List<String> untold,
            @Nullable String under,
            String neighbours) {}
}
