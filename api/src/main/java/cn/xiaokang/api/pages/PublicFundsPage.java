package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.funds.FundScope;
import cn.xiaokang.api.funds.FundTrees;
import cn.xiaokang.api.publication.PublicFundTree;
import cn.xiaokang.api.publication.PublicFundTree.Branch;
import cn.xiaokang.api.publication.PublicFundTree.Cell;
import cn.xiaokang.api.publication.PublicFundTrees;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.Headline;
import cn.xiaokang.dashboards.view.PublicFundsView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the money of a year went, for everyone: the tree of funds as far as the posted release tells it. */
final class PublicFundsPage implements Resource {
    static final String HERE = "/public/funds";
    private static final String SEPARATOR = "-";

    private final Shell shell;
    private final Readings readings;
    private final PublicFundTrees trees;

    PublicFundsPage(Shell shell, Readings readings, PublicFundTrees trees) {
        this.shell = shell;
        this.readings = readings;
        this.trees = trees;
    }

    /** The page of a year, of one county where it is named. */
    static String address(@Nullable Integer year, @Nullable String county) {
        return Address.of(HERE).with("year", year).with("area", county).toString();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.PUBLIC);
    }

    private void show(Context context) {
        Parameters parameters = Parameters.of(context, Shell.parameters("year", "area", "open"));
        Integer year = parameters.year("year");
        String area = parameters.county("area");
        String open = parameters.id("open");
        Reading reading = readings.ofReleased(context);
        FundScope scope = FundScope.of(trees.year(reading, year), AreaScope.CITY_CODE.equals(area) ? null : area, null);
        shell.show(
                context,
                "public-funds",
                reading,
                text -> new Draft(reading, text, scope, open == null ? List.of() : Arrays.asList(open.split(SEPARATOR)))
                        .view());
    }

    /** One drawing of the page, with one path of the tree open; one that leads nowhere is open as far as it leads. */
    private final class Draft {
        private final Reading reading;
        private final Text text;
        private final FundScope scope;
        private final List<String> open;
        private final List<String> levels;
        private final Figures figures;
        private FundScope shown;

        Draft(Reading reading, Text text, FundScope scope, List<String> open) {
            this.reading = reading;
            this.text = text;
            this.scope = scope;
            this.open = open;
            this.levels = FundScope.LEVELS.stream()
                    .filter(level -> scope.at(level) == null)
                    .toList();
            this.figures = new Figures(text.language());
            this.shown = scope;
        }

        PublicFundsView view() {
            String area = scope.county() == null ? AreaScope.CITY_CODE : scope.county();
            List<PublicFundsView.Row> rows = new ArrayList<>();
            List<Headline> total = List.of();
            if (trees.has(reading, scope)) {
                PublicFundTree whole = trees.tree(reading, scope);
                total = total(whole.node());
                add(rows, List.of(), whole);
            }
            return new PublicFundsView(
                    scope.year(),
                    text.named("area", area),
                    Filters.years(years(), scope.year()),
                    Filters.areas(reading, text, area),
                    total,
                    rows,
                    Address.of("/api/v1/public/funds/tree.csv")
                            .with("year", shown.year())
                            .with("source", shown.source())
                            .with("county", shown.county())
                            .with("programme", shown.programme())
                            .with("town", shown.town())
                            .toString());
        }

        private List<Integer> years() {
            List<Integer> years = trees.years(reading);
            return years.contains(scope.year())
                    ? years
                    : Stream.concat(Stream.of(scope.year()), years.stream()).toList();
        }

        private List<Headline> total(Cell cell) {
            Long households = cell.households();
            return List.of(
                    new Headline(text.say("allocated"), money(cell.allocated()), ""),
                    new Headline(
                            text.say("ordered"),
                            money(cell.ordered()),
                            households == null
                                    ? text.say("few")
                                    : figures.count(households, text.say("unit_households"))
                                            .line()),
                    new Headline(text.say("confirmed"), money(cell.confirmed()), ""),
                    new Headline(text.say("published"), money(cell.published()), ""));
        }

        private void add(List<PublicFundsView.Row> rows, List<String> above, PublicFundTree tree) {
            int depth = above.size() + 1;
            String level = tree.level();
            if (level == null) {
                return;
            }
            for (Branch branch : tree.branches()) {
                boolean isLast = depth == levels.size();
                boolean isOpen =
                        !isLast && open.size() >= depth && open.get(depth - 1).equals(branch.code());
                List<String> own =
                        Stream.concat(above.stream(), Stream.of(branch.code())).toList();
                PublicFundTree below = isOpen ? trees.tree(reading, narrowed(own)) : null;
                String address = isLast ? "" : open(isOpen ? above : own);
                rows.add(row(depth, level, branch, address, below));
                if (below != null) {
                    shown = narrowed(own);
                    add(rows, own, below);
                }
            }
            if (tree.withheld().branches() > 0 && tree.withheld().ordered() != null) {
                rows.add(withheld(depth, tree.withheld()));
            }
        }

        private FundScope narrowed(List<String> path) {
            FundScope narrowed = scope;
            for (int i = 0; i < path.size(); i++) {
                narrowed = narrowed.with(levels.get(i), path.get(i));
            }
            return narrowed;
        }

        private String open(List<String> path) {
            return Address.of(HERE)
                            .with("year", scope.year())
                            .with("area", scope.county())
                            .with("open", String.join(SEPARATOR, path))
                    + "#tree";
        }

        private PublicFundsView.Row row(
                int depth, String level, Branch branch, String address, @Nullable PublicFundTree below) {
            Cell cell = branch.cell();
            boolean isLeftOut = cell.suppressedReason() != null;
            BigDecimal allocated = cell.allocated();
            Long households = cell.households();
            return new PublicFundsView.Row(
                    depth,
                    text.say("level_" + level),
                    label(level, branch),
                    address,
                    below != null,
                    allocated == null ? figures.missing(text.say("allocated_above")) : figures.money(allocated),
                    money(cell.ordered()),
                    money(cell.confirmed()),
                    money(cell.published()),
                    households == null ? figures.missing(text.say("few")) : figures.count(households, ""),
                    isLeftOut ? text.say("not_told") : below == null ? "" : check(below),
                    isLeftOut ? "withheld" : below == null || !Boolean.FALSE.equals(below.agrees()) ? "good" : "bad");
        }

        private String check(PublicFundTree below) {
            if (Boolean.FALSE.equals(below.agrees())) {
                return text.say("differs");
            }
            int withheld = below.withheld().branches();
            return withheld == 0 ? text.say("agrees") : text.say("agrees_withheld", withheld);
        }

        private PublicFundsView.Row withheld(int depth, PublicFundTree.Withheld withheld) {
            Figure none = figures.missing("");
            return new PublicFundsView.Row(
                    depth,
                    "",
                    text.say("withheld", withheld.branches()),
                    "",
                    false,
                    none,
                    money(withheld.ordered()),
                    money(withheld.confirmed()),
                    money(withheld.published()),
                    none,
                    "",
                    "withheld");
        }

        private Figure money(@Nullable BigDecimal amount) {
            return amount == null ? figures.missing(text.say("few")) : figures.money(amount);
        }

        private String label(String level, Branch branch) {
            if (level.equals("county")) {
                return text.named("area", branch.code());
            }
            if (branch.code().equals(FundTrees.UNSPECIFIED)) {
                return text.say("unassigned");
            }
            return text.language() == Language.EN ? branch.nameEn() : branch.nameZh();
        }
    }
}
