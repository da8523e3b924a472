package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredFile;
import cn.xiaokang.etl.workplace.StoreWorkplace;
import cn.xiaokang.etl.workplace.Workplace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

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
                        drawn(KEY_BYTES));
    }

    /** Puts files where tasks read them; those that are gone by now are not there for the tasks either. */
    void put(Workplace workplace, List<DeliveredFile> files) throws IOException {
        for (DeliveredFile file : files) {
            Path path = Path.of(file.path());
            if (Files.isRegularFile(path) && Files.size(path) == file.bytes()) {
                workplace.put("inbox/" + file.deliveryId(), seal(file, Files.readAllBytes(path)));
            }
        }
    }

    /** A store that does not answer fails the task, which is tried again; the file would else be taken for one that was changed. */
    @Override
    public byte @Nullable [] of(DeliveredFile file) {
        try {
            byte[] sealed = StoreWorkplace.read(folder + "/" + file.deliveryId(), store.value());
            return cipher(Cipher.DECRYPT_MODE, file, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (FileNotFoundException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading delivery " + file.deliveryId() + " in the workplace", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "delivery " + file.deliveryId() + " in the workplace is not what was put there", e);
        }
    }

    private byte[] seal(DeliveredFile file, byte[] plain) {
        byte[] nonce = drawn(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, file, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't seal by AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, DeliveredFile file, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(file.deliveryId().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] drawn(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
