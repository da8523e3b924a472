package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.asset.Asset;
import cn.xiaokang.dashboards.asset.Assets;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** The modules, styles and the chart library of the pages, and the counties' boundaries for their map. */
final class AssetResource implements Resource {
    private final Assets assets = new Assets();
    private final byte[] boundaries;
    private final String catalogueDigest;

    AssetResource(Catalogue catalogue) {
        this.boundaries = catalogue.text("reference/jiaxing-counties.geojson").getBytes(StandardCharsets.UTF_8);
        this.catalogueDigest = catalogue.digest().substring(0, 16);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/assets/maps/jiaxing-counties.json", this::map, Permission.PUBLIC);
        routes.get("/assets/<path>", this::asset, Permission.PUBLIC);
    }

    private void map(Context context) {
        if (!isHeld(context, catalogueDigest, false)) {
            context.contentType("application/json").result(boundaries);
        }
    }

    private void asset(Context context) {
        String path = context.pathParam("path");
        Asset asset = assets.at(path).orElseThrow(RequestFault.NOT_FOUND::with);
        if (!isHeld(context, asset.digest(), assets.isImmutable(path))) {
            context.contentType(asset.type()).result(asset.content());
        }
    }

    private static boolean isHeld(Context context, String digest, boolean isImmutable) {
        String etag = '"' + digest + '"';
        context.header("Cache-Control", isImmutable ? "public, max-age=31536000, immutable" : "public, no-cache");
        context.header("ETag", etag);
        String held = context.header("If-None-Match");
        if (held != null && held.contains(etag)) {
            context.status(304);
            return true;
        }
        return false;
    }
}
