package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/people.md says of each role what the code lets it reach. */
class PeopleTableTest {
    private static final Path DOCUMENT = Path.of("../docs/people.md");

    @Test
    void theTableOfTheDocumentIsThatOfTheCode() throws IOException {
        assertTrue(
                Files.readString(DOCUMENT).contains(table()),
                () -> "docs/people.md should hold this table:\n" + table());
    }

    private static String table() {
        List<Role> roles = List.of(Role.values());
        StringBuilder table = new StringBuilder("| permission | ")
                .append(roles.stream()
                        .map(role -> role.title() + " " + role.code().replace('_', ' '))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n| --- |")
                .append(" --- |".repeat(roles.size()))
                .append('\n');
        Arrays.stream(Permission.values())
                .map(permission -> "| `" + permission.code() + "` | "
                        + roles.stream()
                                .map(role -> role.may(permission) ? "●" : "")
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .forEach(table::append);
        return table.toString();
    }
}
