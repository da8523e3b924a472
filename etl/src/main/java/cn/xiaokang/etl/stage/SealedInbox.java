package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.workplace.StoreWorkplace;
import cn.xiaokang.etl.workplace.Workplace;
import cn.xiaokang.warehouse.vault.AesGcm;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Delivered files in the workplace, for tasks that don't see the inbox. Departments deliver names and numbers in plain, so each file is sealed by
 * AES-256-GCM (NIST SP 800-38D) under a key drawn for this load, which goes to the tasks over their encrypted talk and is written nowhere. A
 * file's delivery id is sealed with it, so that none can be put in another's place.
 */
final class SealedInbox implements InboxBytes {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final SerializableConfiguration store;
    private final byte[] key;

    private SealedInbox(String folder, SerializableConfiguration store, byte[] key) {
        this.folder = folder;
        this.store = store;
        this.key = key;
    }

    /** How tasks read an inbox: itself where they see what this process sees, else the workplace. */
    static InboxBytes of(Workplace workplace, SparkSession spark) {
        return workplace.isHere()
                ? InboxBytes.inInbox()
                : new SealedInbox(
                        workplace.named("inbox"),
                        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()),
                        AesGcm.freshKey());
    }

    /** Puts files where tasks read them; those that are gone by now are not there for the tasks either. */
    void put(Workplace workplace, List<DeliveredFile> files) throws IOException {
        for (DeliveredFile file : files) {
            Path path = Path.of(file.path());
            if (Files.isRegularFile(path) && Files.size(path) == file.bytes()) {
                workplace.put(
                        "inbox/" + file.deliveryId(),
                        new AesGcm(key).close(Files.readAllBytes(path), file.deliveryId()));
            }
        }
    }

    /** A store that does not answer fails the task, which is tried again; the file would else be taken for one that was changed. */
    @Override
    public byte @Nullable [] of(DeliveredFile file) {
        try {
            byte[] sealed = StoreWorkplace.read(folder + "/" + file.deliveryId(), store.value());
            return new AesGcm(key)
                    .open(sealed, file.deliveryId())
                    .orElseThrow(() -> new IllegalStateException(
                            "delivery " + file.deliveryId() + " in the workplace is not what was put there"));
        } catch (FileNotFoundException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading delivery " + file.deliveryId() + " in the workplace", e);
        }
    }
}
