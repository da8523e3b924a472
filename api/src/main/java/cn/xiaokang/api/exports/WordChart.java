package cn.xiaokang.api.exports;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;

/** A chart of a Word document: drawn by the office itself from the figures that lie in it, so a vector at any size. */
final class WordChart {
    private static final List<Integer> COLOURS = List.of(0x1F5F93, 0xB3262D);
    private static final int TWENTIETHS = 20;

    private final XWPFDocument document;
    private final int widthInPoints;

    WordChart(XWPFDocument document, int widthInTwentieths) {
        this.document = document;
        this.widthInPoints = widthInTwentieths / TWENTIETHS;
    }

    void add(Block block) throws IOException {
        if (block instanceof Block.Bars bars) {
            bars(bars);
        } else if (block instanceof Block.Lines lines) {
            lines(lines);
        }
    }

    private void bars(Block.Bars bars) throws IOException {
        XWPFChart chart = chart(bars.title(), 190);
        XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis beside = value(chart);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, below, beside);
        data.setBarDirection(BarDirection.COL);
        data.setGapWidth(80);
        List<@Nullable BigDecimal> values = new ArrayList<>();
        bars.bars().forEach(bar -> values.add(bar.value()));
        XDDFChartData.Series series =
                data.addSeries(names(bars.bars().stream().map(Block.Bar::label).toList()), numbers(values));
        series.setTitle(bars.title(), null);
        series.setFillProperties(fill(0));
        chart.plot(data);
        var labels = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0)
                .addNewDLbls();
        labels.addNewNumFmt().setFormatCode("0.00");
        labels.getNumFmt().setSourceLinked(false);
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    private void lines(Block.Lines lines) throws IOException {
        XWPFChart chart = chart(lines.title(), 190);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis beside = value(chart);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, below, beside);
        for (int i = 0; i < lines.series().size(); i++) {
            Block.Series given = lines.series().get(i);
            XDDFLineChartData.Series series =
                    (XDDFLineChartData.Series) data.addSeries(names(lines.labels()), numbers(given.values()));
            series.setTitle(given.name(), null);
            series.setSmooth(false);
            series.setMarkerStyle(i % 2 == 0 ? MarkerStyle.CIRCLE : MarkerStyle.TRIANGLE);
            series.setLineProperties(new XDDFLineProperties(fill(i)));
        }
        chart.plot(data);
    }

    private XWPFChart chart(String title, int heightInPoints) throws IOException {
        try {
            XWPFChart chart = document.createChart(Units.toEMU(widthInPoints), Units.toEMU(heightInPoints));
            chart.setTitleText(title);
            chart.setTitleOverlay(false);
            chart.displayBlanksAs(DisplayBlanks.GAP); // what is missing is not zero
            return chart;
        } catch (InvalidFormatException e) {
            throw new IOException("making a chart of a Word document", e);
        }
    }

    private static XDDFValueAxis value(XWPFChart chart) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.setMinimum(0);
        return axis;
    }

    private static XDDFCategoryDataSource names(List<String> names) {
        return XDDFDataSourcesFactory.fromArray(names.toArray(String[]::new));
    }

    private static XDDFNumericalDataSource<Double> numbers(List<@Nullable BigDecimal> values) {
        @Nullable Double[] plain = new @Nullable Double[values.size()];
        for (int i = 0; i < plain.length; i++) {
            BigDecimal value = values.get(i);
            plain[i] = value == null ? null : value.doubleValue();
        }
        return XDDFDataSourcesFactory.fromArray(plain);
    }

    private static XDDFSolidFillProperties fill(int series) {
        int rgb = COLOURS.get(series % COLOURS.size());
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }
}
