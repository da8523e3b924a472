package cn.xiaokang.api.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** What is printed is read by a telephone. */
class QrCodeTest {
    private static final String ADDRESS = "https://example.org/public/notices/GS330481-2022-0001";

    @Test
    void theCodeOnAPrintedSheetLeadsToItsAddress() throws Exception {
        Report sheet = new Report(
                "sheet",
                "公示",
                "",
                "",
                false,
                List.of(),
                List.of(new Report.Section("公示内容", List.of(new Block.Code(ADDRESS, "扫码查看")))));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Form.PDF.write(sheet, pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertEquals(ADDRESS, read(new PDFRenderer(document).renderImage(0, 2)));
        }
        assertTrue(PdfText.of(pdf.toByteArray()).contains("扫码查看"));
    }

    private static String read(BufferedImage image) throws NotFoundException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new MultiFormatReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }
}
