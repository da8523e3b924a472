package cn.xiaokang.etl.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns are compared, as what.
 *
 * @param id the column that names a record in the output; null for the row's line
 */
public record LinkMapping(@Nullable String id, List<LinkField> fields) {
    private static final int MOST_FIELDS = 15;
    private static final Set<String> KEYS = Set.of("id", "columns", "right");

    public LinkMapping {
        if (fields.isEmpty()) {
            throw LinkFault.BAD_MAPPING.told(
                    "没有指明比较哪些列：用 --column 列=类型，或 --columns 映射.yaml。类型有：" + FieldKind.list("、") + "。",
                    "No columns to compare are named: give --column COLUMN=KIND, or --columns MAPPING.yaml. Kinds: "
                            + FieldKind.list(", ") + ".");
        }
        if (fields.size() > MOST_FIELDS) {
            throw LinkFault.BAD_MAPPING.told(
                    "至多比较 %d 列，给出了 %d 列。".formatted(MOST_FIELDS, fields.size()),
                    "At most %d columns can be compared, %d are given.".formatted(MOST_FIELDS, fields.size()));
        }
        fields = List.copyOf(fields);
    }

    /** From options: column -> kind, the same columns in both files. */
    public static LinkMapping of(@Nullable String id, Map<String, String> columns) {
        List<LinkField> fields = new ArrayList<>();
        columns.forEach((column, kind) -> fields.add(LinkField.of(column.strip(), FieldKind.of(kind))));
        return new LinkMapping(id, fields);
    }

    /**
     * From a YAML file: {@code id}, {@code columns} (column: kind) and, where the second file calls a column otherwise,
     * {@code right} (column of the first file: column of the second).
     */
    public static LinkMapping read(Path file) {
        JsonNode mapping;
        try {
            mapping = new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw LinkFault.BAD_MAPPING.told(
                    "映射文件 " + file + " 无法读取：" + e.getMessage(),
                    "The mapping " + file + " can't be read: " + e.getMessage());
        }
        mapping.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw LinkFault.BAD_MAPPING.told(
                        "映射文件 %s 中有不认识的键“%s”，只可用 id、columns、right。".formatted(file, key),
                        "The mapping %s has an unknown key \"%s\"; it may have id, columns, right."
                                .formatted(file, key));
            }
        });
        List<LinkField> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : mapping.path("columns").properties()) {
            String right = mapping.path("right").path(column.getKey()).asText(column.getKey());
            fields.add(new LinkField(
                    column.getKey(), right, FieldKind.of(column.getValue().asText())));
        }
        return new LinkMapping(mapping.hasNonNull("id") ? mapping.get("id").asText() : null, fields);
    }

    /** The same with another identifier, where one is given. */
    public LinkMapping named(@Nullable String other) {
        return other == null ? this : new LinkMapping(other, fields);
    }
}
