package cn.xiaokang.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a JSON value to a schema of the API's description, as far as that description uses schemas; unknown keywords are faults. */
final class SchemaCheck {
    private static final List<String> KNOWN = List.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "pattern",
            "format",
            "anyOf",
            "description",
            "$ref",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "default");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What does not fit; empty where all does. */
    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.at("$", schema, value);
        return check.faults;
    }

    private void at(String place, JsonNode schema, JsonNode value) {
        schema.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                faults.add(place + ": the check does not know the keyword " + name);
            }
        });
        if (schema.has("$ref")) {
            JsonNode target = document.at(schema.get("$ref").asText().substring(1));
            if (target.isMissingNode()) {
                faults.add(place + ": no " + schema.get("$ref").asText());
            } else {
                at(place, target, value);
            }
            return;
        }
        if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode one : schema.get("anyOf")) {
                fits |= faults(document, one, value).isEmpty();
            }
            if (!fits) {
                faults.add(place + ": fits none of " + schema.get("anyOf"));
            }
            return;
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            faults.add(place + ": " + value + " is not " + schema.get("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(place + ": " + value + " is not one of " + schema.get("enum"));
        }
        if (value.isTextual()) {
            text(place, schema, value.asText());
        } else if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                at(place + "[" + i + "]", schema.get("items"), value.get(i));
            }
        } else if (value.isObject()) {
            object(place, schema, value);
        }
    }

    private void text(String place, JsonNode schema, String text) {
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asText())
                        .matcher(text)
                        .find()) {
            faults.add(place + ": " + text + " does not match " + schema.get("pattern"));
        }
        if ("date".equals(schema.path("format").asText()) && !text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            faults.add(place + ": " + text + " is no date");
        }
    }

    private void object(String place, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                faults.add(place + ": lacks " + name.asText());
            }
        }
        value.properties().forEach(entry -> {
            JsonNode of = schema.path("properties").path(entry.getKey());
            if (!of.isMissingNode()) {
                at(place + "." + entry.getKey(), of, entry.getValue());
            } else if (schema.path("additionalProperties").isBoolean()
                    && !schema.get("additionalProperties").asBoolean()) {
                faults.add(place + ": has " + entry.getKey() + ", which is not described");
            }
        });
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
