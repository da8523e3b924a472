package cn.xiaokang.warehouse.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The key by which a server signs its packs (Ed25519, RFC 8032): the private half in a file that its owner alone can read, the public
 * half in each pack and told to everyone. A seal shows that a pack wasn't altered by chance; a signature shows by whom it was made.
 */
public final class SigningKey {
    /** The algorithm by its name in Java. */
    public static final String ALGORITHM = "Ed25519";

    private static final String FILE = "key";
    private static final int LINES = 2;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key in a folder, made where there is none.
     *
     * @throws IOException where it can't be read or made, or isn't a key
     */
    public static SigningKey in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            make(file);
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < LINES) {
            throw new IOException(file + " is no signing key: restore it from a backup");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                    publicKey(lines.get(1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no signing key: restore it from a backup", e);
        }
    }

    private static void make(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Path unfinished = Files.createTempFile(
                    file.getParent(),
                    FILE,
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    unfinished,
                    List.of(
                            written(pair.getPrivate().getEncoded()),
                            written(pair.getPublic().getEncoded())));
            Path moved = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            assert moved.equals(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }

    /** The public half, in base64 over its X.509 form. */
    public String publicKey() {
        return written(publicKey.getEncoded());
    }

    /** What the public half is told apart by: SHA-256 over its X.509 form. */
    public String fingerprint() {
        return fingerprint(publicKey());
    }

    /** The same of a public half in base64. */
    static String fingerprint(String publicKey) {
        return DigestUtils.sha256Hex(Base64.getDecoder().decode(publicKey));
    }

    /** The signature over those bytes, in base64. */
    public String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content);
            return written(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the server's key can't sign", e);
        }
    }

    /** Whether a signature is by that public half over those bytes; false too where either can't be read. */
    static boolean isBy(String publicKey, byte[] content, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey(publicKey));
            check.update(content);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static PublicKey publicKey(String written) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(written)));
    }

    private static String written(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
