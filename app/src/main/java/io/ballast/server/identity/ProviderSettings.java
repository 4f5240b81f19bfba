package io.ballast.server.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The identity provider of the company, as the operator names it (BALLAST_OIDC_…); mostly there is none. */
@Component
class ProviderSettings {
    private final Optional<Client> client;
    private final Optional<String> label;
    private final Optional<String> usernameClaim;
    private final Set<String> factors;

    /**
     * @throws IllegalArgumentException if something is set without an issuer and a client, or the issuer is reached
     *     by other means than https (or http on this machine)
     */
    ProviderSettings(
            @Value("${ballast.oidc.issuer}") String issuer,
            @Value("${ballast.oidc.client-id}") String clientId,
            @Value("${ballast.oidc.client-secret}") String secret,
            @Value("${ballast.oidc.client-secret-file}") String secretFile,
            @Value("${ballast.oidc.label}") String label,
            @Value("${ballast.oidc.username-claim}") String usernameClaim,
            @Value("${ballast.oidc.second-factor}") String factors) {
        if (issuer.isBlank() != clientId.isBlank()) {
            throw new IllegalArgumentException("BALLAST_OIDC_ISSUER and BALLAST_OIDC_CLIENT_ID go together");
        }
        if (issuer.isBlank() && !(secret + secretFile + usernameClaim + factors).isBlank()) {
            throw new IllegalArgumentException("BALLAST_OIDC_ settings want BALLAST_OIDC_ISSUER");
        }
        this.client = issuer.isBlank()
                ? Optional.empty()
                : Optional.of(new Client(issuerOf(issuer.strip()), clientId.strip(), secretOf(secret, secretFile)));
        this.label = given(label);
        this.usernameClaim = given(usernameClaim);
        this.factors = words(factors);
    }

    /**
     * This server, as the provider knows it.
     *
     * @param issuer the provider
     * @param id name there
     * @param secret empty for a public client
     */
    record Client(URI issuer, String id, Optional<Secret> secret) {}

    Optional<Client> client() {
        return client;
    }

    /** What people call the provider. */
    Optional<String> label() {
        return label;
    }

    /** The claim that says the user name here. */
    Optional<String> usernameClaim() {
        return usernameClaim;
    }

    /** Values of amr or acr that stand for a second factor. */
    Set<String> factors() {
        return factors;
    }

    /** The button of a page; empty without a provider. */
    Optional<ProviderOffer> offer(String path) {
        return client.map(known -> new ProviderOffer(path, label));
    }

    private static URI issuerOf(String text) {
        URI issuer = URI.create(text);
        if (!ProviderAddress.isSecure(issuer) && !ProviderAddress.isLocal(issuer)
                || issuer.getQuery() != null
                || issuer.getFragment() != null) {
            throw new IllegalArgumentException(
                    "BALLAST_OIDC_ISSUER must be https with a host, or http on this machine, and is " + issuer);
        }
        return issuer;
    }

    private static Optional<Secret> secretOf(String secret, String file) {
        if (!secret.isBlank() && !file.isBlank()) {
            throw new IllegalArgumentException(
                    "Of BALLAST_OIDC_CLIENT_SECRET and BALLAST_OIDC_CLIENT_SECRET_FILE one is enough");
        }
        if (file.isBlank()) {
            return given(secret).map(Secret::new);
        }
        try {
            return given(Files.readString(Path.of(file))).map(Secret::new);
        } catch (IOException e) {
            throw new UncheckedIOException("BALLAST_OIDC_CLIENT_SECRET_FILE cannot be read", e);
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(word -> !word.isEmpty());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
