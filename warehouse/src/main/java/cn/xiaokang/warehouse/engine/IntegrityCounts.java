package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.IntegrityNote;
import java.util.Map;

/** The SQL that counts an integrity note's items by county, year and bin, for either engine with its macros. */
public final class IntegrityCounts {
    private IntegrityCounts() {}

    /** The counts of a note: note, county_code, year, bin, items. */
    public static String sql(Catalogue catalogue, IntegrityNote note) {
        return new SqlTemplate(catalogue.text("macros/integrity_counts.sql"))
                .filled(Map.of("note", note.id(), "rows", SqlTemplate.inner(note.sql())));
    }
}
