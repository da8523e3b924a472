package cn.xiaokang.api.sso;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The provider of a single sign-on, and how its words map to accounts.
 *
 * @param issuer the provider, as its discovery document and its tokens name it; https, or a loopback address
 * @param clientId what the provider knows this server by
 * @param secret what this server proves itself with
 * @param publicAddress the address that people type; the provider sends them back there
 * @param claim the claim of the identity token that holds the account's name
 * @param factorBy the values of {@code amr} (RFC 8176) by which the provider says that a second factor was shown
 */
public record SsoSettings(
        URI issuer, String clientId, String secret, URI publicAddress, String claim, List<String> factorBy) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Refuses a provider that could be listened to. */
    public SsoSettings {
        boolean isLoopback = issuer.getHost() != null && LOOPBACK.contains(issuer.getHost());
        if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && isLoopback)) {
            throw new IllegalArgumentException("serve.single-sign-on.issuer: https://…");
        }
        factorBy = List.copyOf(factorBy);
    }

    /**
     * The secret in a file that its owner alone may read.
     *
     * @throws IllegalArgumentException when it is not there, empty, or others may read it
     */
    public static String secretIn(Path file) {
        try {
            boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(right -> !right.name().startsWith("OWNER_"))) {
                throw new IllegalArgumentException("serve.single-sign-on.client-secret-file: chmod 600 " + file);
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("serve.single-sign-on.client-secret-file: empty / 为空 " + file);
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "serve.single-sign-on.client-secret-file: can't be read / 无法读取 " + file, e);
        }
    }

    /** Where the provider sends people back to. */
    URI callback() {
        return publicAddress.resolve(SsoResource.CALLBACK);
    }

    /** Where the provider sends people whom it has signed out. */
    URI afterwards() {
        return publicAddress.resolve("/sign-in");
    }

    @Override
    public String toString() {
        return "SsoSettings[" + issuer + ", " + clientId + "]";
    }
}
