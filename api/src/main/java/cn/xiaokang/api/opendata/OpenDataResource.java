package cn.xiaokang.api.opendata;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/** The data sets, for anyone: what there is, what its columns mean, its releases, its files with ranges, its rows by page. */
public final class OpenDataResource implements Resource {
    private static final String SETS = "/api/v1/public/datasets";
    private static final Pattern SNAPSHOT = Pattern.compile("s[0-9]{6}-[0-9a-f]{8}");

    private final Readings readings;
    private final OpenData data;

    /** Answers with those sets. */
    public OpenDataResource(Readings readings, OpenData data) {
        this.readings = readings;
        this.data = data;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(SETS, this::list, Permission.PUBLIC);
        routes.get(SETS + "/{dataset}", this::one, Permission.PUBLIC);
        routes.get(SETS + "/{dataset}/datapackage.json", this::descriptor, Permission.PUBLIC);
        routes.get(SETS + "/{dataset}/rows", this::rows, Permission.PUBLIC);
        routes.get(SETS + "/{dataset}/files/{form}", this::file, Permission.PUBLIC);
    }

    private void list(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "no-cache");
        context.json(new Listed(data.sets().stream()
                .map(set -> new Line(
                        set.id(), set.title().zh(), set.title().enOrZh(), set.licence(), SETS + "/" + set.id()))
                .toList()));
    }

    private void one(Context context) {
        DataSet set = data.set(Parameters.of(context).path("dataset"));
        Release current = data.release(set, readings.ofReleased(context).snapshotId());
        context.header("Cache-Control", "no-cache");
        context.json(new Described(
                set.id(),
                set.title().zh(),
                set.title().enOrZh(),
                set.description().zh(),
                set.description().enOrZh(),
                set.clause(),
                set.licence(),
                set.grain().zh(),
                set.grain().enOrZh(),
                set.key(),
                set.columns().stream().map(column -> column(set, column)).toList(),
                current,
                Arrays.stream(Form.values())
                        .map(form -> SETS + "/" + set.id() + "/files/" + form.ending())
                        .toList(),
                data.releases(set)));
    }

    /** The set's schema and files as a data package; a 409 problem where the current release is held back. */
    private void descriptor(Context context) {
        DataSet set = data.set(Parameters.of(context).path("dataset"));
        Release current = data.release(set, readings.ofReleased(context).snapshotId());
        if (!current.isPosted()) {
            throw DataFault.NOT_POSTED.with(set.id());
        }
        context.header("Cache-Control", "no-cache");
        context.json(DataPackage.of(set, current));
    }

    private static Column column(DataSet set, NoticeColumn column) {
        return new Column(
                column.name(),
                column.title().zh(),
                column.title().enOrZh(),
                column.kind().name().toLowerCase(java.util.Locale.ROOT),
                column.codes(),
                set.fiscal().get(column.name()),
                set.contracting().get(column.name()));
    }

    private void file(Context context) throws IOException {
        Parameters parameters = Parameters.of(context, "snapshot");
        String asked = parameters.id("snapshot");
        if (asked != null && !SNAPSHOT.matcher(asked).matches()) {
            throw RequestFault.BAD_PARAMETER.with("snapshot", "s000001-0123abcd");
        }
        DataSet set = data.set(parameters.path("dataset"));
        String ending = parameters.path("form");
        Form form = Arrays.stream(Form.values())
                .filter(each -> each.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(ending));
        send(context, set, data.file(set, form, readings.ofReleased(context).snapshotId(), asked));
    }

    /** Sends a fixed file, whole or from where an earlier download ended. */
    private static void send(Context context, DataSet set, OpenData.FixedFile file) throws IOException {
        String etag = '"' + file.sha256() + '"';
        context.header("ETag", etag);
        context.header("Cache-Control", "public, no-cache");
        context.header("Accept-Ranges", "bytes");
        context.header(
                "Content-Disposition",
                "attachment; filename=\"" + set.id() + "." + file.form().ending() + "\"");
        String held = context.header("If-None-Match");
        if (held != null && held.contains(etag)) {
            context.status(304);
            return;
        }
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        long size = channel.size();
        ByteRange range;
        try {
            String ifRange = context.header("If-Range");
            range = ifRange != null && !ifRange.equals(etag) ? null : ByteRange.of(context.header("Range"), size);
        } catch (RuntimeException outside) {
            channel.close();
            context.header("Content-Range", "bytes */" + size);
            throw outside;
        }
        context.contentType(file.form().type());
        if (range == null) {
            context.header("Content-Length", String.valueOf(size));
            context.result(Channels.newInputStream(channel));
            return;
        }
        context.status(206);
        context.header("Content-Range", "bytes " + range.from() + "-" + range.to() + "/" + size);
        context.header("Content-Length", String.valueOf(range.length()));
        InputStream part = BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel.position(range.from())))
                .setMaxCount(range.length())
                .get();
        context.result(part);
    }

    /** A page of rows that fit; the key of the next one is where it begins in the fixed file, so that each page costs what it shows. */
    private void rows(Context context) throws IOException {
        DataSet set = data.set(context.pathParam("dataset"));
        List<String> names = set.columns().stream().map(NoticeColumn::name).toList();
        List<String> known = new ArrayList<>(names);
        known.add("limit");
        known.add("after");
        Parameters parameters = Parameters.of(context, known.toArray(String[]::new));
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : names) {
            String value = context.queryParam(name);
            if (value != null && !value.isEmpty()) {
                wanted.put(name, value);
            }
        }
        Reading reading = readings.ofReleased(context);
        OpenData.FixedFile file = data.file(set, Form.JSONL, reading.snapshotId(), null);
        long from = from(parameters.after(), file);
        Rows.Page page = Rows.page(file.path(), from, wanted, parameters.limit());
        Long next = page.next();
        context.header("Cache-Control", "no-cache");
        context.json(new Paged(
                reading.snapshotId(),
                file.sha256(),
                page.rows(),
                next == null ? null : new PageKey(file.sha256(), String.valueOf(next), "-").written()));
    }

    private static long from(@Nullable PageKey after, OpenData.FixedFile file) {
        if (after == null) {
            return 0;
        }
        if (!after.order().equals(file.sha256()) || !after.sortKey().matches("[0-9]{1,15}")) {
            throw RequestFault.BAD_PARAMETER.with(
                    "after", "the next of an earlier page of this release / 须为本期上一页给出的 next");
        }
        return Long.parseLong(after.sortKey());
    }

    private record Line(String id, String titleZh, String titleEn, String licence, String address) {}

    private record Listed(List<Line> datasets) {}

    /** A column with its meaning and the fields of other standards that it fits. */
    private record Column(
            String name,
            String titleZh,
            String titleEn,
            String kind,
            @Nullable String codes,
            @Nullable String fiscalDataPackage,
            @Nullable String openContracting) {}

    private record Described(
            String id,
            String titleZh,
            String titleEn,
            String descriptionZh,
            String descriptionEn,
            String clause,
            String licence,
            String grainZh,
            String grainEn,
            List<String> key,
            List<Column> columns,
            Release current,
            List<String> files,
            List<Release> releases) {}

    private record Paged(
            String snapshot,
            String sha256,
            List<JsonNode> rows,
            @Nullable String next) {}
}
