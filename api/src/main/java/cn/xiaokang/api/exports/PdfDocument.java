package cn.xiaokang.api.exports;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A report as PDF: tagged, its font embedded, charts as vectors, snapshot and page at the foot. The font comes with the program, so
 * that a machine without Chinese fonts writes the same file.
 */
final class PdfDocument {
    private static final String FONT = "/fonts/xiaokang-kai.ttf";
    private static final String STYLE = "/exports/pdf.css";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, java.util.logging.Level.WARNING));
    }

    private PdfDocument() {}

    static void write(Report report, OutputStream to) throws IOException {
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(LineDrawing.TYPE, new LineDrawing());
        drawers.registerDrawer(CodeDrawing.TYPE, new CodeDrawing());
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useObjectDrawerFactory(drawers);
        builder.useFont(() -> PdfDocument.class.getResourceAsStream(FONT), "Xiaokang Kai");
        builder.useExternalResourceAccessControl(
                (address, type) -> false,
                com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(new PdfMarkup(report, style()).html(), null);
        builder.withProducer("Xiaokang");
        builder.toStream(to);
        builder.run();
    }

    private static String style() throws IOException {
        try (InputStream stream = PdfDocument.class.getResourceAsStream(STYLE)) {
            if (stream == null) {
                throw new IOException("There is no " + STYLE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
