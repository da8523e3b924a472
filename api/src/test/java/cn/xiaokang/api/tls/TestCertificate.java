package cn.xiaokang.api.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of this test's own and the certificates it gives for 127.0.0.1. */
public final class TestCertificate {
    private static final X500Principal AUTHORITY = new X500Principal("CN=Authority of the test");

    private final KeyPair keys = pair("EC", 256);
    private final X509Certificate certificate = signed(AUTHORITY, keys, lasting(Duration.ofDays(3650)), true);

    private record Lasting(Instant from, Instant to) {}

    /** Writes a certificate with its chain and its key, valid for a day; the serial number that a client sees. */
    public BigInteger give(TlsFiles files, String algorithm, int bits) throws IOException {
        return give(files, algorithm, bits, lasting(Duration.ofDays(1)));
    }

    /** The same with one that has run out. */
    public BigInteger giveExpired(TlsFiles files) throws IOException {
        Instant now = Instant.now();
        return give(files, "EC", 256, new Lasting(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2))));
    }

    private BigInteger give(TlsFiles files, String algorithm, int bits, Lasting lasting) throws IOException {
        KeyPair own = pair(algorithm, bits);
        X509Certificate given = signed(new X500Principal("CN=127.0.0.1"), own, lasting, false);
        Files.writeString(files.certificate(), pem(given) + pem(certificate));
        // by OpenSSL's own form for one and PKCS#8 for the other, as they are met
        writeKey(
                files.key(),
                algorithm.equals("RSA") ? pem(own.getPrivate()) : pem(new JcaPKCS8Generator(own.getPrivate(), null)));
        return given.getSerialNumber();
    }

    /** A key in a file that its owner alone may read. */
    static void writeKey(Path file, String pem) throws IOException {
        Files.writeString(file, pem);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** What a client trusts that trusts this authority alone. */
    public SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("a Java without TLS", e);
        }
    }

    private static Lasting lasting(Duration duration) {
        Instant now = Instant.now();
        return new Lasting(now.minus(Duration.ofHours(1)), now.plus(duration));
    }

    private X509Certificate signed(X500Principal subject, KeyPair own, Lasting lasting, boolean isAuthority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    new BigInteger(120, new SecureRandom()),
                    Date.from(lasting.from()),
                    Date.from(lasting.to()),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new AssertionError("no certificate was made", e);
        }
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("no keys were made", e);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
