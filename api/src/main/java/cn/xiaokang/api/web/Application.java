package cn.xiaokang.api.web;

import cn.xiaokang.api.access.AccessLog;
import cn.xiaokang.api.access.AccessSearch;
import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.ApiTokens;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.SecondFactors;
import cn.xiaokang.api.access.SecretCodes;
import cn.xiaokang.api.access.Sessions;
import cn.xiaokang.api.access.SignIn;
import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.IndicatorResource;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Origins;
import cn.xiaokang.api.assessment.OverviewResource;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.assessment.SchemeResource;
import cn.xiaokang.api.assessment.Schemes;
import cn.xiaokang.api.assessment.ScoreResource;
import cn.xiaokang.api.assessment.ScoreSheets;
import cn.xiaokang.api.audit.AccessAlerts;
import cn.xiaokang.api.audit.AccessLogResource;
import cn.xiaokang.api.cases.CaseLedger;
import cn.xiaokang.api.cases.CasePacks;
import cn.xiaokang.api.cases.CaseResource;
import cn.xiaokang.api.cases.Cases;
import cn.xiaokang.api.cases.EvidenceFiles;
import cn.xiaokang.api.cases.FlagCases;
import cn.xiaokang.api.cases.PackResource;
import cn.xiaokang.api.dossier.Dossiers;
import cn.xiaokang.api.dossier.HouseholdResource;
import cn.xiaokang.api.dossier.HouseholdRings;
import cn.xiaokang.api.dossier.Identities;
import cn.xiaokang.api.dossier.RingResource;
import cn.xiaokang.api.flags.FlagResource;
import cn.xiaokang.api.flags.Flags;
import cn.xiaokang.api.funds.FundFlows;
import cn.xiaokang.api.funds.FundResource;
import cn.xiaokang.api.funds.FundTrees;
import cn.xiaokang.api.funds.IdleMoneys;
import cn.xiaokang.api.funds.NoticeResource;
import cn.xiaokang.api.funds.Notices;
import cn.xiaokang.api.growth.GrowthResource;
import cn.xiaokang.api.growth.IntegrityFindings;
import cn.xiaokang.api.laboratory.LaboratoryResource;
import cn.xiaokang.api.laboratory.Trials;
import cn.xiaokang.api.lookup.LookupCodes;
import cn.xiaokang.api.lookup.LookupResource;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.opendata.OpenDataResource;
import cn.xiaokang.api.opendata.ReleasedFunds;
import cn.xiaokang.api.opendata.ReleasedHouseholds;
import cn.xiaokang.api.opendata.ReleasedIndicators;
import cn.xiaokang.api.opendata.ReleasedProjects;
import cn.xiaokang.api.opendata.ReleasedVillages;
import cn.xiaokang.api.operations.Deliveries;
import cn.xiaokang.api.operations.DeliveryResource;
import cn.xiaokang.api.operations.Health;
import cn.xiaokang.api.operations.HealthResource;
import cn.xiaokang.api.operations.MetricsResource;
import cn.xiaokang.api.operations.QueryTimers;
import cn.xiaokang.api.pages.PageRoutes;
import cn.xiaokang.api.people.AccountKeeping;
import cn.xiaokang.api.people.AccountResource;
import cn.xiaokang.api.people.AccountsResource;
import cn.xiaokang.api.people.OwnAccount;
import cn.xiaokang.api.publication.DueNotices;
import cn.xiaokang.api.publication.NoticeLife;
import cn.xiaokang.api.publication.NoticeLifeResource;
import cn.xiaokang.api.publication.PublicFigures;
import cn.xiaokang.api.publication.PublicFundTreeResource;
import cn.xiaokang.api.publication.PublicFundTrees;
import cn.xiaokang.api.publication.PublicNoticeResource;
import cn.xiaokang.api.publication.PublicNotices;
import cn.xiaokang.api.publication.PublicResource;
import cn.xiaokang.api.publication.PublicVillageResource;
import cn.xiaokang.api.publication.PublicVillages;
import cn.xiaokang.api.publication.PublisherResource;
import cn.xiaokang.api.publication.ThreeBooks;
import cn.xiaokang.api.queries.NameVault;
import cn.xiaokang.api.queries.QueryWatch;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.queries.SnapshotWatch;
import cn.xiaokang.api.reference.ClauseResource;
import cn.xiaokang.api.reference.DictionaryResource;
import cn.xiaokang.api.reference.DivisionResource;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.reports.ReportResource;
import cn.xiaokang.api.reports.Reports;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.rules.Equity;
import cn.xiaokang.api.rules.ExemptionResource;
import cn.xiaokang.api.rules.Exemptions;
import cn.xiaokang.api.rules.RuleResource;
import cn.xiaokang.api.rules.Scorecards;
import cn.xiaokang.api.sso.SingleSignOn;
import cn.xiaokang.api.sso.SsoResource;
import cn.xiaokang.api.sso.SsoSettings;
import cn.xiaokang.api.store.AssessmentStore;
import cn.xiaokang.api.store.CaseStore;
import cn.xiaokang.api.store.ControlVisits;
import cn.xiaokang.api.store.LookupStore;
import cn.xiaokang.api.store.PublicationStore;
import cn.xiaokang.api.store.QueryStore;
import cn.xiaokang.api.store.ReleaseStore;
import cn.xiaokang.api.store.ShadowStore;
import cn.xiaokang.api.store.SsoStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.store.TellerStore;
import cn.xiaokang.api.store.TipStore;
import cn.xiaokang.api.tips.TipResource;
import cn.xiaokang.api.tips.Tips;
import cn.xiaokang.api.workbench.QueryBook;
import cn.xiaokang.api.workbench.QueryCases;
import cn.xiaokang.api.workbench.ShadowResource;
import cn.xiaokang.api.workbench.Shadows;
import cn.xiaokang.api.workbench.Workbench;
import cn.xiaokang.api.workbench.WorkbenchResource;
import cn.xiaokang.api.worklist.WorkListResource;
import cn.xiaokang.api.worklist.WorkLists;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.pack.SigningKey;
import cn.xiaokang.warehouse.ring.Rings;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import cn.xiaokang.warehouse.vault.VaultDoor;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The running server: everything it is made of, put together in one place. */
public final class Application implements AutoCloseable {
    /** The folder of the state in which the key of codes on paper lies. */
    private static final String CODES = "codes";

