package io.ballast.server.identity;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The authorization code flow of OpenID Connect with PKCE, state and nonce: leads to the provider, and turns what it
 * sends back into a person.
 */
@Component
class ProviderFlow {
    /** Where the provider sends people back to; the one address that has to be registered there. */
    static final String BACK = "/login/provider/back";

    private static final int LONGEST = 4_000;

    private final ProviderSettings settings;
    private final ProviderDirectory directory;
    private final ProviderClient client;
    private final ProviderTokens tokens;
    private final JsonMapper json;
    private final String address;
    private final Environment environment;
    private final Clock clock;

    ProviderFlow(
            ProviderSettings settings,
            ProviderDirectory directory,
            ProviderClient client,
            ProviderTokens tokens,
            JsonMapper json,
            @Value("${ballast.address}") String address,
            Environment environment,
            Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.client = client;
        this.tokens = tokens;
        this.json = json;
        this.address = address.replaceAll("/+$", "");
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Where to lead the browser.
     *
     * @throws ProviderRefusal if the provider is not known and does not answer
     */
    URI begin(ProviderAsked.Purpose purpose, HttpSession session) throws ProviderRefusal {
        Provider provider = directory.find();
        ProviderAsked asked = ProviderAsked.now(purpose, clock.instant());
        Map<String, String> words = new LinkedHashMap<>();
        words.put("response_type", "code");
        words.put("client_id", settings.client().orElseThrow().id());
        words.put("redirect_uri", here(BACK));
        words.put("scope", "openid profile email");
        words.put("state", asked.keepIn(session));
        words.put("nonce", asked.nonce());
        words.put("code_challenge", challenge(asked.verifier()));
        words.put("code_challenge_method", "S256");
        if (purpose instanceof ProviderAsked.Purpose.Presence) {
            words.put("prompt", "login");
            words.put("max_age", "0");
        }
        return with(provider.signIn(), words);
    }

    /**
     * Whom the provider sent back.
     *
     * @param answer what came with the address
     * @throws ProviderRefusal if there is no such person, or the answer does not hold
     */
    ProviderPerson finish(ProviderAsked asked, Map<String, String> answer) throws ProviderRefusal {
        Provider provider = directory.find();
        String sender = answer.getOrDefault("iss", provider.saysWho() ? "" : provider.issuer());
        if (!sender.equals(provider.issuer())) {
            throw new ProviderRefusal(ProviderRefusal.Reason.STALE, "Another provider answered");
        }
        String code = answer.getOrDefault("code", "");
        if (answer.containsKey("error") || code.isEmpty() || code.length() > LONGEST) {
            throw new ProviderRefusal(ProviderRefusal.Reason.CANCELLED, "Sent back without a code");
        }
        ProviderPerson person = tokens.check(redeem(code, asked, provider), provider, asked);
        if (asked.purpose() instanceof ProviderAsked.Purpose.Presence
                && person.signedInAt()
                        .filter(at -> !at.isBefore(asked.since().minus(ProviderTokens.SKEW)))
                        .isEmpty()) {
            throw new ProviderRefusal(ProviderRefusal.Reason.UNSOUND, "auth_time");
        }
        return person;
    }

    private String redeem(String code, ProviderAsked asked, Provider provider) throws ProviderRefusal {
        ProviderSettings.Client own = settings.client().orElseThrow();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", here(BACK));
        form.put("code_verifier", asked.verifier());
        Optional<String> header = Optional.empty();
        if (own.secret().isPresent() && !provider.wantsSecretInForm()) {
            String pair = encoded(own.id()) + ":" + encoded(own.secret().get().text());
            header = Optional.of(
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
        } else {
            form.put("client_id", own.id());
            own.secret().ifPresent(secret -> form.put("client_secret", secret.text()));
        }
        try {
            ProviderClient.Said said = client.post(provider.token(), query(form), header);
            if (said.status() >= 500) {
                throw new ProviderRefusal(ProviderRefusal.Reason.AWAY, "Code was answered " + said.status());
            }
            JsonNode body = json.readTree(said.body());
            String token = body.path("id_token").asString("");
            if (said.status() != 200 || token.isEmpty()) {
                throw new ProviderRefusal(
                        ProviderRefusal.Reason.CANCELLED,
                        "No token: " + said.status() + " "
                                + body.path("error").asString("").replaceAll("[^a-z_]", ""));
            }
            return token;
        } catch (IOException | JacksonException e) {
            throw new ProviderRefusal(ProviderRefusal.Reason.AWAY, "Code was not answered", e);
        }
    }

    /** An address of this server, as people reach it; never taken from a request. */
    String here(String path) {
        return (address.isEmpty()
                        ? "http://localhost:" + environment.getRequiredProperty("local.server.port")
                        : address)
                + path;
    }

    static URI with(URI place, Map<String, String> words) {
        String text = place.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + query(words));
    }

    private static String query(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> encoded(word.getKey()) + "=" + encoded(word.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** SHA-256 of the verifier, by RFC 7636. */
    private static String challenge(String verifier) {
        return Challenges.text(new Secret(verifier).hash());
    }
}
