package cn.xiaokang.etl.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook before it is read: that it is whole, grows within its bounds, names no path outside, runs
 * nothing and fetches nothing.
 */
final class WorkbookGuard {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int[] OLE_2 = {0xd0, 0xcf, 0x11, 0xe0};

    private WorkbookGuard() {}

    static void check(byte[] bytes, Bounds bounds) throws UnreadableException {
        if (isOle2(bytes)) {
            throw new UnreadableException(
                    "工作簿已加密或为旧版 .xls，请取消密码并另存为 .xlsx 后交换。",
                    "The workbook is encrypted or an old .xls: save it as .xlsx without a password and deliver it.");
        }
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            long unpacked = 0;
            byte[] buffer = new byte[BUFFER_BYTES];
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                refuseName(entry.getName());
                XmlGuard guard = new XmlGuard();
                CRC32 check = new CRC32();
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                        unpacked += read;
                        check.update(buffer, 0, read);
                        if (bounds.isBomb(bytes.length, unpacked)) {
                            throw new UnreadableException(
                                    "工作簿解开后超出限额，请分批交换。", "The workbook unpacks beyond its limit: deliver it in parts.");
                        }
                        guard.accept(buffer, read);
                        if (guard.isRefused()) {
                            throw new UnreadableException(
                                    "工作簿含有外部实体或不合规的单元格，已拒收，请用电子表格软件另存后交换。",
                                    "The workbook holds entities or cells that no sheet has: save it anew with a spreadsheet"
                                            + " program and deliver it.");
                        }
                    }
                }
                if (check.getValue() != entry.getCrc()) {
                    throw damaged();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    static UnreadableException damaged() {
        return new UnreadableException(
                "这不是完好的 .xlsx 工作簿，请另存后重新交换。", "This is no sound .xlsx workbook: save it anew and deliver it.");
    }

    private static void refuseName(String name) throws UnreadableException {
        if (name.startsWith("/") || name.contains("\\") || name.contains("..")) {
            throw new UnreadableException(
                    "工作簿内的文件名含路径，已拒收。", "The workbook names a path outside itself: it is refused.");
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
            throw new UnreadableException(
                    "工作簿含宏，请另存为不含宏的 .xlsx 后交换。",
                    "The workbook holds a macro: save it as .xlsx without and deliver it.");
        }
    }

    private static boolean isOle2(byte[] bytes) {
        if (bytes.length < OLE_2.length) {
            return false;
        }
        for (int i = 0; i < OLE_2.length; i++) {
            if ((bytes[i] & 0xff) != OLE_2[i]) {
                return false;
            }
        }
        return true;
    }
}
