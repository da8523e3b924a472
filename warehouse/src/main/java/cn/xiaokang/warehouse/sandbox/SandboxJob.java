package cn.xiaokang.warehouse.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the child is told: one query, and all that it may reach.
 *
 * @param sql the asker's text
 * @param macros statements that make the catalogue's macros
 * @param stored what reads each table out of its files, by name
 * @param open what each table shows in the asker's area, by name, over the stored ones in the schema {@code stored}
 * @param files those of each table, by name
 * @param masked names of columns that aren't shown, for the words of a refusal
 * @param seconds after which the query is interrupted
 */
record SandboxJob(
        String sql,
        List<String> macros,
        Map<String, String> stored,
        Map<String, String> open,
        Map<String, List<String>> files,
        Set<String> masked,
        int mostRows,
        int memoryMegabytes,
        int seconds) {}
