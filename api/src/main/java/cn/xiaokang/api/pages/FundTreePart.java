package cn.xiaokang.api.pages;

import cn.xiaokang.api.funds.FundFlow.Books;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.funds.FundTree;
import cn.xiaokang.api.funds.FundTrees;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.FundsView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tree of funds as a page opens it: one path from a source down, given as codes joined by dashes.
 *
 * @param address the address of the page that has the given path open; none open where it is null
 */
record FundTreePart(
        FundTrees trees, Reading reading, Text text, FundScope scope, Function<@Nullable String, String> address) {
    private static final String SEPARATOR = "-";
    private static final int HOUSEHOLDS_SHOWN = 100;

    /** The rows with that path open; a path that leads nowhere is open as far as it leads. */
    List<FundsView.Branch> rows(@Nullable String open) {
        List<String> path = open == null ? List.of() : Arrays.asList(open.split(SEPARATOR));
        List<FundsView.Branch> rows = new ArrayList<>();
        add(rows, List.of(), path, scope);
        return rows;
    }

    private void add(List<FundsView.Branch> rows, List<String> above, List<String> path, FundScope here) {
        int depth = above.size() + 1;
        if (depth > FundScope.LEVELS.size()) {
            return;
        }
        String level = FundScope.LEVELS.get(depth - 1);
        for (FundTree.Branch branch : trees.branches(reading, here, level)) {
            List<String> own = new ArrayList<>(above);
            own.add(branch.code());
            boolean isOpen = path.size() >= depth && path.get(depth - 1).equals(branch.code());
            FundScope below = here.with(level, FundTrees.meant(branch.code()));
            if (!isOpen) {
                rows.add(row(depth, level, branch, address.apply(String.join(SEPARATOR, own)), false, null));
                continue;
            }
            FundTree tree = trees.tree(reading, below, HOUSEHOLDS_SHOWN, null);
            rows.add(row(
                    depth,
                    level,
                    branch,
                    address.apply(above.isEmpty() ? null : String.join(SEPARATOR, above)),
                    true,
                    tree));
            if (tree.level().equals(FundScope.HOUSEHOLD)) {
                tree.branches()
                        .forEach(household -> rows.add(row(
                                depth + 1,
                                FundScope.HOUSEHOLD,
                                household,
                                household.code().equals(FundTrees.UNSPECIFIED) ? "" : "/households/" + household.code(),
                                false,
                                null)));
            }
            add(rows, own, path, below);
        }
    }

    private FundsView.Branch row(
            int depth, String level, FundTree.Branch branch, String link, boolean isOpen, @Nullable FundTree tree) {
        Books books = branch.books();
        boolean hasAllocation = depth <= 3;
        return new FundsView.Branch(
                depth,
                text.say("level_" + level),
                name(level, branch),
                link,
                isOpen,
                hasAllocation ? figures().money(books.allocated()) : figures().missing(text.say("allocated_above")),
                figures().money(books.ordered()),
                figures().money(books.confirmed()),
                figures().money(books.published()),
                figures().count(books.payments(), ""),
                tree == null ? "" : check(tree),
                tree == null || tree.agrees());
    }

    private String name(String level, FundTree.Branch branch) {
        if (level.equals("county")) {
            return text.named("area", branch.code());
        }
        if (branch.code().equals(FundTrees.UNSPECIFIED)) {
            return text.say(level.equals(FundScope.HOUSEHOLD) ? "household_unnamed" : "unassigned");
        }
        boolean isDivision = level.equals("town") || level.equals("village");
        String name = text.language() == Language.EN && !isDivision ? branch.nameEn() : branch.nameZh();
        return Objects.requireNonNullElse(name, branch.code());
    }

    /** How a node agrees with the level below it, or by how much it doesn't. */
    private String check(FundTree tree) {
        String below = text.say("below_" + tree.level(), tree.count());
        if (tree.agrees()) {
            return text.say(tree.withheldReason() == null ? "check_agrees" : "check_agrees_withheld", below);
        }
        Books node = tree.node();
        Books sum = tree.below();
        List<String> differences = new ArrayList<>();
        differ(differences, "allocated", node.allocated(), sum.allocated());
        differ(differences, "ordered", node.ordered(), sum.ordered());
        differ(differences, "confirmed", node.confirmed(), sum.confirmed());
        differ(differences, "published", node.published(), sum.published());
        if (node.payments() != sum.payments()) {
            differences.add(text.say("payments") + " " + (node.payments() - sum.payments()));
        }
        return text.say("check_differs", below, String.join(" · ", differences));
    }

    private void differ(List<String> differences, String what, BigDecimal node, BigDecimal below) {
        if (node.compareTo(below) != 0) {
            differences.add(text.say(what) + " "
                    + figures().exactMoney(node.subtract(below)).text());
        }
    }

    /** Each level of the tree, held against its rows. */
    List<FundsView.Level> levels() {
        return trees.reconciliation(reading, scope).levels().stream()
                .map(level -> {
                    boolean hasAllocation =
                            List.of("all", "source", "county", "programme").contains(level.level());
                    Figure none = figures().missing(text.say("allocated_above"));
                    return new FundsView.Level(
                            text.say("level_" + level.level()),
                            figures().count(level.nodes(), ""),
                            hasAllocation ? figures().exactMoney(level.books().allocated()) : none,
                            figures().exactMoney(level.books().ordered()),
                            figures().exactMoney(level.books().confirmed()),
                            figures().exactMoney(level.books().published()),
                            figures().count(level.books().payments(), ""),
                            level.agrees() ? text.say("level_agrees") : text.say("level_differs", level.differing()),
                            level.agrees());
                })
                .toList();
    }

    private Figures figures() {
        return new Figures(text.language());
    }
}
