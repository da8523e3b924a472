package cn.xiaokang.warehouse.sandbox;

import cn.xiaokang.warehouse.fault.FaultException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds an asker's SQL to a list: DuckDB itself parses it, and every part of the tree must be one that is known to be harmless. What
 * isn't on the list is refused, so that a part that a later DuckDB brings is refused too.
 */
final class SqlGate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final Set<String> open;
    private final String text;
    private final Set<String> used = new TreeSet<>();

    private SqlGate(Set<String> open, String text) {
        this.open = open;
        this.text = text;
    }

    /**
     * What passed.
     *
     * @param tables that it reads
     * @param sql the query as DuckDB writes the tree that was looked at: no comment and no semicolon
     */
    record Passed(Set<String> tables, String sql) {}

    /**
     * Parses a text and refuses what isn't one harmless query.
     *
     * @param open names of the tables that it may read
     */
    static Passed pass(Connection connection, Set<String> open, String text) throws SQLException {
        SqlGate gate = new SqlGate(open, text);
        String written = one(connection, "select json_serialize_sql(?::varchar)", text);
        gate.walk(gate.parsed(written).path("statements").get(0), Set.of());
        return new Passed(gate.used, one(connection, "select json_deserialize_sql(?::json)", written));
    }

    private static String one(Connection connection, String sql, String given) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, given);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private JsonNode parsed(String written) {
        JsonNode tree;
        try {
            tree = JSON.readTree(written);
        } catch (JsonProcessingException e) {
            throw SandboxFault.TOO_LARGE.at(Place.UNKNOWN, "JSON");
        }
        if (tree.path("error").asBoolean(true)) {
            throw refused(tree);
        }
        if (tree.path("statements").size() != 1
                || !tree.path("statements").get(0).path("named_param_map").isEmpty()) {
            throw SandboxFault.NOT_ONE_SELECT.at(Place.UNKNOWN, "");
        }
        return tree;
    }

    private FaultException refused(JsonNode tree) {
        if (!tree.path("error_type").asText().equals("parser")) {
            return SandboxFault.NOT_ONE_SELECT.at(Place.UNKNOWN, "");
        }
        Place place =
                tree.has("position") ? Place.ofByte(text, tree.path("position").asLong(-1)) : Place.UNKNOWN;
        String[] quoted = tree.path("error_message").asText().split("\"", -1);
        return SandboxFault.SYNTAX.at(place, quoted.length > 2 ? shown(quoted[1]) : "…");
    }

    /** A part of the tree; the names of the common table expressions around it are tables too. */
    private void walk(JsonNode part, Set<String> around) {
        if (part.isArray()) {
            part.forEach(each -> walk(each, around));
            return;
        }
        if (!part.isObject()) {
            return;
        }
        require(part);
        Set<String> known = around;
        if (part.path("cte_map").path("map").isArray()) {
            known = new HashSet<>(around);
            for (JsonNode entry : part.path("cte_map").path("map")) {
                String name = entry.path("key").asText().toLowerCase(Locale.ROOT);
                if (!NAME.matcher(name).matches()) {
                    throw notAllowed(part, name);
                }
                walk(entry.path("value"), Set.copyOf(known));
                known.add(name);
            }
        }
        if (part.path("type").asText().equals("BASE_TABLE")) {
            table(part, known);
        }
        Set<String> within = known;
        part.properties().stream()
                .filter(entry -> !entry.getKey().equals("cte_map"))
                .forEach(entry -> walk(entry.getValue(), within));
    }

    private void require(JsonNode part) {
        String kind = part.path("class").asText("");
        String type = part.path("type").isTextual() ? part.path("type").asText() : "";
        if (!kind.isEmpty() ? !Allowed.EXPRESSIONS.contains(kind) : !type.isEmpty() && !Allowed.NODES.contains(type)) {
            throw notAllowed(part, kind.isEmpty() ? type : kind);
        }
        if (part.path("sample").isObject() || part.path("at_clause").isObject()) {
            throw notAllowed(part, "TABLESAMPLE, AT");
        }
        if (part.has("function_name")) {
            String name = part.path("function_name").asText().toLowerCase(Locale.ROOT);
            if (!Allowed.FUNCTIONS.contains(name) || isQualified(part)) {
                throw notAllowed(part, name);
            }
        }
        if (type.equals("TABLE_FUNCTION")) {
            String name = part.path("function").path("function_name").asText().toLowerCase(Locale.ROOT);
            if (!Allowed.TABLE_FUNCTIONS.contains(name)) {
                throw notAllowed(part, name);
            }
        }
        if (kind.equals("TYPE")
                && !Allowed.TYPES.contains(part.path("type_name").asText().toLowerCase(Locale.ROOT))) {
            throw notAllowed(part, part.path("type_name").asText());
        }
    }

    private void table(JsonNode part, Set<String> known) {
        String name = part.path("table_name").asText().toLowerCase(Locale.ROOT);
        boolean isPlain = !isQualified(part)
                && part.path("schema_name").asText().isEmpty()
                && part.path("catalog_name").asText().isEmpty();
        if (isPlain && known.contains(name)) {
            return;
        }
        if (!isPlain || !open.contains(name)) {
            throw SandboxFault.NO_TABLE.at(
                    place(part), shown(part.path("table_name").asText()));
        }
        used.add(name);
    }

    private static boolean isQualified(JsonNode part) {
        return !part.path("schema").asText().isEmpty()
                || !part.path("catalog").asText().isEmpty()
                || part.path("qualified_name").path("path").size() > 1;
    }

    private FaultException notAllowed(JsonNode part, String named) {
        return SandboxFault.NOT_ALLOWED.at(place(part), shown(named));
    }

    private Place place(JsonNode part) {
        JsonNode offset = part.path("query_location");
        return offset.canConvertToLong() ? Place.ofByte(text, offset.asLong()) : Place.UNKNOWN;
    }

    /** What the asker wrote, shortened and on one line. */
    static String shown(String written) {
        String plain = written.replaceAll("[\\p{Cntrl}<>&]", "?");
        return plain.substring(0, Math.min(plain.length(), 60));
    }
}
