package cn.xiaokang.api.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its chain, and its key, each a file of PEM as certbot and other clients of certificate authorities write them.
 *
 * @param certificate the server's own certificate first, then those that vouch for it
 * @param key the private key (PKCS#8, PKCS#1 or SEC 1), without a password
 */
public record TlsFiles(Path certificate, Path key) {
    private static final char[] NONE = new char[0];
    private static final byte[] TRIAL = "does the key belong to the certificate?".getBytes(StandardCharsets.UTF_8);

    /** What is wrong with the files at that moment, each thing in both languages with its file; nothing where they can serve. */
    public List<String> faults(Instant now) {
        List<String> faults = new ArrayList<>();
        List<X509Certificate> chain = chain(faults);
        PrivateKey found = privateKey(faults);
        for (X509Certificate each : chain) {
            String fault = validity(each, now);
            if (fault != null) {
                faults.add(fault);
            }
        }
        if (!chain.isEmpty() && found != null && !belongs(found, chain.get(0).getPublicKey())) {
            faults.add("serve.tls.key: " + key + " is not the key of / 不是此证书的私钥: " + certificate);
        }
        return faults;
    }

    /**
     * Both as Java's TLS takes them, under an empty password.
     *
     * @throws GeneralSecurityException when they don't serve at that moment
     */
    KeyStore keyStore(Instant now) throws GeneralSecurityException, IOException {
        List<String> faults = faults(now);
        List<X509Certificate> chain = chain(faults);
        PrivateKey found = privateKey(faults);
        if (!faults.isEmpty() || found == null) {
            throw new GeneralSecurityException(String.join("; ", faults));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        store.setKeyEntry("server", found, NONE, chain.toArray(X509Certificate[]::new));
        return store;
    }

    /** What tells a renewal: another file or another time of writing; links are followed, since certbot renews by them. */
    String state() throws IOException {
        return stateOf(certificate) + " " + stateOf(key);
    }

    private static String stateOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
    }

    private List<X509Certificate> chain(List<String> faults) {
        try (InputStream in = Files.newInputStream(certificate)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException e) {
            faults.add("serve.tls.certificate: can't be read / 无法读取 " + certificate);
            return List.of();
        } catch (GeneralSecurityException notPem) {
            // told below, as a file without any certificate is
        }
        faults.add("serve.tls.certificate: no certificate in PEM / 不是 PEM 证书 " + certificate);
        return List.of();
    }

    private @Nullable PrivateKey privateKey(List<String> faults) {
        try {
            if (Files.getFileStore(key).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
                faults.add("serve.tls.key: others may read it, chmod 600 / 其他账号可读 " + key);
                return null;
            }
        } catch (IOException e) {
            faults.add("serve.tls.key: can't be read / 无法读取 " + key);
            return null;
        }
        try (Reader reader = Files.newBufferedReader(key);
                PEMParser parser = new PEMParser(reader)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
            }
        } catch (PEMException notPem) {
            // told below, as a file without any key is
        } catch (IOException e) {
            faults.add("serve.tls.key: can't be read / 无法读取 " + key);
            return null;
        }
        faults.add("serve.tls.key: no private key in PEM without a password / 不是无口令的 PEM 私钥 " + key);
        return null;
    }

    private @Nullable String validity(X509Certificate each, Instant now) {
        String whose = certificate + " (" + each.getSubjectX500Principal() + ")";
        try {
            each.checkValidity(Date.from(now));
            return null;
        } catch (CertificateExpiredException e) {
            return "serve.tls.certificate: expired / 已过期 " + each.getNotAfter().toInstant() + " " + whose;
        } catch (CertificateNotYetValidException e) {
            return "serve.tls.certificate: not valid before / 尚未生效 "
                    + each.getNotBefore().toInstant() + " " + whose;
        }
    }

    /** Whether what the key signs holds by the certificate. */
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        String algorithm = "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            Signature signing = Signature.getInstance("EdDSA".equals(key.getAlgorithm()) ? "EdDSA" : algorithm);
            signing.initSign(key);
            signing.update(TRIAL);
            byte[] signature = signing.sign();
            signing.initVerify(certified);
            signing.update(TRIAL);
            return signing.verify(signature);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java without " + algorithm, e);
        }
    }
}
