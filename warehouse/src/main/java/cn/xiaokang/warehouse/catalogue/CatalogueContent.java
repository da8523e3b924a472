package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.assessment.Scheme;
import java.util.Map;

/** What the files of a catalogue say, once all of it has been checked. */
record CatalogueContent(
        Map<String, Contract> contracts,
        CodeLists codeLists,
        Parameters parameters,
        Map<String, TableDefinition> tables,
        Map<String, Rule> rules,
        Map<String, ItemKind> items,
        Map<String, Indicator> indicators,
        Map<String, Clause> clauses,
        Map<String, Scheme> schemes,
        Map<String, IntegrityNote> notes,
        Map<String, NoticeKind> notices,
        Obligations obligations) {
    /** The same with what the policy asks for. */
    CatalogueContent with(Obligations read) {
        return new CatalogueContent(
                contracts,
                codeLists,
                parameters,
                tables,
                rules,
                items,
                indicators,
                clauses,
                schemes,
                notes,
                notices,
                read);
    }
}
