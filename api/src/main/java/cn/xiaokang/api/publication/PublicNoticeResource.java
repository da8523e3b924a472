package cn.xiaokang.api.publication;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.api.store.PublicationStore.Wanted;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The posted notices and their chain, for anyone. */
public final class PublicNoticeResource implements Resource {
    private static final String ORDER = "entry_no";

    private final Readings readings;
    private final PublicNotices notices;

    /** Answers with those notices. */
    public PublicNoticeResource(Readings readings, PublicNotices notices) {
        this.readings = readings;
        this.notices = notices;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/public/notices", this::list, Permission.PUBLIC);
        routes.get("/api/v1/public/notices/chain", this::chain, Permission.PUBLIC);
        routes.get("/api/v1/public/notices/{notice}", this::one, Permission.PUBLIC);
        routes.get("/api/v1/public/notices/{notice}/versions/{version}", this::text, Permission.PUBLIC);
    }

    private void list(Context context) {
        Parameters parameters =
                Parameters.of(context, "area", "kind", "year", "programme", "subject", "limit", "after");
        Wanted wanted = new Wanted(
                parameters.area("area"),
                parameters.id("kind"),
                parameters.year("year"),
                parameters.id("programme"),
                parameters.subjectOrNull("subject"));
        PublicNotices.Page page =
                notices.page(readings.ofPublic(context), wanted, number(parameters.after()), parameters.limit());
        Long next = page.next();
        fresh(context);
        context.json(new Listed(
                page.total(),
                page.items(),
                next == null ? null : new PageKey(ORDER, String.valueOf(next), "-").written()));
    }

    private void one(Context context) {
        String number = Parameters.of(context).path("notice");
        fresh(context);
        context.json(notices.notice(number));
    }

    private void text(Context context) {
        String number = Parameters.of(context).path("notice");
        String version = context.pathParam("version");
        if (!version.matches("[1-9][0-9]{0,5}")) {
            throw RequestFault.UNKNOWN_THING.with("version");
        }
        String text = notices.text(number, Integer.parseInt(version));
        fresh(context);
        context.contentType("application/json; charset=utf-8").result(text);
    }

    private void chain(Context context) {
        Parameters parameters = Parameters.of(context, "limit", "after");
        Long after = number(parameters.after());
        PublicNotices.Chain chain = notices.chain(after == null ? 0 : after, parameters.limit());
        Long next = chain.next();
        fresh(context);
        context.json(new Chained(
                chain.beginning(),
                chain.links(),
                next == null ? null : new PageKey(ORDER, String.valueOf(next), "-").written()));
    }

    /** The entry that a page begins after; a 400 problem for a key of another list. */
    static @Nullable Long number(@Nullable PageKey after) {
        if (after == null) {
            return null;
        }
        if (!after.order().equals(ORDER) || !after.sortKey().matches("[0-9]{1,12}")) {
            throw RequestFault.BAD_PARAMETER.with("after", "the next of an earlier page / 须为上一页给出的 next");
        }
        return Long.valueOf(after.sortKey());
    }

    private static void fresh(Context context) {
        context.header("Cache-Control", "no-cache");
    }

    private record Listed(
            long total,
            List<PublicNotices.Item> items,
            @Nullable String next) {}

    private record Chained(
            String beginning,
            List<cn.xiaokang.api.store.PublicationStore.Link> links,
            @Nullable String next) {}
}
