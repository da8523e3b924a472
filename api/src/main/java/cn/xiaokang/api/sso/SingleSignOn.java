package cn.xiaokang.api.sso;

import cn.xiaokang.api.access.Vouched;
import cn.xiaokang.api.store.SsoStore;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sign-in at a provider by OpenID Connect: authorization code with PKCE (S256), state and nonce, an identity token (RS256 or ES256) held to
 * issuer, audience, time and nonce. What was begun counts once, in the browser that began it, and for ten minutes. Who signs out here can
 * be signed out there too, where the provider offers it (RP-initiated logout).
 */
public final class SingleSignOn {
    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);
    /** By keys that the provider publishes, never by a secret that both know. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_KEY_BYTES = 1 << 20;

    private final SsoSettings settings;
    private final SsoStore begun;

    private volatile @Nullable Provider provider;

    /** Sign-ins at that provider; it is asked for the first time when somebody comes. */
    public SingleSignOn(SsoSettings settings, SsoStore begun) {
        this.settings = settings;
        this.begun = begun;
    }

    private record Pending(State state, Nonce nonce, CodeVerifier verifier) {
        static Pending of(SsoStore.Begun begun) {
            return new Pending(new State(begun.state()), new Nonce(begun.nonce()), new CodeVerifier(begun.verifier()));
        }
    }

    private record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /**
     * A sign-in that was begun.
     *
     * @param address where the browser goes
     * @param binding what the browser must bring back; secret
     */
    public record Begun(URI address, String binding) {}

    /** Begins a sign-in. */
    public Begun begin() {
        Pending pending = new Pending(new State(), new Nonce(), new CodeVerifier());
        URI address = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid", "profile"),
                        new ClientID(settings.clientId()),
                        settings.callback())
                .endpointURI(provider().metadata().getAuthorizationEndpointURI())
                .state(pending.state())
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
        String binding = new State(32).getValue();
        begun.add(
                binding,
                new SsoStore.Begun(
                        pending.state().getValue(),
                        pending.nonce().getValue(),
                        pending.verifier().getValue()));
        return new Begun(address, binding);
    }

    /**
     * Ends a sign-in.
     *
     * @param query what the provider sent the browser back with
     * @param binding what the browser brought back
     */
    public Finished finish(String query, @Nullable String binding) {
        Pending pending = Optional.ofNullable(binding)
                .flatMap(begun::take)
                .map(Pending::of)
                .orElseThrow(SsoFault.STALE::with);
        AuthorizationCodeGrant grant = grant(query, pending);
        OIDCTokenResponse response = tokens(grant);
        IDTokenClaimsSet claims = claims(response, pending.nonce());
        String user = claims.getStringClaim(settings.claim());
        if (user == null || user.isBlank()) {
            throw untrusted("no claim " + settings.claim());
        }
        List<String> methods = Objects.requireNonNullElse(claims.getStringListClaim("amr"), List.of());
        return new Finished(
                new Vouched(user, methods.stream().anyMatch(settings.factorBy()::contains)),
                response.getOIDCTokens().getIDTokenString());
    }

    /**
     * A sign-in that came to its end.
     *
     * @param token the identity token, which tells the provider at the end whom to sign out
     */
    public record Finished(Vouched vouched, String token) {
        @Override
        public String toString() {
            return "Finished[" + vouched + "]";
        }
    }

    /** Where the browser goes to be signed out at the provider, from where it comes back to the sign-in; empty where it offers none. */
    public Optional<URI> end(String token) {
        URI endpoint = provider().metadata().getEndSessionEndpointURI();
        if (endpoint == null) {
            return Optional.empty();
        }
        try {
            LogoutRequest request = new LogoutRequest(
                    endpoint,
                    SignedJWT.parse(token),
                    null,
                    new ClientID(settings.clientId()),
                    settings.afterwards(),
                    null,
                    null);
            return Optional.of(request.toURI());
        } catch (java.text.ParseException e) {
            return Optional.empty();
        }
    }

    private AuthorizationCodeGrant grant(String query, Pending pending) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(URI.create(settings.callback() + "?" + query));
        } catch (ParseException | IllegalArgumentException e) {
            throw SsoFault.STALE.with();
        }
        if (!pending.state().equals(response.getState())) {
            throw SsoFault.STALE.with();
        }
        Issuer sender = response.getIssuer();
        if (sender != null && !sender.equals(issuer())) {
            throw untrusted("an answer of another issuer"); // RFC 9207
        }
        if (!response.indicatesSuccess()) {
            throw refused(
                    String.valueOf(response.toErrorResponse().getErrorObject().getCode()));
        }
        return new AuthorizationCodeGrant(
                response.toSuccessResponse().getAuthorizationCode(), settings.callback(), pending.verifier());
    }

    private OIDCTokenResponse tokens(AuthorizationCodeGrant grant) {
        try {
            HTTPRequest request = new TokenRequest.Builder(
                            provider().metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(new ClientID(settings.clientId()), new Secret(settings.secret())),
                            grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            if (!response.indicatesSuccess()) {
                throw refused(String.valueOf(
                        response.toErrorResponse().getErrorObject().getCode()));
            }
            return (OIDCTokenResponse) response.toSuccessResponse();
        } catch (ParseException e) {
            throw untrusted("its answer has no identity token");
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private IDTokenClaimsSet claims(OIDCTokenResponse response, Nonce nonce) {
        try {
            return provider().validator().validate(response.getOIDCTokens().getIDToken(), nonce);
        } catch (BadJOSEException | JOSEException e) {
            throw untrusted(String.valueOf(e.getMessage()));
        }
    }

    private Provider provider() {
        Provider known = provider;
        if (known != null) {
            return known;
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer(), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
            Provider found = new Provider(
                    metadata,
                    new IDTokenValidator(
                            issuer(),
                            new ClientID(settings.clientId()),
                            new JWSVerificationKeySelector<>(
                                    ALGORITHMS,
                                    JWKSourceBuilder.create(
                                                    metadata.getJWKSetURI().toURL(),
                                                    new DefaultResourceRetriever(
                                                            TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_KEY_BYTES))
                                            .build()),
                            null));
            provider = found;
            return found;
        } catch (GeneralException | IOException e) {
            throw unreachable(e);
        }
    }

    private Issuer issuer() {
        return new Issuer(settings.issuer());
    }

    private static RuntimeException refused(String why) {
        LOG.atWarn().addKeyValue("why", why).log("the provider refused a sign-in");
        return SsoFault.REFUSED.with();
    }

    private static RuntimeException untrusted(String why) {
        LOG.atWarn().addKeyValue("why", why).log("a sign-in by the provider was refused");
        return SsoFault.UNTRUSTED.with();
    }

    private static RuntimeException unreachable(Exception why) {
        LOG.atError().setCause(why).log("the provider of the single sign-on can't be reached");
        return SsoFault.UNREACHABLE.with();
    }
}
