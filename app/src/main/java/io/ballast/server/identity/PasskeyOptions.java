package io.ballast.server.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What pages hand to the browser so that it asks a passkey; empty where passkeys do not hold. */
@Component
class PasskeyOptions {
    private static final int PATIENCE_MILLIS = 300_000;
    private static final String TYPE = "public-key";

    private final PasskeyRows rows;
    private final Optional<PasskeyPlace> place;
    private final JsonMapper json;
    private final Clock clock;

    PasskeyOptions(PasskeyRows rows, Optional<PasskeyPlace> place, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.place = place;
        this.json = json;
        this.clock = clock;
    }

    /**
     * For the form of a page.
     *
     * @param options as WebAuthn writes them in JSON
     * @param origin the only one they work at
     */
    record Offer(String options, String origin) {}

    /** To register a new one. */
    Optional<Offer> creation(CurrentUser user, HttpSession session) {
        return place.flatMap(PasskeyPlace::find)
                .map(where -> new Offer(
                        json.writeValueAsString(Map.of(
                                "rp",
                                Map.of("id", where.domain(), "name", "Ballast"),
                                "user",
                                Map.of(
                                        "id",
                                        Challenges.text(rows.handleOf(user.id())),
                                        "name",
                                        user.username(),
                                        "displayName",
                                        user.displayName()),
                                "challenge",
                                Challenges.in(session).ask(Challenges.Purpose.REGISTER, clock.instant()),
                                "pubKeyCredParams",
                                PasskeyCeremony.ALGORITHMS.stream()
                                        .map(number -> Map.of("type", TYPE, "alg", number))
                                        .toList(),
                                "excludeCredentials",
                                described(user.id()),
                                "authenticatorSelection",
                                Map.of("residentKey", "preferred", "userVerification", "required"),
                                "attestation",
                                "none",
                                "timeout",
                                PATIENCE_MILLIS)),
                        where.origin()));
    }

    /** To sign in: any passkey of this place that knows its user. */
    Optional<Offer> signIn(HttpSession session) {
        return request(List.of(), Challenges.Purpose.SIGN_IN, session);
    }

    /** From one of the passkeys of a user; empty if there is none. */
    Optional<Offer> from(long user, Challenges.Purpose purpose, HttpSession session) {
        List<Map<String, Object>> known = described(user);
        return known.isEmpty() ? Optional.empty() : request(known, purpose, session);
    }

    private Optional<Offer> request(List<Map<String, Object>> known, Challenges.Purpose purpose, HttpSession session) {
        return place.flatMap(PasskeyPlace::find)
                .map(where -> new Offer(
                        json.writeValueAsString(Map.of(
                                "challenge",
                                Challenges.in(session).ask(purpose, clock.instant()),
                                "rpId",
                                where.domain(),
                                "allowCredentials",
                                known,
                                "userVerification",
                                "required",
                                "timeout",
                                PATIENCE_MILLIS)),
                        where.origin()));
    }

    private List<Map<String, Object>> described(long user) {
        return rows.namesOf(user).stream()
                .map(name -> Map.<String, Object>of("type", TYPE, "id", name.id(), "transports", name.transports()))
                .toList();
    }
}
