package cn.xiaokang.api.publication;

import cn.xiaokang.api.exports.Form;
import cn.xiaokang.api.exports.PdfText;
import cn.xiaokang.warehouse.publication.LeakScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The second net: the finished text and the printed sheet are read through for what must never be in public. */
final class NoticeCheck {
    /** Does nothing where the notice is clean; else a 422 problem that says what was found and shows none of it. */
    void requireClean(NoticeDocument document, Collection<String> names) {
        // the hot-line is a telephone number, and ours
        Set<LeakScan.Leak> leaks =
                new LinkedHashSet<>(LeakScan.of(document.text().replace(document.hotline(), ""), names));
        leaks.addAll(LeakScan.of(printed(document).replace(document.hotline(), ""), names));
        refuse(leaks);
    }

    /** The same for a reason that will stand in public. */
    void requireClean(String reason) {
        refuse(LeakScan.of(reason, List.of()));
    }

    private static void refuse(Set<LeakScan.Leak> leaks) {
        if (!leaks.isEmpty()) {
            String zh = leaks.stream().map(LeakScan.Leak::zh).collect(Collectors.joining("、"));
            String en = leaks.stream().map(LeakScan.Leak::en).collect(Collectors.joining(", "));
            throw new cn.xiaokang.warehouse.fault.FaultException(
                    NoticeFault.LEAKS,
                    NoticeFault.LEAKS.zh().formatted(zh),
                    NoticeFault.LEAKS.en().formatted(en));
        }
    }

    private static String printed(NoticeDocument document) {
        try {
            ByteArrayOutputStream sheet = new ByteArrayOutputStream(64 * 1024);
            Form.PDF.write(NoticeSheet.of(document, "", "", "/public/notices/" + document.noticeNo()), sheet);
            return PdfText.of(sheet.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the printed sheet of a notice can't be made", e);
        }
    }
}
