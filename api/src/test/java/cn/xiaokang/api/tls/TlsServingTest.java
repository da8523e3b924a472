package cn.xiaokang.api.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import cn.xiaokang.api.SmallWarehouse;
import cn.xiaokang.api.access.SessionTimes;
import cn.xiaokang.api.web.Settings;
import cn.xiaokang.warehouse.engine.Limits;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with a certificate of its own, met over real TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsServingTest {
    private final TestCertificate authority = new TestCertificate();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private TlsFiles files;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private SmallServer server;

    @BeforeAll
    void start(@TempDir Path ofJunit) throws Exception {
        folder = ofJunit;
        Path warehouse = folder.resolve("warehouse");
        SmallWarehouse.in(warehouse).publish(1);
        files = new TlsFiles(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
        authority.give(files, "EC", 256);
        server = SmallServer.start(
                new Settings(
                        warehouse,
                        folder.resolve("state"),
                        SmallWarehouse.keyOf(warehouse),
                        null,
                        "127.0.0.1",
                        0,
                        null,
                        files,
                        SessionTimes.USUAL,
                        new Limits(512, 2, Duration.ofSeconds(10)),
                        true,
                        null,
                        Settings.Safety.USUAL),
                Clock.systemUTC());
    }

    @BeforeEach
    void soundAgain() throws Exception {
        authority.give(files, "EC", 256);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whoTrustsTheAuthorityIsServedAndTheCookieNeverLeavesTls() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(authority.trusting()).build();
        HttpResponse<String> signedIn = client.send(
                HttpRequest.newBuilder(address("/api/v1/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"user\": \"leader\", \"password\": \"a password for tests\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, signedIn.statusCode(), signedIn.body());
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("; Secure"), cookie);
        assertEquals(
                "max-age=31536000",
                signedIn.headers().firstValue("Strict-Transport-Security").orElseThrow());
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(address("/cockpit"))
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode(), page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsAreSpoken(String version) throws Exception {
        SSLSession session = session(version);
        assertEquals(version, session.getProtocol());
        assertTrue(
                session.getCipherSuite().matches("TLS_AES_.*|TLS_ECDHE_.*_(GCM|CHACHA20)_.*"),
                session.getCipherSuite());
    }

    /** A greeting that knows TLS 1.1 at most, with suites that every server of that time had. */
    @Test
    void anOlderVersionIsRefused() throws Exception {
        String hello = "0302" + "00".repeat(32) + "00" + "0008" + "c013c014002f0035" + "0100";
        byte[] body = HexFormat.of().parseHex(hello);
        ByteBuffer record = ByteBuffer.allocate(9 + body.length)
                .put(HexFormat.of().parseHex("160301"))
                .putShort((short) (4 + body.length))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) body.length)
                .put(body);
        byte[] answer = answer(record.array());
        assertEquals(
                0x15, answer[0], "an alert, and no greeting: " + HexFormat.of().formatHex(answer));
    }

    @Test
    void plainHttpGetsNothing() throws Exception {
        byte[] answer = answer("GET /api/v1/health/live HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertFalse(new String(answer, StandardCharsets.US_ASCII).contains("200"));
    }

    @Test
    void aRenewedCertificateIsTakenUpAndABrokenOneIsNot() throws Exception {
        BigInteger before = serial();
        BigInteger renewed = authority.give(files, "RSA", 2048);
        assertNotEquals(before, renewed);
        assertEquals(renewed, serial());
        authority.giveExpired(files);
        assertEquals(renewed, serial());
        Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\nhalf");
        assertEquals(renewed, serial());
        Files.delete(files.certificate());
        assertEquals(renewed, serial());
        BigInteger next = authority.give(files, "EC", 384);
        assertEquals(next, serial());
    }

    @Test
    void whatCannotServeIsToldWithItsFile() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        TlsFiles broken = new TlsFiles(other.resolve("c.pem"), other.resolve("k.pem"));
        assertTold(broken, "can't be read");
        authority.giveExpired(broken);
        assertTold(broken, "expired");
        authority.give(broken, "EC", 256);
        assertTrue(
                broken.faults(Instant.now()).isEmpty(),
                broken.faults(Instant.now()).toString());
        assertTrue(broken.faults(Instant.EPOCH).get(0).contains("not valid before"));
        TestCertificate.writeKey(broken.key(), Files.readString(files.key()));
        assertTold(broken, "is not the key of");
        TestCertificate.writeKey(broken.key(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertTold(broken, "no private key");
        authority.give(broken, "RSA", 2048);
        Files.setPosixFilePermissions(broken.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertTold(broken, "chmod 600");
        Files.writeString(broken.certificate(), "nothing of the kind");
        assertTold(broken, "no certificate");
    }

    private static void assertTold(TlsFiles files, String told) {
        String all = String.join("; ", files.faults(Instant.now()));
        assertTrue(all.contains(told), all);
    }

    private URI address(String path) {
        return URI.create("https://127.0.0.1:" + server.application().port() + path);
    }

    private byte[] answer(byte[] said) throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.application().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(said);
            return socket.getInputStream().readAllBytes();
        }
    }

    private BigInteger serial() throws Exception {
        return ((X509Certificate) session("TLSv1.3").getPeerCertificates()[0]).getSerialNumber();
    }

    /** What a client of its own, which resumes nothing, comes to. */
    private SSLSession session(String version) throws Exception {
        try (SSLSocket socket = (SSLSocket) authority
                .trusting()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), server.application().port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession();
        }
    }
}