    /** The folder of the state in which the key lies that signs packs. */
    private static final String SIGNING = "signing";

    /** How soon runs beside begin on a new snapshot. */
    private static final int SECONDS_A_RUN = 60;

    /** How soon the release of a new snapshot begins; to look costs the reading of one short file. */
    private static final int SECONDS_A_RELEASE = 2;

    private final Store store;
    private final CaseStore cases;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final SnapshotHolder snapshots;
    private final Identities identities;
    private final SnapshotWatch shadowWatch;
    private final Health health;
    private final SnapshotWatch releaseWatch;
    private final Javalin server;
    private final List<RouteTable.Route> routes;

    private Application(
            Store store,
            CaseStore cases,
            Accounts accounts,
            AccessLog accessLog,
            SnapshotHolder snapshots,
            Identities identities,
            SnapshotWatch shadowWatch,
            Health health,
            SnapshotWatch releaseWatch,
            Javalin server,
            List<RouteTable.Route> routes) {
        this.store = store;
        this.cases = cases;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.snapshots = snapshots;
        this.identities = identities;
        this.shadowWatch = shadowWatch;
        this.health = health;
        this.releaseWatch = releaseWatch;
        this.server = server;
        this.routes = routes;
    }

    /** Puts the server together and checks its routes; it does not listen yet. */
    public static Application of(Settings settings, Clock clock) throws IOException {
        return of(settings, clock, QueryWatch.NONE);
    }

