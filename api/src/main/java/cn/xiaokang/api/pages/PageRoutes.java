package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AccessSearch;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.IndicatorTables;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Origins;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.assessment.Schemes;
import cn.xiaokang.api.assessment.ScoreSheets;
import cn.xiaokang.api.audit.AccessAlerts;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.dossier.HouseholdRings;
import cn.xiaokang.api.dossier.Identities;
import cn.xiaokang.api.growth.IntegrityFindings;
import cn.xiaokang.api.laboratory.Trials;
import cn.xiaokang.api.lookup.LookupCodes;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.operations.Health;
import cn.xiaokang.api.people.AccountKeeping;
import cn.xiaokang.api.people.OwnAccount;
import cn.xiaokang.api.problem.ProblemView;
import cn.xiaokang.api.publication.DueNotices;
import cn.xiaokang.api.publication.NoticeLife;
import cn.xiaokang.api.publication.PublicFigures;
import cn.xiaokang.api.publication.PublicFundTrees;
import cn.xiaokang.api.publication.PublicNotices;
import cn.xiaokang.api.publication.PublicVillages;
import cn.xiaokang.api.publication.ThreeBooks;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.rules.Equity;
import cn.xiaokang.api.rules.Exemptions;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.api.store.ControlVisits;
import cn.xiaokang.api.tips.Tips;
import cn.xiaokang.api.workbench.QueryBook;
import cn.xiaokang.api.workbench.QueryCases;
import cn.xiaokang.api.workbench.Shadows;
import cn.xiaokang.api.workbench.Workbench;
import cn.xiaokang.api.worklist.WorkLists;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All pages of the server, put together from what it has.
 *
 * @param resources the pages' routes
 * @param problems how a problem looks to people with a browser
 */
public record PageRoutes(List<Resource> resources, ProblemView problems) {
    /**
     * What the pages of notices need.
     *
     * @param publicAddress the address in front of the server, or null where it is reached directly
     */
    public record Publishing(
            @Nullable URI publicAddress,
            NoticeLife life,
            PublicNotices notices,
            DueNotices due,
            ThreeBooks books,
            LookupCodes codes,
            Tips tips,
            PublicVillages villages,
            PublicFundTrees funds,
            OpenData data) {}

    /**
     * What the pages of accounts and of the access log need.
     *
     * @param hasSingleSignOn whether a provider vouches for people
     */
    public record Safety(
            OwnAccount own,
            AccountKeeping keeping,
            AccessSearch search,
            AccessAlerts alerts,
            boolean hasSingleSignOn,
            Clock clock) {}

    /**
     * What the operator's page needs.
     *
     * @param state the folder of the server's own store
     */
    public record Operation(Health health, Warehouse warehouse, Path state, MeterRegistry meters, OpenData data) {}

    /** What the pages of the rules need. */
    public record Ruling(
            Exemptions exemptions,
            Scorecards scorecards,
            Equity equity,
            ControlVisits controls,
            HouseholdRings rings) {}

    /** What the query workbench asks with. */
    public record Asking(Workbench workbench, QueryBook book, QueryCases cases, Shadows shadows) {}

    /** The pages; cookies are sent over TLS alone where the server is reached so. */
    public static PageRoutes of(
            boolean isSecure,
            Guard guard,
            Readings readings,
            Catalogue catalogue,
            Indicators indicators,
            Overviews overviews,
            Trials trials,
            Schemes schemes,
            ScoreSheets scoreSheets,
            FrozenSheets frozenSheets,
            PublicFigures publicFigures,
            Identities identities,
            Publishing publishing,
            WorkLists workLists,
            Cases cases,
            FlagCases flagCases,
            Safety safety,
            Operation operation,
            Ruling ruling,
            Asking asking,
            AccessLog log) {
        Shell shell = new Shell(isSecure);
        IndicatorTables tables = new IndicatorTables(catalogue);
        Online online = new Online(publishing.publicAddress());
        return new PageRoutes(
                List.of(
                        new AssetResource(catalogue),
                        new EntrancePage(shell, guard, safety.hasSingleSignOn()),
                        new AccountPage(shell, guard, safety.own(), safety.clock()),
                        new AccountsPage(shell, catalogue, safety.keeping()),
                        new AccessLogPage(shell, log, safety.search(), safety.alerts()),
                        new CockpitPage(shell, readings, catalogue, indicators, overviews, tables),
                        new IndicatorBookPage(shell, readings, indicators, tables),
                        new IndicatorPage(shell, readings, catalogue, indicators, log),
                        new OriginPage(shell, readings, catalogue, indicators, new Origins(catalogue, indicators), log),
                        new AreaPage(shell, readings, catalogue, indicators, tables),
                        new LaboratoryPage(shell, readings, catalogue, trials),
                        new AssessmentPage(shell, readings, catalogue, schemes, scoreSheets, frozenSheets),
                        new FlagListPage(shell, readings, catalogue, flagCases, log),
                        new FlagPage(shell, readings, catalogue, cases, flagCases, log),
                        new ExemptionsPage(shell, readings, catalogue, ruling.exemptions()),
                        new RulesPage(shell, readings, catalogue, ruling),
                        new RulePage(shell, readings, catalogue, ruling.scorecards(), cases, asking),
                        new RingPage(shell, readings, ruling.rings()),
                        new CaseBoardPage(shell, readings, catalogue, cases),
                        new CaseFilePage(shell, readings, catalogue, cases, log),
                        new WorkbenchPage(shell, readings, catalogue, asking),
                        new WorkListPage(shell, readings, catalogue, workLists, log),
                        new HouseholdPage(shell, readings, catalogue, identities, log),
                        new FundsPage(shell, readings, catalogue),
                        new IdleFundsPage(shell, readings, catalogue),
                        new DeliveriesPage(shell, readings, catalogue),
                        new StatusPage(
                                shell,
                                operation.health(),
                                operation.warehouse(),
                                operation.state(),
                                operation.meters(),
                                operation.data()),
                        new DictionaryPage(shell, readings, catalogue),
                        new ClausesPage(shell, readings, catalogue),
                        new GrowthPage(shell, readings, new IntegrityFindings(catalogue)),
                        new OverviewPage(shell, readings, publicFigures),
                        new NoticesPage(
                                shell,
                                readings,
                                catalogue,
                                publishing.life(),
                                publishing.due(),
                                publishing.books(),
                                publishing.data()),
                        new NoticePage(shell, readings, publishing.life()),
                        new LookupCodesPage(shell, readings, publishing.codes(), log, online),
                        new OpenDataPage(shell, readings, publishing.data()),
                        new TellPage(shell, readings, publishing.tips()),
                        new TipsPage(shell, readings, publishing.tips(), log, safety.clock()),
                        new PublicVillagesPage(shell, readings, catalogue, publishing.villages(), online),
                        new PublicFundsPage(shell, readings, publishing.funds()),
                        new OwnPage(shell, readings, catalogue, publishing.codes(), log),
                        new PublicNoticesPage(shell, readings, catalogue, publishing.notices()),
                        new PublicNoticePage(shell, publishing.notices(), online)),
                new ProblemPage(shell));
    }
}
