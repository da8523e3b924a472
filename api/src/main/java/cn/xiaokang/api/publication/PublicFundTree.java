package cn.xiaokang.api.publication;

import cn.xiaokang.api.opendata.ReleasedFunds.Told;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of the tree of funds with the level below it, for everyone, in yuan: source, county, programme, town, village, and nothing
 * below a village. All of it is what the posted release of funds by level tells.
 *
 * @param level what the branches are: source, county, programme, town or village; null below a village
 * @param node what is told of the node, or that it is left out
 * @param branches all branches, those that are left out as such
 * @param withheld what the branches that are left out come to
 * @param agrees whether the branches and what is withheld make the node to the cent and the payment; null where the node is left out
 */
public record PublicFundTree(
        int year,
        List<Integer> years,
        @Nullable String level,
        Cell node,
        List<Branch> branches,
        Withheld withheld,
        @Nullable Boolean agrees) {
    /**
     * Money, payments and households; all but what was allocated is null where it is left out, with the reason.
     *
     * @param allocated null for towns and villages, which have no allocation
     */
    public record Cell(
            @Nullable BigDecimal allocated,
            @Nullable BigDecimal ordered,
            @Nullable BigDecimal confirmed,
            @Nullable BigDecimal published,
            @Nullable Long payments,
            @Nullable Long households,
            @Nullable String suppressedReason) {
        static Cell of(Told told) {
            return new Cell(
                    told.allocated(),
                    told.ordered(),
                    told.confirmed(),
                    told.published(),
                    told.payments(),
                    told.households(),
                    told.isLeftOut() ? FEW : null);
        }
    }

    /** One branch; a programme that is not named has the code NONE. */
    public record Branch(String code, String nameZh, String nameEn, Cell cell) {}

    /**
     * The branches that are left out, together: the node less what the others tell.
     *
     * @param branches how many
     * @param ordered null, as the others, where the node itself is left out
     */
    public record Withheld(
            int branches,
            @Nullable BigDecimal ordered,
            @Nullable BigDecimal confirmed,
            @Nullable BigDecimal published,
            @Nullable Long payments) {}

    private static final String FEW = "不足 5 户，或可由其他数推出，不予公开。";
}
