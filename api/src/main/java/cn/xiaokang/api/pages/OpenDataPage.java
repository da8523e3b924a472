package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.opendata.OpenData;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.ReleaseStore.Release;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Field;
import cn.xiaokang.dashboards.view.OpenDataView;
import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.Title;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The data sets with their columns, files, releases and the result of each attack, for everyone. */
final class OpenDataPage implements Resource {
    static final String HERE = "/public/data";

    private final Shell shell;
    private final Readings readings;
    private final OpenData data;

    OpenDataPage(Shell shell, Readings readings, OpenData data) {
        this.shell = shell;
        this.readings = readings;
        this.data = data;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(HERE, this::show, Permission.PUBLIC);
    }

    private void show(Context context) {
        Parameters.of(context, Shell.parameters());
        Reading reading = readings.ofReleased(context);
        shell.show(
                context,
                "open-data",
                reading,
                text -> new OpenDataView(data.sets().stream()
                        .map(set -> set(text, set, data.release(set, reading.snapshotId())))
                        .toList()));
    }

    private OpenDataView.Set set(Text text, DataSet set, Release current) {
        return new OpenDataView.Set(
                set.id(),
                said(text, set.title()),
                said(text, set.description()),
                said(text, set.grain()),
                set.licence(),
                text.say(current.isPosted() ? "state_posted" : "state_refused"),
                current.isPosted(),
                set.columns().stream()
                        .map(column -> new OpenDataView.Column(
                                column.name(),
                                said(text, column.title()),
                                Objects.requireNonNullElse(column.codes(), ""),
                                fiscal(set, column.name()),
                                set.contracting().getOrDefault(column.name(), "")))
                        .toList(),
                current.isPosted()
                        ? Arrays.stream(Form.values())
                                .map(form -> new Field(
                                        form.name(), "/api/v1/public/datasets/" + set.id() + "/files/" + form.ending()))
                                .toList()
                        : List.of(),
                data.releases(set).stream()
                        .map(release -> new OpenDataView.Release(
                                release.snapshotId(),
                                Shell.moment(release.madeAt()),
                                String.valueOf(release.rows()),
                                attack(text, release),
                                release.csvSha256()))
                        .toList());
    }

    private static String fiscal(DataSet set, String column) {
        String type = set.fiscal().getOrDefault(column, "");
        String phase = set.phases().get(column);
        return phase == null ? type : type + " · phase: " + phase;
    }

    private static String attack(Text text, Release release) {
        String cells = text.say("attack_of", release.leftOut(), release.differing(), release.told());
        Integer before = release.toldBefore();
        Integer after = release.personsTold();
        return before == null || after == null ? cells : cells + text.say("attack_persons", before, after);
    }

    private static String said(Text text, Title title) {
        return text.language() == Language.EN ? title.enOrZh() : title.zh();
    }
}
