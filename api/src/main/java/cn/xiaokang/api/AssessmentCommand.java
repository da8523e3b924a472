package cn.xiaokang.api;

import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.assessment.FrozenSheets;
import cn.xiaokang.api.assessment.Indicators;
import cn.xiaokang.api.assessment.Overviews;
import cn.xiaokang.api.assessment.Schemes;
import cn.xiaokang.api.assessment.ScoreSheets;
import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.Report;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.SnapshotHolder;
import cn.xiaokang.api.reports.Reports;
import cn.xiaokang.api.store.AssessmentStore;
import cn.xiaokang.api.store.Store;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the documents of the assessment to files. */
@Command(
        name = "assessment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "导出考核得分表、指标手册、县级报告：xlsx、docx、pdf、csv。",
            "Writes the score sheet, the indicator book and county reports as xlsx, docx, pdf and csv."
        })
public final class AssessmentCommand implements Callable<Integer> {
    /** The names of the documents, for the help and for checking. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Reports.NAMES.iterator();
        }
    }

    /** The endings of the forms, likewise. */
    static final class Endings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Form.endings().iterator();
        }
    }

    @Option(names = "--warehouse", paramLabel = "DIR", description = "数据仓库目录 the warehouse's folder")
    private @Nullable Path warehouse;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "服务自身的存储目录（方案版本与定稿） the server's own store, with schemes and frozen sheets")
    private @Nullable Path state;

    @Option(names = "--config", paramLabel = "FILE", description = "配置文件 configuration file")
    private @Nullable Path config;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "写入目录 the folder to write to")
    private Path to = Path.of(".");

    @Option(
            names = "--document",
            split = ",",
            completionCandidates = Names.class,
            description = "文件，缺省为得分表与指标手册 documents: ${COMPLETION-CANDIDATES} (default: score-sheet,indicator-book)")
    private List<String> documents = List.of("score-sheet", "indicator-book");

    @Option(
            names = "--format",
            split = ",",
            completionCandidates = Endings.class,
            description = "格式，缺省为全部 forms: ${COMPLETION-CANDIDATES} (default: all)")
    private List<String> forms = Form.endings();

    @Option(names = "--year", description = "年度，缺省为最新可计分年度 the year (default: the newest that can be scored)")
    private @Nullable Integer year;

    @Option(
            names = "--scheme",
            description =
                    "方案版本，如 default-1；缺省为该年定稿，未定稿则为默认方案 a scheme's version (default: the frozen sheet, or the year's scheme)")
    private @Nullable String scheme;

    @Option(names = "--county", description = "县级报告的县（市、区）代码 the county of the county report")
    private @Nullable String county;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        require("--document", documents, Reports.NAMES);
        require("--format", forms, Form.endings());
        Settings settings = Settings.read(new Settings.Given(warehouse, state, null, null, null, config));
        Clock clock = Clock.systemUTC();
        Catalogue catalogue = Catalogue.load();
        AssessmentStore store = new AssessmentStore(Store.open(settings.state(), settings.database()), clock);
        Indicators indicators = new Indicators(catalogue);
        ScoreSheets sheets = new ScoreSheets(catalogue, indicators, new Schemes(catalogue, store));
        Reports reports = new Reports(
                catalogue,
                indicators,
                new Overviews(catalogue, indicators),
                sheets,
                new FrozenSheets(sheets, store),
                clock);
        Files.createDirectories(to);
        try (SnapshotHolder snapshots =
                        new SnapshotHolder(Warehouse.at(settings.warehouse()), catalogue, settings.limits(), clock);
                Reading reading = snapshots.read(new Viewer(null, Role.ASSESSOR, AreaScope.CITY))) {
            for (String document : documents) {
                Report report = reports.report(reading, new Reports.Wanted(document, year, scheme, county));
                for (String form : forms) {
                    spec.commandLine().getOut().println(write(report, Form.of(form)));
                }
            }
        }
        return 0;
    }

    /** Written beside its place and moved there when it is whole. */
    private Path write(Report report, Form form) throws IOException {
        Path file = to.resolve(report.name() + "." + form.ending());
        Path part = to.resolve(report.name() + "." + form.ending() + ".part");
        try (OutputStream stream = Files.newOutputStream(part)) {
            form.write(report, stream);
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void require(String option, List<String> given, List<String> known) {
        for (String one : given) {
            if (!known.contains(one)) {
                throw new picocli.CommandLine.ParameterException(
                        spec.commandLine(), option + ": " + one + " 不在 / is none of " + known);
            }
        }
    }

    /** Runs the command with its arguments. */
    public static void main(String[] arguments) {
        System.exit(ServeCommand.commandLine(new AssessmentCommand()).execute(arguments));
    }
}
