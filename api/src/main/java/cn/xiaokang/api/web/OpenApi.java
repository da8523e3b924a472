package cn.xiaokang.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of the API: one hand-written part beside each kind of resource, joined at the start. */
public final class OpenApi {
    private static final List<String> PARTS = List.of(
            "access",
            "people",
            "audit",
            "operations",
            "assessment",
            "scores",
            "laboratory",
            "flags",
            "cases",
            "dossier",
            "funds",
            "reference",
            "publication",
            "clauses",
            "growth",
            "notices",
            "lookup",
            "tips",
            "villages",
            "datasets",
            "worklist",
            "rules",
            "workbench");

    private OpenApi() {}

    /** The whole document. */
    public static ObjectNode document() {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode document = read(yaml, "document");
        ObjectNode paths = document.withObject("/paths");
        ObjectNode schemas = document.withObject("/components/schemas");
        for (String part : PARTS) {
            ObjectNode fragment = read(yaml, part);
            add(part, paths, fragment.path("paths"));
            add(part, schemas, fragment.path("schemas"));
        }
        return document;
    }

    static String text() {
        try {
            return new ObjectMapper().writeValueAsString(document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String part, ObjectNode whole, JsonNode more) {
        more.properties().forEach(entry -> {
            if (whole.has(entry.getKey())) {
                throw new IllegalStateException(part + ".yaml repeats " + entry.getKey());
            }
            whole.set(entry.getKey(), entry.getValue());
        });
    }

    private static ObjectNode read(YAMLMapper yaml, String part) {
        String path = "/openapi/" + part + ".yaml";
        try (InputStream stream = OpenApi.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + path);
            }
            return (ObjectNode) yaml.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
