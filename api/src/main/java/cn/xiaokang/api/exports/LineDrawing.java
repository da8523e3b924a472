package cn.xiaokang.api.exports;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws lines into a PDF as vectors, without words: those stand in the table below. A missing value leaves a gap. */
final class LineDrawing implements FSObjectDrawer {
    static final String TYPE = "xiaokang/lines";

    private static final List<Color> COLOURS = List.of(new Color(0x1F5F93), new Color(0xB3262D));
    private static final float DOT = 5;

    /** The values as the markup carries them. */
    static String written(List<@Nullable BigDecimal> values) {
        List<String> texts = new ArrayList<>();
        for (BigDecimal value : values) {
            texts.add(value == null ? "" : value.toPlainString());
        }
        return String.join(",", texts);
    }

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
        List<double[]> series = read(element.getAttribute("data-series"));
        device.drawWithGraphics(
                (float) x,
                (float) y,
                (float) width / dotsPerPixel,
                (float) height / dotsPerPixel,
                graphics -> draw(graphics, series, width / dotsPerPixel, height / dotsPerPixel));
        return null;
    }

    private static List<double[]> read(String written) {
        List<double[]> series = new ArrayList<>();
        for (String line : written.split(";", -1)) {
            String[] texts = line.split(",", -1);
            double[] values = new double[texts.length];
            for (int i = 0; i < texts.length; i++) {
                values[i] = texts[i].isEmpty() ? Double.NaN : Double.parseDouble(texts[i]);
            }
            series.add(values);
        }
        return series;
    }

    private static void draw(Graphics2D graphics, List<double[]> series, double width, double height) {
        double most = series.stream()
                .flatMapToDouble(java.util.Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.setColor(new Color(0xDDE3EA));
        for (int i = 0; i <= 4; i++) {
            double y = height - 4 - (height - 12) * i / 4;
            graphics.draw(new Line2D.Double(0, y, width, y));
        }
        for (int s = 0; s < series.size(); s++) {
            graphics.setColor(COLOURS.get(s % COLOURS.size()));
            graphics.setStroke(new BasicStroke(1.6f));
            double[] values = series.get(s);
            Path2D path = new Path2D.Double();
            boolean isOpen = false;
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i])) {
                    isOpen = false;
                    continue;
                }
                double x = width * (i + 0.5) / values.length;
                double y = height - 4 - (height - 12) * values[i] / most;
                if (isOpen) {
                    path.lineTo(x, y);
                } else {
                    path.moveTo(x, y);
                }
                isOpen = true;
                graphics.fill(mark(s, x, y));
            }
            graphics.draw(path);
        }
    }

    /** Dots for one line, triangles for the other, so that colour isn't all that tells them apart. */
    private static Shape mark(int series, double x, double y) {
        if (series % 2 == 0) {
            return new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
        }
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(x, y - DOT * 0.7);
        triangle.lineTo(x + DOT * 0.7, y + DOT * 0.6);
        triangle.lineTo(x - DOT * 0.7, y + DOT * 0.6);
        triangle.closePath();
        return triangle;
    }
}
