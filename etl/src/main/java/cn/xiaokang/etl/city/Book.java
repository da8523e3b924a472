package cn.xiaokang.etl.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the city knows of the catalogue: the forms of the sources, the codes, the reference lists. */
final class Book {
    static final List<String> SOURCES = List.of(
            "bank_return",
            "breadwinner",
            "business",
            "cadre",
            "custody",
            "death",
            "dibao",
            "disability",
            "education_aid",
            "employee_insurance",
            "employment",
            "family_doctor",
            "fund_allocation",
            "household",
            "housing_renovation",
            "income",
            "kinship",
            "loan",
            "medical_insurance",
            "medical_settlement",
            "member",
            "pairing",
            "payment",
            "payroll",
            "pension",
            "project",
            "project_payment",
            "property",
            "publication",
            "residence",
            "statistic",
            "vehicle",
            "village_economy",
            "visit");

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final JsonNode codes;

    Book() {
        codes = yaml("codes.yaml");
        for (String source : SOURCES) {
            JsonNode contract = yaml("sources/" + source + "/contract.yaml");
            List<Sheet.Column> columns = new ArrayList<>();
            contract.get("columns").properties().forEach(e -> columns.add(column(e.getKey(), e.getValue())));
            List<String> key = new ArrayList<>();
            contract.get("key").forEach(k -> key.add(k.asText()));
            boolean monthly = contract.get("cadence").asText().equals("monthly");
            sheets.put(source, new Sheet(source, monthly, List.copyOf(columns), List.copyOf(key)));
        }
    }

    Sheet sheet(String source) {
        Sheet sheet = sheets.get(source);
        if (sheet == null) {
            throw new IllegalArgumentException("no contract for " + source);
        }
        return sheet;
    }

    private Sheet.Column column(String name, JsonNode said) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (said.has("codes")) {
            codes.get(said.get("codes").asText())
                    .properties()
                    .forEach(e ->
                            labels.put(e.getKey(), e.getValue().get("label").asText()));
        }
        return new Sheet.Column(
                name,
                said.get("header").asText(),
                said.get("type").asText(),
                Map.copyOf(labels),
                said.get("required").asBoolean(),
                said.has("may_be_negative") && said.get("may_be_negative").asBoolean());
    }

    /** The rows of a reference list without its header. Its fields hold no commas where we read them. */
    static List<String[]> reference(String name) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open("reference/" + name), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the reference list " + name, e);
        }
        return rows;
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = open(name)) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the catalogue's " + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Book.class.getResourceAsStream("/catalogue/" + name);
        if (in == null) {
            throw new FileNotFoundException("catalogue/" + name + " is not on the class path");
        }
        return in;
    }
}
