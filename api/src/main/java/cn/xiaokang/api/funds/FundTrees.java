package cn.xiaokang.api.funds;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.funds.FundFlow.Books;
import cn.xiaokang.api.funds.FundTree.Branch;
import cn.xiaokang.api.funds.FundTree.LevelSum;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.request.PageKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of funds, level by level, each held to the cent against the one below. */
public final class FundTrees {
    /** How the code of what names no programme is told. */
    public static final String UNSPECIFIED = "NONE";

    private static final Query PAYMENTS = Query.named("funds/payments");
    private static final Query BRANCHES = Query.named("funds/branches").around(FundFlows.BOOKS);
    private static final Query ALLOCATIONS = Query.named("funds/allocations");
    private static final Query HOUSEHOLDS = Query.named("funds/households").around(PAYMENTS);
    private static final Query RECONCILIATION =
            Query.named("funds/reconciliation").around(FundFlows.BOOKS).around(PAYMENTS);

    private final Labels labels;

    /** Trees whose codes are told in those words. */
    public FundTrees(Labels labels) {
        this.labels = labels;
    }

    /** A code as it is told: what names no programme has a code of its own. */
    static String shown(String code) {
        return code.isEmpty() ? UNSPECIFIED : code;
    }

    /** A code that was told, as the books have it. */
    public static @Nullable String meant(@Nullable String code) {
        return UNSPECIFIED.equals(code) ? "" : code;
    }

    /** The node of a scope with the level below it; of households one page after the given key. */
    public FundTree tree(Reading reading, FundScope scope, int limit, @Nullable PageKey after) {
        Books node = FundFlows.sums(reading, scope).getOrDefault("total", List.of()).stream()
                .map(Books::of)
                .findFirst()
                .orElse(Books.NONE);
        String level = scope.levelBelow();
        if (level.equals(FundScope.HOUSEHOLD)) {
            return households(reading, scope, node, limit, after);
        }
        List<Branch> branches = branches(reading, scope, level);
        List<FundTree.Allocation> allocations = allocations(reading, scope);
        Books sum = branches.stream().map(Branch::books).reduce(Books.NONE, Books::plus);
        Books below = isDocumented(scope)
                ? new Books(
                        allocations.stream()
                                .map(FundTree.Allocation::amount)
                                .reduce(Books.NONE.allocated(), BigDecimal::add),
                        sum.ordered(),
                        sum.confirmed(),
                        sum.published(),
                        sum.payments())
                : sum;
        return new FundTree(
                scope.year(),
                level,
                node,
                below,
                node.agreesWith(below),
                branches,
                allocations,
                branches.size(),
                null,
                null);
    }

    /** The branches of a scope at a level: source, county, programme, town or village. */
    public List<Branch> branches(Reading reading, FundScope scope, String level) {
        return reading.rows(BRANCHES, scope.bindings().and("level", level)).stream()
                .map(row -> branch(level, row))
                .toList();
    }

    private Branch branch(String level, Row row) {
        String code = shown(row.text("code"));
        String list = switch (level) {
            case "source" -> "fund_source";
            case "programme" -> "programme";
            default -> "";
        };
        String name = row.textOrNull("name");
        return list.isEmpty()
                ? new Branch(code, name == null ? code : name, code, Books.of(row))
                : new Branch(code, labels.zh(list, code), labels.en(list, code), Books.of(row));
    }

    /** Whether the level below comes beside the documents of the allocation. */
    private static boolean isDocumented(FundScope scope) {
        return scope.source() != null
                && scope.county() != null
                && scope.programme() != null
                && scope.town() == null
                && scope.village() == null;
    }

    private static List<FundTree.Allocation> allocations(Reading reading, FundScope scope) {
        return !isDocumented(scope)
                ? List.of()
                : reading.rows(ALLOCATIONS, scope.bindings()).stream()
                        .map(row -> new FundTree.Allocation(
                                row.text("allocation_no"), row.dateOrNull("allocated_on"), row.money("amount")))
                        .toList();
    }

    private static FundTree households(
            Reading reading, FundScope scope, Books node, int limit, @Nullable PageKey after) {
        boolean isOpen = reading.viewer().may(Permission.SEE_PERSONS);
        List<Row> rows = reading.rows(
                HOUSEHOLDS,
                scope.bindings()
                        .and("after", after == null ? null : meant(after.id()))
                        .and("limit", limit + 1));
        Books below = rows.stream()
                .findFirst()
                .map(row -> new Books(
                        node.allocated(),
                        row.money("ordered_in_all"),
                        row.money("confirmed_in_all"),
                        row.money("published_in_all"),
                        row.whole("payments_in_all")))
                .orElse(new Books(
                        node.allocated(), Books.NONE.ordered(), Books.NONE.confirmed(), Books.NONE.published(), 0));
        List<Branch> page = !isOpen
                ? List.of()
                : rows.stream()
                        .limit(limit)
                        .map(row -> new Branch(shown(row.text("household_id")), null, null, Books.of(row)))
                        .toList();
        return new FundTree(
                scope.year(),
                FundScope.HOUSEHOLD,
                node,
                below,
                node.agreesWith(below),
                page,
                List.of(),
                rows.isEmpty() ? 0 : rows.get(0).whole("households_in_all"),
                isOpen ? null : "一村一户的金额涉及农户：您的角色看到户数与合计。",
                isOpen && rows.size() > limit
                        ? new PageKey("household", "", page.get(limit - 1).code()).written()
                        : null);
    }

    /** Each level of a scope held against its rows. */
    public FundTree.Reconciliation reconciliation(Reading reading, FundScope scope) {
        List<Row> rows = reading.rows(RECONCILIATION, scope.bindings());
        Books households = rows.isEmpty() ? Books.NONE : Books.of(rows.get(rows.size() - 1));
        List<LevelSum> levels = rows.stream()
                .map(row -> {
                    Books books = Books.of(row);
                    boolean isWhole = books.movedAs(households);
                    return new LevelSum(
                            row.text("level"),
                            row.whole("nodes"),
                            books,
                            row.whole("differing"),
                            isWhole && row.whole("differing") == 0);
                })
                .toList();
        return new FundTree.Reconciliation(scope.year(), levels.stream().allMatch(LevelSum::agrees), levels);
    }
}
