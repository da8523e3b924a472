package cn.xiaokang.etl.inbox;

import java.io.Serializable;

/**
 * A file of the inbox whose name is in order, as it stood when it was found.
 *
 * @param deliveryId digest of name and content
 * @param file period and name, as {@code 2021-03/payment-330481-2021-03.csv}
 * @param path where its bytes are
 * @param bytes its size
 * @param sha256 digest of its content, in hex
 */
public record DeliveredFile(
        String deliveryId,
        String file,
        String path,
        String source,
        String areaCode,
        String period,
        int revision,
        FileFormat format,
        long bytes,
        String sha256)
        implements Serializable {
    /** What it costs to read, in bytes of plain text. */
    public long effort() {
        return bytes * format.effort();
    }
}
