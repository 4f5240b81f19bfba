package io.ballast.server.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows the identity provider: asked when somebody wants to sign in, never at the start, and again after
 * {@link #KEPT}. What was known stays good while it does not answer.
 */
@Component
class ProviderDirectory {
    static final Duration KEPT = Duration.ofHours(1);

    /** Keys are asked for again after this, or for one that is not known: then at most twice in {@link #PAUSE}. */
    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);

    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String PLACE = "/.well-known/openid-configuration";
    private static final Logger LOG = LoggerFactory.getLogger(ProviderDirectory.class);

    private final ProviderSettings settings;
    private final ProviderClient client;
    private final JsonMapper json;
    private final Clock clock;
    private volatile Optional<Known> known = Optional.empty();

    private record Known(Provider provider, String written, Instant since) {}

    ProviderDirectory(ProviderSettings settings, ProviderClient client, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The provider.
     *
     * @throws ProviderRefusal if it does not answer as one and nothing is known from before
     */
    Provider find() throws ProviderRefusal {
        Optional<Known> before = known;
        Instant now = clock.instant();
        if (before.filter(one -> one.since().plus(KEPT).isAfter(now)).isPresent()) {
            return before.get().provider();
        }
        URI issuer = settings.client()
                .orElseThrow(() -> new ProviderRefusal(ProviderRefusal.Reason.AWAY, "No provider is set"))
                .issuer();
        try {
            ProviderClient.Said said = client.get(placeOf(issuer));
            if (said.status() != 200) {
                throw new IOException("Discovery was answered " + said.status());
            }
            Known fresh = before.filter(one -> one.written().equals(said.body()))
                    .map(one -> new Known(one.provider(), one.written(), now))
                    .orElse(null);
            if (fresh == null) {
                fresh = new Known(read(said.body(), issuer), said.body(), now);
            }
            known = Optional.of(fresh);
            return fresh.provider();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("identity provider not found because={}", e.getMessage());
            if (before.isPresent()) {
                return before.get().provider();
            }
            throw new ProviderRefusal(ProviderRefusal.Reason.AWAY, "No discovery", e);
        }
    }

    /** What is known without asking. */
    Optional<Provider> known() {
        return known.map(Known::provider);
    }

    private static URI placeOf(URI issuer) {
        return URI.create(issuer.toString().replaceAll("/+$", "") + PLACE);
    }

    private Provider read(String text, URI issuer) throws IOException {
        JsonNode said = json.readTree(text);
        String name = said.path("issuer").asString("");
        if (!name.equals(issuer.toString())) {
            throw new IOException("It calls itself '" + name + "' and not as BALLAST_OIDC_ISSUER says");
        }
        JsonNode methods = said.path("token_endpoint_auth_methods_supported");
        boolean takesHeader = methods.isMissingNode() || has(methods, "client_secret_basic");
        return new Provider(
                name,
                address(said, "authorization_endpoint", issuer),
                address(said, "token_endpoint", issuer),
                said.has("end_session_endpoint")
                        ? Optional.of(address(said, "end_session_endpoint", issuer))
                        : Optional.empty(),
                !takesHeader && has(methods, "client_secret_post"),
                said.path("authorization_response_iss_parameter_supported").asBoolean(false),
                keysAt(address(said, "jwks_uri", issuer).toURL()));
    }

    private static URI address(JsonNode said, String name, URI issuer) throws IOException {
        URI address = URI.create(said.path(name).asString(""));
        if (!ProviderAddress.isAllowed(address, issuer)) {
            throw new IOException(name + " is not https: '" + address + "'");
        }
        return address;
    }

    private static boolean has(JsonNode list, String word) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(item -> item.asString("").equals(word));
    }

    private JWKSource<SecurityContext> keysAt(URL place) {
        return JWKSourceBuilder.<SecurityContext>create(place, this::keys)
                .cache(KEYS_KEPT.toMillis(), ProviderClient.PATIENCE.toMillis())
                .refreshAheadCache(false)
                .rateLimited(PAUSE.toMillis())
                .build();
    }

    private Resource keys(URL place) throws IOException {
        ProviderClient.Said said = client.get(URI.create(place.toString()));
        if (said.status() != 200) {
            throw new IOException("Keys were answered " + said.status());
        }
        return new Resource(said.body(), "application/json");
    }
}
