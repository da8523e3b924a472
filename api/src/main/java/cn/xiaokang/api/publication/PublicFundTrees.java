package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.opendata.ReleasedFunds;
import cn.xiaokang.api.opendata.ReleasedFunds.Place;
import cn.xiaokang.api.opendata.ReleasedFunds.Told;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.publication.PublicFundTree.Branch;
import cn.xiaokang.api.publication.PublicFundTree.Cell;
import cn.xiaokang.api.publication.PublicFundTree.Withheld;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.reference.Labels;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tree of funds for everyone: nothing that the posted release of funds by level doesn't tell. */
public final class PublicFundTrees {
    private static final Query CHILDREN = Query.named("publication/children");

    private final Labels labels;
    private final ReleasedFunds released;

    /** Trees of those releases, in those words. */
    public PublicFundTrees(Labels labels, ReleasedFunds released) {
        this.labels = labels;
        this.released = released;
    }

    /** The years that can be asked for, newest first. */
    public List<Integer> years(Reading reading) {
        return released.years(reading.snapshotId());
    }

    /** The year itself, or where null the newest that is told, or the one in which the data ends. */
    public int year(Reading reading, @Nullable Integer year) {
        return year != null
                ? year
                : years(reading).stream()
                        .findFirst()
                        .orElse(reading.manifest().dataEndsOn().getYear());
    }

    /** Whether the release has a row for a scope. */
    public boolean has(Reading reading, FundScope scope) {
        return released.at(reading.snapshotId(), place(scope)).isPresent();
    }

    /** The node of a scope with the level below it; a 404 problem for one that the release doesn't have. */
    public PublicFundTree tree(Reading reading, FundScope scope) {
        String snapshot = reading.snapshotId();
        Place place = place(scope);
        boolean isWholeYear = scope.equals(FundScope.of(scope.year(), null, null));
        Told node = released.at(snapshot, place).orElse(isWholeYear ? NOTHING : null);
        if (node == null) {
            throw RequestFault.UNKNOWN_THING.with(name(scope));
        }
        String level = level(scope);
        List<Branch> branches = level == null ? List.of() : branches(reading, scope, level);
        Withheld withheld = withheld(node, branches);
        return new PublicFundTree(
                scope.year(),
                years(reading),
                level,
                Cell.of(node),
                branches,
                withheld,
                node.isLeftOut() ? null : branches.isEmpty() || agrees(withheld));
    }

    private static final Told NOTHING = new Told(
            new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"), new BigDecimal("0.00"), 0L, 0L);

    /** The branches of a scope at the level below it, by their codes. */
    private List<Branch> branches(Reading reading, FundScope scope, String level) {
        Map<String, String> names = names(reading, scope, level);
        return released.below(reading.snapshotId(), place(scope)).stream()
                .map(row -> {
                    String code = code(row.place(), level);
                    return new Branch(
                            code,
                            names.getOrDefault(code, zh(level, code)),
                            names.getOrDefault(code, en(level, code)),
                            Cell.of(row.told()));
                })
                .toList();
    }

    private String zh(String level, String code) {
        return switch (level) {
            case "source" -> labels.zh("fund_source", code);
            case "programme" -> labels.zh("programme", code);
            default -> code;
        };
    }

    private String en(String level, String code) {
        return switch (level) {
            case "source" -> labels.en("fund_source", code);
            case "programme" -> labels.en("programme", code);
            default -> code;
        };
    }

    private static Map<String, String> names(Reading reading, FundScope scope, String level) {
        String parent = switch (level) {
            case "county" -> AreaScope.CITY_CODE;
            case "town" -> scope.county();
            case "village" -> scope.town();
            default -> null;
        };
        Map<String, String> names = new HashMap<>();
        if (parent != null) {
            reading.rows(CHILDREN, Bindings.of("area", parent))
                    .forEach(row -> names.put(row.text("division_code"), row.text("name")));
        }
        return names;
    }

    private static Place place(FundScope scope) {
        return new Place(
                scope.year(), scope.source(), scope.county(), scope.programme(), scope.town(), scope.village());
    }

    private static @Nullable String level(FundScope scope) {
        String level = scope.levelBelow();
        return level.equals(FundScope.HOUSEHOLD) ? null : level;
    }

    private static String code(Place place, String level) {
        String code = switch (level) {
            case "source" -> place.source();
            case "county" -> place.county();
            case "programme" -> place.programme();
            case "town" -> place.town();
            default -> place.village();
        };
        return Objects.requireNonNullElse(code, "");
    }

    private static String name(FundScope scope) {
        return FundScope.LEVELS.stream()
                .map(level -> Objects.requireNonNullElse(scope.at(level), "*"))
                .reduce((one, other) -> one + "-" + other)
                .orElse("*");
    }

    private static Withheld withheld(Told node, List<Branch> branches) {
        int count = (int) branches.stream()
                .filter(branch -> branch.cell().suppressedReason() != null)
                .count();
        Long payments = node.payments();
        return new Withheld(
                count,
                rest(node.ordered(), branches, Cell::ordered),
                rest(node.confirmed(), branches, Cell::confirmed),
                rest(node.published(), branches, Cell::published),
                payments == null || branches.isEmpty()
                        ? null
                        : Long.valueOf(payments
                                - branches.stream()
                                        .mapToLong(branch -> Objects.requireNonNullElse(
                                                branch.cell().payments(), 0L))
                                        .sum()));
    }

    private static @Nullable BigDecimal rest(
            @Nullable BigDecimal node, List<Branch> branches, Function<Cell, @Nullable BigDecimal> amount) {
        return node == null || branches.isEmpty()
                ? null
                : branches.stream()
                        .map(branch -> Objects.requireNonNullElse(amount.apply(branch.cell()), BigDecimal.ZERO))
                        .reduce(node, BigDecimal::subtract);
    }

    /** Nothing is left where nothing is withheld, and nothing below zero where something is. */
    private static boolean agrees(Withheld withheld) {
        return List.of(
                        Objects.requireNonNullElse(withheld.ordered(), BigDecimal.ZERO),
                        Objects.requireNonNullElse(withheld.confirmed(), BigDecimal.ZERO),
                        Objects.requireNonNullElse(withheld.published(), BigDecimal.ZERO),
                        BigDecimal.valueOf(Objects.requireNonNullElse(withheld.payments(), 0L)))
                .stream()
                .allMatch(rest -> withheld.branches() == 0 ? rest.signum() == 0 : rest.signum() >= 0);
    }
}
