package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.ballast.server.ServerTest;
import io.ballast.server.web.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * With a real Keycloak: sign-in, being asked again, new keys, and a provider that goes and comes back. Run it with
 * {@code -Pkeycloak}.
 */
@ServerTest
@Tag("keycloak")
class KeycloakTest {
    private static final Keycloak KEYCLOAK = new Keycloak();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    ProviderFlow flow;

    @Autowired
    Clock clock;

    /** The server starts before its provider: it must not need it. */
    @DynamicPropertySource
    static void know(DynamicPropertyRegistry registry) {
        registry.add("ballast.oidc.issuer", KEYCLOAK::issuer);
        registry.add("ballast.oidc.client-id", () -> Keycloak.CLIENT);
        registry.add("ballast.oidc.client-secret", () -> Keycloak.SECRET);
        registry.add("ballast.oidc.username-claim", () -> "preferred_username");
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @Test
    void people_sign_in_through_new_keys_and_outages_and_sessions_go_on() throws ProviderRefusal, ParseException {
        assertThat(Keycloak.isThere()).as("run with -Pkeycloak").isTrue();
        new TestUsers(context).withRoles(Keycloak.PERSON, Role.ADMIN);
        Visitor early = Visitor.at(port);
        assertThat(location(early, "/login/provider")).endsWith("/login?provider=AWAY");

        KEYCLOAK.start();
        Visitor visitor = Visitor.at(port);
        assertThat(come(visitor, "/login/provider")).isEqualTo("/");
        assertThat(visitor.get("/profile").body()).contains("Test " + Keycloak.PERSON);
        assertThat(come(Visitor.at(port), "/login/provider"))
                .as("signed in there, asked for nothing")
                .isEqualTo("/");

        String start = "/step-up/provider?act=";
        assertThat(KEYCLOAK.asks(URI.create(location(visitor, start))))
                .as("asked again")
                .isTrue();
        assertThat(come(visitor, start)).isEqualTo("/step-up?act=");
        assertThat(visitor.get("/step-up").body()).contains("刚刚确认是您本人");

        String before = keyOfAToken();
        KEYCLOAK.rotate();
        assertThat(keyOfAToken()).as("another key").isNotEqualTo(before);
        assertThat(come(Visitor.at(port), "/login/provider")).isEqualTo("/");

        KEYCLOAK.stop();
        assertThat(visitor.get("/profile").statusCode()).as("sessions go on").isEqualTo(200);
        Visitor late = Visitor.at(port);
        URI way = URI.create(location(late, "/login/provider"));
        String state = OwnProvider.words(way.getRawQuery()).getOrDefault("state", "");
        long since = System.nanoTime();
        assertThat(location(
                        late,
                        ProviderFlow.BACK + "?code=x&state=" + state + "&iss="
                                + URLEncoder.encode(KEYCLOAK.issuer(), StandardCharsets.UTF_8)))
                .endsWith("/login?provider=AWAY");
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));

        KEYCLOAK.start();
        assertThat(come(Visitor.at(port), "/login/provider")).isEqualTo("/");
        assertThat(sessions.of(accounts.find(Keycloak.PERSON).orElseThrow().id()))
                .hasSizeGreaterThan(2);
    }

    private String keyOfAToken() throws ProviderRefusal, ParseException {
        var session = new MockHttpSession();
        URI back = KEYCLOAK.visit(flow.begin(new ProviderAsked.Purpose.SignIn(), session));
        var answer = OwnProvider.words(back.getRawQuery());
        ProviderAsked asked = ProviderAsked.take(answer.getOrDefault("state", ""), session, clock.instant())
                .orElseThrow();
        return SignedJWT.parse(flow.finish(asked, answer).token().text())
                .getHeader()
                .getKeyID();
    }

    private static String come(Visitor visitor, String start) {
        URI back = KEYCLOAK.visit(URI.create(location(visitor, start)));
        return location(visitor, back.getRawPath() + "?" + back.getRawQuery()).replaceFirst("^http://[^/]+", "");
    }

    private static String location(Visitor visitor, String path) {
        return visitor.get(path).headers().firstValue("Location").orElse("");
    }
}
