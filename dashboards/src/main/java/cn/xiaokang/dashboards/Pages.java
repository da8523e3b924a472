package cn.xiaokang.dashboards;

import cn.xiaokang.dashboards.view.Frame;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders a page from its frame and its view record with the templates compiled into this module. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * The HTML of a page.
     *
     * @param page the page's folder, for example {@code cockpit}
     * @param view the record its template takes
     */
    public String render(String page, Frame frame, Record view) {
        StringOutput output = new StringOutput(64 * 1024);
        engine.render("pages/" + page + "/page.jte", Map.of("frame", frame, "view", view), output);
        return output.toString();
    }
}
