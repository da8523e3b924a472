package cn.xiaokang.api.reference;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The data dictionary; it needs no snapshot. */
public final class DictionaryResource implements Resource {
    private final Dictionary dictionary;

    /** The dictionary of that catalogue. */
    public DictionaryResource(Catalogue catalogue) {
        this.dictionary = Dictionary.of(catalogue);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/dictionary", this::show, Permission.SIGNED_IN);
    }

    private void show(Context context) {
        Parameters.of(context);
        context.header("Cache-Control", "private, no-cache");
        context.json(dictionary);
    }
}
