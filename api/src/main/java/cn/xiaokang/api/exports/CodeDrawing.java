package cn.xiaokang.api.exports;

import com.google.zxing.common.BitMatrix;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws a QR code into a PDF as vectors. */
final class CodeDrawing implements FSObjectDrawer {
    static final String TYPE = "xiaokang/code";

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        BitMatrix matrix = QrCode.matrix(element.getAttribute("data-address"));
        double module = width / dotsPerPixel / matrix.getWidth();
        device.drawWithGraphics(
                (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                    graphics.setColor(Color.BLACK);
                    for (int row = 0; row < matrix.getHeight(); row++) {
                        for (int column = 0; column < matrix.getWidth(); column++) {
                            if (matrix.get(column, row)) {
                                graphics.fill(new Rectangle2D.Double(column * module, row * module, module, module));
                            }
                        }
                    }
                });
        return null;
    }
}
