package cn.xiaokang.dashboards.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = new Assets();

    @Test
    void theChartLibraryIsServedForEver() {
        Asset library = assets.at("echarts/6.0.0/echarts.js").orElseThrow();
        assertEquals("text/javascript; charset=utf-8", library.type());
        assertTrue(library.content().length > 1_000_000);
        assertTrue(assets.isImmutable("echarts/6.0.0/echarts.js"));
    }

    @Test
    void modulesStylesAndMarksAreServed() {
        assertEquals(
                "text/javascript; charset=utf-8",
                assets.at("pages/cockpit/page.js").orElseThrow().type());
        assertEquals(
                "text/css; charset=utf-8",
                assets.at("parts/base.css").orElseThrow().type());
        assertEquals("image/svg+xml", assets.at("parts/mark.svg").orElseThrow().type());
        assertFalse(assets.isImmutable("parts/base.css"));
    }

    @Test
    void nothingElseOfTheClassPathIsServed() {
        List<String> refused = List.of(
                "pages/cockpit/text.yaml",
                "parts/../parts/base.css",
                "../../logback.xml",
                "parts/..%2fbase.css",
                "parts//base.css",
                "/parts/base.css",
                "pages/cockpit/page.js.map",
                "echarts/6.0.0/echarts.esm.js",
                "cn/xiaokang/dashboards/Pages.class",
                "parts/none.css",
                "");
        for (String path : refused) {
            assertTrue(assets.at(path).isEmpty(), path);
        }
    }
}
