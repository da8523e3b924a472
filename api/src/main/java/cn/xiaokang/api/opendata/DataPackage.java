package cn.xiaokang.api.opendata;

import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set's schema as a Tabular Data Package (specs.frictionlessdata.io), with the column types of the Fiscal Data Package where they fit
 * and the Open Contracting field beside; its resources are the files of one release, each with its digest.
 */
record DataPackage(
        String profile,
        String name,
        String title,
        String description,
        String version,
        List<Licence> licenses,
        List<Resource> resources) {
    /** Under what anyone may use it. */
    record Licence(String name) {}

    /** One file; its path is relative to the descriptor. */
    record Resource(
            String profile,
            String name,
            String path,
            String format,
            String mediatype,
            String encoding,
            String hash,
            Schema schema) {}

    /** What the rows hold. */
    record Schema(
            List<Field> fields,
            @JsonProperty("primaryKey") List<String> primaryKey,
            @JsonProperty("missingValues") List<String> missingValues) {}

    /** One column. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String name,
            String type,
            String title,
            String description,
            @Nullable String codes,
            @JsonProperty("columnType") @Nullable String columnType,
            @Nullable String phase,
            @JsonProperty("openContracting") @Nullable String openContracting) {}

    /** The descriptor of a release. */
    static DataPackage of(DataSet set, Release release) {
        Schema schema = new Schema(
                set.columns().stream().map(column -> field(set, column)).toList(), set.key(), List.of(""));
        return new DataPackage(
                "tabular-data-package",
                set.id(),
                set.title().zh(),
                set.description().zh() + " " + set.description().enOrZh(),
                release.snapshotId(),
                List.of(new Licence(set.licence())),
                List.of(
                        resource(set, release, Form.CSV, release.csvSha256(), schema),
                        resource(set, release, Form.JSONL, release.jsonlSha256(), schema),
                        resource(set, release, Form.PARQUET, release.parquetSha256(), schema)));
    }

    private static Resource resource(DataSet set, Release release, Form form, String sha256, Schema schema) {
        return new Resource(
                "tabular-data-resource",
                set.id() + "-" + form.ending(),
                "files/" + form.ending() + "?snapshot=" + release.snapshotId(),
                form.ending(),
                form.type(),
                "utf-8",
                "sha256:" + sha256,
                schema);
    }

    private static Field field(DataSet set, NoticeColumn column) {
        return new Field(
                column.name(),
                type(column),
                column.title().zh(),
                column.title().enOrZh(),
                column.codes(),
                set.fiscal().get(column.name()),
                set.phases().get(column.name()),
                set.contracting().get(column.name()));
    }

    private static String type(NoticeColumn column) {
        return switch (column.kind()) {
            case MONEY, NUMBER -> "number";
            case WHOLE -> "integer";
            case DATE -> "date";
            case WORDS, CODE, PLACE, PERIOD, NAME -> "string";
        };
    }
}
