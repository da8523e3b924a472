package cn.xiaokang.api.reference;

import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.CodeList;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The data dictionary: what each table, column, indicator, rule and code means. It comes from the same files that the loads are
 * built from, so that it can't be out of date.
 */
public record Dictionary(
        String catalogueDigest,
        List<Table> tables,
        List<IndicatorEntry> indicators,
        List<RuleEntry> rules,
        List<Codes> codes) {
    /** One table of the star. */
    public record Table(
            String name,
            String titleZh,
            String titleEn,
            String grainZh,
            String grainEn,
            List<String> key,
            List<String> partitionedBy,
            List<Column> columns) {}

    /**
     * One column.
     *
     * @param privacy personal, token, sensitive, or null
     * @param references table and column that it points at, or null
     */
    public record Column(
            String name,
            String type,
            String zh,
            @Nullable String privacy,
            @Nullable String references) {}

    /** One indicator, and whether it is computed yet. */
    public record IndicatorEntry(Meaning meaning, boolean isBuilt) {}

    /** One rule, and whether it is computed yet. */
    public record RuleEntry(
            String id,
            String titleZh,
            String titleEn,
            String clause,
            String severity,
            String subject,
            String definitionZh,
            String definitionEn,
            boolean isBuilt) {}

    /** One code list. */
    public record Codes(String list, List<CodeEntry> codes) {}

    /** One code. */
    public record CodeEntry(String code, String zh, String en) {}

    static Dictionary of(Catalogue catalogue) {
        return new Dictionary(
                catalogue.digest(),
                catalogue.tables().values().stream().map(Dictionary::table).toList(),
                catalogue.indicators().values().stream()
                        .map(indicator -> new IndicatorEntry(Meaning.of(indicator), indicator.isBuilt()))
                        .toList(),
                catalogue.rules().values().stream().map(Dictionary::rule).toList(),
                catalogue.codeLists().all().values().stream()
                        .map(Dictionary::codes)
                        .toList());
    }

    private static Table table(TableDefinition table) {
        return new Table(
                table.name(),
                table.title().zh(),
                table.title().enOrZh(),
                table.grain().zh(),
                table.grain().enOrZh(),
                table.key(),
                table.partitionedBy(),
                table.columns().stream().map(column -> column(table, column)).toList());
    }

    private static Column column(TableDefinition table, TableColumn column) {
        Privacy privacy = column.privacy();
        var reference = table.references().get(column.name());
        return new Column(
                column.name(),
                column.type().sql(),
                column.zh(),
                privacy == null ? null : privacy.name().toLowerCase(Locale.ROOT),
                reference == null ? null : reference.table() + "." + reference.column());
    }

    private static RuleEntry rule(Rule rule) {
        return new RuleEntry(
                rule.id(),
                rule.title().zh(),
                rule.title().enOrZh(),
                rule.clause(),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.subject(),
                rule.definition().zh(),
                rule.definition().enOrZh(),
                rule.isBuilt());
    }

    private static Codes codes(CodeList list) {
        return new Codes(
                list.name(),
                list.codes().values().stream()
                        .map(code -> new CodeEntry(code.code(), code.label(), code.en()))
                        .toList());
    }
}
