package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.List;

/** A file of macros: statements that each end with a semicolon at a line's end; no other semicolon ends a line. */
final class MacroFile {
    private MacroFile() {}

    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            if (line.endsWith(";")) {
                statements.add(statement.append(line, 0, line.length() - 1).toString());
                statement.setLength(0);
            } else {
                statement.append(line).append('\n');
            }
        }
        return List.copyOf(statements);
    }
}