    /** The same with somebody who hears of each query. */
    public static Application of(Settings settings, Clock clock, QueryWatch watch) throws IOException {
        Catalogue catalogue = Catalogue.load();
        Store store = Store.open(settings.state(), settings.database());
        Accounts accounts = new Accounts(store, clock);
        AccessLog accessLog = new AccessLog(store, clock);
        Sessions sessions = new Sessions(store, clock, settings.session());
        SecondFactors factors = new SecondFactors(store, clock);
        ApiTokens tokens = new ApiTokens(store, clock);
        SignIn signIn = new SignIn(
                accounts, factors, sessions, tokens, settings.safety().secondFactorFor(), clock);
        Guard guard = new Guard(signIn, settings.isSecure());
        SsoSettings sso = settings.singleSignOn();
        List<Resource> single = sso == null
                ? List.of()
                : List.of(
                        new SsoResource(new SingleSignOn(sso, new SsoStore(store, clock)), guard, settings.isSecure()));
        OwnAccount ownAccount = new OwnAccount(accounts, factors, sessions, tokens, signIn, accessLog);
        AccountKeeping accountKeeping = new AccountKeeping(accounts, factors, tokens, accessLog);
        AccessSearch accessSearch = new AccessSearch(store);
        AccessAlerts accessAlerts =
                new AccessAlerts(accessSearch, settings.safety().alerts(), clock);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        SnapshotHolder snapshots = new SnapshotHolder(
                Warehouse.at(settings.warehouse()),
                catalogue,
                settings.limits(),
                clock,
                new QueryTimers(meters).and(watch));
        OpenData openData = new OpenData(
                catalogue,
                Warehouse.at(settings.warehouse()),
                settings.state().resolve("open-data"),
                new ReleaseStore(store),
                settings.limits(),
                clock);
        Readings readings = new Readings(snapshots, openData::shown);
        Labels labels = new Labels(catalogue);
        IntegrityFindings integrity = new IntegrityFindings(catalogue);
        Indicators indicators = new Indicators(catalogue);
        AssessmentStore assessmentStore = new AssessmentStore(store, clock);
        Schemes schemes = new Schemes(catalogue, assessmentStore);
        ScoreSheets scoreSheets = new ScoreSheets(catalogue, indicators, schemes);
        FrozenSheets frozenSheets = new FrozenSheets(scoreSheets, assessmentStore);
        Overviews overviews = new Overviews(catalogue, indicators);
        Trials trials = new Trials(catalogue, indicators);
        CaseStore caseStore = CaseStore.open(settings.state(), settings.database());
        CaseLedger ledger = new CaseLedger(caseStore, clock);
        Cases cases = new Cases(ledger, new EvidenceFiles(settings.state()), accounts, catalogue);
        SigningKey signingKey = SigningKey.in(settings.state().resolve(SIGNING));
        FlagCases flagCases = new FlagCases(ledger);
        Flags flags = new Flags(catalogue, labels, flagCases);
        ControlVisits controls = new ControlVisits(store, clock);
        Scorecards scorecards = new Scorecards(catalogue, flagCases, controls);
        WorkLists workLists = new WorkLists(catalogue, flagCases, scorecards);
        Equity equity = new Equity(catalogue, flagCases);
        Exemptions exemptions = new Exemptions(catalogue);
        Workbench workbench = new Workbench(
                catalogue, Math.toIntExact(settings.limits().queryTimeout().toSeconds()), accessLog);
        QueryBook queryBook = new QueryBook(new QueryStore(store), clock);
        Shadows shadows = new Shadows(workbench, queryBook, flagCases, new ShadowStore(store), clock);
        QueryCases queryCases = new QueryCases(workbench, queryBook, cases);
        VaultDoor vault = vault(settings);
        Identities identities = settings.hasNames() ? Identities.behind(vault) : Identities.none();
        HouseholdRings rings = new HouseholdRings(new Rings(catalogue), identities, accessLog);
        PublicationStore publicationStore = new PublicationStore(store);
        NameVault names = new NameVault(vault);
        NoticeLife noticeLife = new NoticeLife(catalogue, names, publicationStore, clock);
        PublicNotices publicNotices = new PublicNotices(catalogue, publicationStore, noticeLife);
        DueNotices dueNotices = new DueNotices(catalogue, noticeLife);
        ThreeBooks threeBooks = new ThreeBooks();
        LookupCodes lookupCodes = new LookupCodes(
                catalogue,
                labels,
                names,
                new LookupStore(store),
                SecretCodes.in(settings.state().resolve(CODES), "lookup"),
                clock);
        Health health = new Health(snapshots, accessLog, store, vault);
        Tips tips = new Tips(
                new TipStore(store),
                TellerStore.open(settings.state(), store),
                SecretCodes.in(settings.state().resolve(CODES), "receipt"),
                publicNotices,
                cases,
                catalogue,
                clock);
        ReleasedFunds releasedFunds = new ReleasedFunds(openData);
        ReleasedHouseholds releasedHouseholds = new ReleasedHouseholds(openData);
        PublicFigures publicFigures = new PublicFigures(
                catalogue, indicators, labels, releasedFunds, releasedHouseholds, new ReleasedIndicators(openData));
        PublicFundTrees publicFundTrees = new PublicFundTrees(labels, releasedFunds);
        PublicVillages villages = new PublicVillages(
                labels,
                publicNotices,
                new ReleasedVillages(openData),
                releasedFunds,
                releasedHouseholds,
                new ReleasedProjects(openData));
        List<Resource> resources = List.of(
                new SessionResource(guard),
                new AccountResource(ownAccount, guard, clock),
                new AccountsResource(accountKeeping),
                new AccessLogResource(accessLog, accessSearch, accessAlerts),
                new HealthResource(health),
                new MetricsResource(meters),
                new OverviewResource(readings, overviews),
                new IndicatorResource(readings, indicators, new Origins(catalogue, indicators), accessLog),
                new LaboratoryResource(readings, trials),
                new SchemeResource(schemes),
                new ScoreResource(readings, scoreSheets, frozenSheets),
                new ReportResource(
                        readings, new Reports(catalogue, indicators, overviews, scoreSheets, frozenSheets, clock)),
                new FundResource(readings, new FundFlows(labels), new FundTrees(labels), new IdleMoneys(catalogue)),
                new NoticeResource(readings, new Notices()),
                new FlagResource(readings, flags, accessLog),
                new ExemptionResource(readings, exemptions),
                new RuleResource(readings, scorecards, equity),
                new WorkListResource(readings, workLists, catalogue, accessLog),
                new CaseResource(readings, cases, accessLog),
                new WorkbenchResource(readings, workbench, queryBook, queryCases),
                new ShadowResource(readings, shadows),
                new RingResource(readings, rings),
                new PackResource(readings, new CasePacks(cases, catalogue, signingKey), accessLog),
                new HouseholdResource(readings, new Dossiers(labels, flags, identities), accessLog),
                new DeliveryResource(readings, new Deliveries(catalogue)),
                new DivisionResource(readings, catalogue),
                new DictionaryResource(catalogue),
                new ClauseResource(catalogue),
                new GrowthResource(readings, integrity),
                new PublicResource(readings, publicFigures),
                new PublicNoticeResource(readings, publicNotices),
                new NoticeLifeResource(readings, noticeLife),
                new PublisherResource(readings, noticeLife, dueNotices, threeBooks),
                new LookupResource(readings, lookupCodes, accessLog),
                new TipResource(readings, tips, accessLog),
                new PublicVillageResource(readings, villages),
                new PublicFundTreeResource(readings, publicFundTrees),
                new OpenDataResource(readings, openData),
                new DocsResource());
        PageRoutes pages = PageRoutes.of(
                settings.isSecure(),
                guard,
                readings,
                catalogue,
                indicators,
                overviews,
                trials,
                schemes,
                scoreSheets,
                frozenSheets,
                publicFigures,
                identities,
                new PageRoutes.Publishing(
                        settings.publicAddress(),
                        noticeLife,
                        publicNotices,
                        dueNotices,
                        threeBooks,
                        lookupCodes,
                        tips,
                        villages,
                        publicFundTrees,
                        openData),
                workLists,
                cases,
                flagCases,
                new PageRoutes.Safety(ownAccount, accountKeeping, accessSearch, accessAlerts, sso != null, clock),
                new PageRoutes.Operation(
                        health, Warehouse.at(settings.warehouse()), settings.state(), meters, openData),
                new PageRoutes.Ruling(exemptions, scorecards, equity, controls, rings),
                new PageRoutes.Asking(workbench, queryBook, queryCases, shadows),
                accessLog);
        Javalin server = Server.of(
                settings,
                guard,
                meters,
                Stream.of(resources, single, pages.resources())
                        .<Resource>flatMap(List::stream)
                        .toList(),
                pages.problems(),
                clock);
        SnapshotWatch shadowWatch = new SnapshotWatch("runs-beside", SECONDS_A_RUN, () -> shadows.workOut(snapshots));
        SnapshotWatch releaseWatch = new SnapshotWatch("releases", SECONDS_A_RELEASE, () -> {
            if (snapshots.follow().isEmpty()) {
                snapshots.servedId().ifPresent(openData::releaseAll);
            }
        });
        return new Application(
                store,
                caseStore,
                accounts,
                accessLog,
                snapshots,
                identities,
                shadowWatch,
                health,
                releaseWatch,
                server,
                RouteTable.of(server));
    }

