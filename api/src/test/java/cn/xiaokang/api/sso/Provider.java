package cn.xiaokang.api.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A provider by Spring Authorization Server. Who stands before it says so in a header, in place of typing a password; what its identity
 * tokens say can be made false.
 */
public final class Provider implements AutoCloseable {
    /** The header that says who stands before it. */
    public static final String USER = "X-Test-User";
    /** What it knows the server by. */
    public static final String CLIENT = "xiaokang";
    /** What the server proves itself with. */
    public static final String SECRET = "a secret for tests";

    /** Whom the provider saw show a second factor. */
    final Set<String> withFactor = ConcurrentHashMap.newKeySet();

    private final Server server;
    private final int port;
    private final RSAKey key;
    private final RSAKey forged;
    private final ECKey elliptic;

    /** What the tokens are made to say. */
    private volatile UnaryOperator<JwtClaimsSet.Builder> lie = claims -> claims;

    private volatile boolean isForged;

    private volatile boolean isElliptic;

    private Provider(Server server, int port) throws JOSEException {
        this.server = server;
        this.port = port;
        this.key = new RSAKeyGenerator(2048).keyID("k1").generate();
        this.forged = new RSAKeyGenerator(2048).keyID("k1").generate();
        this.elliptic = new ECKeyGenerator(Curve.P_256).keyID("k2").generate();
    }

    /** Starts one that sends people back to that address. */
    public static Provider start(String callback) throws Exception {
        Server server = new Server();
        int port = freePort();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        Provider provider = new Provider(server, port);
        ServletContextHandler handler = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(handler.getServletContext());
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("provider", provider);
            beans.registerSingleton("callback", callback);
        });
        context.register(Chains.class);
        context.refresh();
        handler.addFilter(
                new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain", context)),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        handler.addServlet(new ServletHolder(new NothingElse()), "/");
        server.setHandler(handler);
        server.start();
        return provider;
    }

    /** A port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** How its discovery document and its tokens name it. */
    public String issuer() {
        return "http://127.0.0.1:" + port;
    }

    void lies(UnaryOperator<JwtClaimsSet.Builder> wanted) {
        lie = wanted;
    }

    void forges(boolean wanted) {
        isForged = wanted;
    }

    /** Whether its tokens are signed by ES256 in place of RS256. */
    void signsByCurve(boolean wanted) {
        isElliptic = wanted;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** It has the provider's paths and no others. */
    private static final class NothingElse extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    /** How Spring puts it together. */
    @Configuration
    @EnableWebSecurity
    static class Chains {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer configurer = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.with(configurer, server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(configurer.getEndpointsMatcher()))
                    .addFilterAfter(new AsTheHeaderSays(), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        RegisteredClientRepository clients(String callback) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(callback)
                    .postLogoutRedirectUri(
                            URI.create(callback).resolve("/sign-in").toString())
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings(Provider provider) {
            return AuthorizationServerSettings.builder()
                    .issuer(provider.issuer())
                    .build();
        }

        /** Who signs asks by algorithm; who publishes the keys asks for all. */
        @Bean
        JWKSource<SecurityContext> keys(Provider provider) {
            return (selector, context) -> {
                boolean signs = selector.getMatcher().getAlgorithms() != null;
                return selector.select(
                        signs && provider.isForged
                                ? new JWKSet(provider.forged)
                                : new JWKSet(List.of(provider.key, provider.elliptic)));
            };
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Provider provider) {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    if (provider.isElliptic) {
                        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
                    }
                    String user = context.getPrincipal().getName();
                    context.getClaims().claim("preferred_username", user);
                    if (provider.withFactor.contains(user)) {
                        context.getClaims().claim("amr", List.of("pwd", "otp"));
                    }
                    JwtClaimsSet.Builder told = provider.lie.apply(context.getClaims());
                    assert told == context.getClaims();
                }
            };
        }
    }

    private static final class AsTheHeaderSays extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String user = request.getHeader(USER);
            if (user != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }
}
