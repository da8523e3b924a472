package cn.xiaokang.api.funds;

import cn.xiaokang.api.funds.FundFlow.Books;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of the tree of funds with the level below it, in yuan: source, county, programme, town, village, households.
 *
 * @param level what the branches are: source, county, programme, town, village or household
 * @param node the books of the node, as the load summed them
 * @param below what its branches make, of households from the payments themselves; what is allocated comes from the documents at
 *     the node of a programme, and is not divided below it
 * @param agrees whether both are the same to the cent and the payment
 * @param branches all branches; of households one page, and none where the viewer may not see persons
 * @param allocations the documents of the allocation at the node of a programme
 * @param count how many branches there are
 * @param withheldReason why households are not listed, or null
 * @param next where the next page of households begins, or null at the end
 */
public record FundTree(
        int year,
        String level,
        Books node,
        Books below,
        boolean agrees,
        List<Branch> branches,
        List<Allocation> allocations,
        long count,
        @Nullable String withheldReason,
        @Nullable String next) {
    /**
     * One branch.
     *
     * @param code of a source, county, programme (NONE where none is named), town, village, or a household's number
     * @param nameZh its name, or null of a household
     */
    public record Branch(
            String code, @Nullable String nameZh, @Nullable String nameEn, Books books) {}

    /** A document that allocates money. */
    public record Allocation(String allocationNo, @Nullable LocalDate allocatedOn, BigDecimal amount) {}

    /**
     * One level of a year held against the payments and allocations under it.
     *
     * @param level all, source, county, programme, town, village or household
     * @param nodes how many nodes it has
     * @param differing how many of them differ from their rows
     * @param agrees whether none does, and the level makes what its rows make
     */
    public record LevelSum(String level, long nodes, Books books, long differing, boolean agrees) {}

    /** The levels of a year from the top down. */
    public record Reconciliation(int year, boolean agrees, List<LevelSum> levels) {}
}
