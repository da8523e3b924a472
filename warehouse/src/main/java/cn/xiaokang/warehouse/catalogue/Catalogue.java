package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.assessment.Scheme;
import cn.xiaokang.warehouse.fault.FaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that the house knows as data, read whole and found free of faults. */
public final class Catalogue {
    /** The id of the scheme whose newest version gives the indicators their weights. */
    public static final String DEFAULT_SCHEME = "default";

    private static @Nullable Catalogue own;

    private final CatalogueFiles files;
    private final CatalogueContent content;
    private final Map<String, Claim> claims;
    private final Map<String, DataSet> dataSets;
    private final String digest;

    private Catalogue(CatalogueFiles files) {
        this.files = files;
        this.content = new CatalogueReader(files).read();
        this.claims = new ClaimReader(files, content.rules()).read();
        this.dataSets = new DataSetReader(files, content).read();
        this.digest = files.digest();
    }

    /**
     * The catalogue that comes with the program, read once: it does not change while the program runs.
     *
     * @throws FaultException naming each fault with its file and line
     */
    public static synchronized Catalogue load() {
        Catalogue read = own;
        if (read == null) {
            read = new Catalogue(CatalogueFiles.onClassPath());
            own = read;
        }
        return read;
    }

    /** A catalogue in a folder. */
    public static Catalogue load(Path folder) {
        return new Catalogue(CatalogueFiles.in(folder));
    }

    /** The contracts by source. */
    public Map<String, Contract> contracts() {
        return content.contracts();
    }

    public CodeLists codeLists() {
        return content.codeLists();
    }

    public Parameters parameters() {
        return content.parameters();
    }

    /** The tables of the star by name. */
    public Map<String, TableDefinition> tables() {
        return content.tables();
    }

    /** All rules by id, those declared alone too. */
    public Map<String, Rule> rules() {
        return content.rules();
    }

    /** All indicators by id, those declared alone too, in the order of their clauses. */
    public Map<String, Indicator> indicators() {
        return content.indicators();
    }

    /** What the rows behind figures are, by name. */
    public Map<String, ItemKind> items() {
        return content.items();
    }

    /** The clauses of the policy by id, in the order of the document. */
    public Map<String, Clause> clauses() {
        return content.clauses();
    }

    /** The assessment schemes that come with the catalogue, by reference such as {@code default-1}. */
    public Map<String, Scheme> schemes() {
        return content.schemes();
    }

    /**
     * A scheme from its text, YAML or JSON, held to this catalogue's indicators.
     *
     * @param name what the text is called where a fault in it is told
     * @throws FaultException naming each fault with its line
     */
    public Scheme scheme(String name, String text) {
        Problems problems = new Problems();
        Set<String> withTarget = indicators().values().stream()
                .filter(indicator -> !indicator.targets().isEmpty())
                .map(Indicator::id)
                .collect(Collectors.toSet());
        Scheme scheme = new SchemeReader(indicators().keySet(), withTarget).read(Yaml.read(name, text, problems));
        problems.throwIfAny();
        return scheme;
    }

    /** The integrity notes by id. */
    public Map<String, IntegrityNote> integrityNotes() {
        return content.notes();
    }

    /** The kinds of notices by id. */
    public Map<String, NoticeKind> notices() {
        return content.notices();
    }

    /** The sets of open data by id. */
    public Map<String, DataSet> dataSets() {
        return dataSets;
    }

    /** What a household may still claim, by the rule that finds it. */
    public Map<String, Claim> claims() {
        return claims;
    }

    /** What the policy document asks for, and what the house has for it. */
    public Obligations obligations() {
        return content.obligations();
    }

    /** The policy document, whole. */
    public String policy() {
        return text("policy.txt");
    }

    /** The table of that name. */
    public TableDefinition table(String name) {
        TableDefinition table = tables().get(name);
        if (table == null) {
            throw unknown("表", "table", name);
        }
        return table;
    }

    /** The cases of a rule, in the order of their files; a fault in one is told with file and line. */
    public List<Case> cases(Rule rule) {
        return new CaseReader(files, tables()).ofRule(rule);
    }

    /** The cases of an indicator. */
    public List<Case> cases(Indicator indicator) {
        return new CaseReader(files, tables()).ofIndicator(indicator);
    }

    /** SHA-256 over all that decides a figure, in hex. */
    public String digest() {
        return digest;
    }

    /** The text of a file of the catalogue by its path in it, such as {@code reference/divisions.csv}. */
    public String text(String path) {
        return files.text(path).orElseThrow(() -> unknown("文件", "file", path));
    }

    /** Paths of the files directly in a folder of the catalogue that end so, in order. */
    public List<String> filesIn(String folder, String ending) {
        return files.filesIn(folder, ending);
    }

    /** The statements that make the macros of an engine: {@code duckdb} or {@code spark}. */
    public List<String> macros(String engine) {
        return MacroFile.statements(text("macros/" + engine + ".sql"));
    }

    private static FaultException unknown(String zh, String en, String name) {
        return new FaultException(
                CatalogueFault.UNKNOWN_NAME,
                "目录中没有" + zh + " " + name + "，请检查名称。",
                "The catalogue has no " + en + " " + name + ": check the name.");
    }
}