    /** A key that others may read stops the start; one that is not there closes the vault and nothing else. */
    private static VaultDoor vault(Settings settings) {
        Warehouse warehouse = Warehouse.at(settings.warehouse());
        settings.vaultKey().refuseOpenToOthers();
        return VaultDoor.of(warehouse, settings.vaultKey());
    }

    /** Listens and begins what is done behind the scenes; a fault where the port can't be had. */
    public Application start(Settings settings) {
        Application listening = listen(settings);
        shadowWatch.start();
        releaseWatch.start();
        return listening;
    }

    /** Listens and does nothing behind the scenes but what its watches are told to. */
    public Application listen(Settings settings) {
        try {
            server.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            throw WebFault.PORT_TAKEN.with(settings.port());
        }
        return this;
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The accounts that may sign in. */
    public Accounts accounts() {
        return accounts;
    }

    /** The record of looks at persons. */
    public AccessLog accessLog() {
        return accessLog;
    }

    /** The watch that works runs beside out on each new snapshot. */
    public SnapshotWatch shadowWatch() {
        return shadowWatch;
    }

    /** Forgets what was answered so far: for a benchmark of what it costs. */
    public void forgetAnswers() {
        snapshots.forgetAnswers();
    }

    /** The watch that makes the releases of the data sets on each new snapshot. */
    public SnapshotWatch releaseWatch() {
        return releaseWatch;
    }

    /** What is served now. */
    public SnapshotHolder snapshots() {
        return snapshots;
    }

    /** How the server stands. */
    public Health health() {
        return health;
    }

    /** All routes with their permissions. */
    public List<RouteTable.Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        shadowWatch.close();
        releaseWatch.close();
        server.stop();
        snapshots.close();
        identities.close();
        store.close();
        cases.close();
    }
}
