package cn.xiaokang.api.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the server listens by TLS 1.2 and 1.3, with forward secrecy and authenticated encryption alone. */
public final class TlsConnector {
    private static final Logger LOG = LoggerFactory.getLogger(TlsConnector.class);
    private static final String[] SUITES = {
        "TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_GCM_.*", "TLS_ECDHE_.*_CHACHA20_.*"
    };

    private TlsConnector() {}

    /** A listener with those files, which were found sound. */
    public static Connector of(
            Server server, HttpConfiguration http, String host, int port, TlsFiles files, Clock clock) {
        HttpConfiguration https = new HttpConfiguration(http);
        // a probe asks by the machine's address, which no certificate bears: whether the name is right is for who asks
        // to say
        https.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server,
                new SslConnectionFactory(new Renewing(files, clock), "http/1.1"),
                new HttpConnectionFactory(https));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(http.getIdleTimeout());
        return connector;
    }

    /** Looks at each new connection whether the files were renewed; what does not serve leaves the certificate of before. */
    private static final class Renewing extends SslContextFactory.Server {
        private final TlsFiles files;
        private final Clock clock;

        private String taken;

        Renewing(TlsFiles files, Clock clock) {
            this.files = files;
            this.clock = clock;
            setIncludeProtocols("TLSv1.3", "TLSv1.2");
            setIncludeCipherSuites(SUITES);
            setRenegotiationAllowed(false);
            setKeyStorePassword("");
            try {
                taken = files.state();
                setKeyStore(files.keyStore(clock.instant()));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public SSLEngine newSSLEngine(InetSocketAddress address) {
            takeUp();
            return super.newSSLEngine(address);
        }

        private synchronized void takeUp() {
            try {
                String state = files.state();
                if (state.equals(taken)) {
                    return;
                }
                taken = state; // what was refused is told once, and looked at again when it changes
                KeyStore renewed = files.keyStore(clock.instant());
                reload(factory -> factory.setKeyStore(renewed));
                LOG.info("the renewed certificate was taken up");
            } catch (Exception e) { // as the reload declares it
                LOG.atError().setCause(e).log("the renewed certificate was refused; the one of before is shown");
            }
        }
    }
}
