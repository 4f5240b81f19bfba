package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.identity.OwnProvider.Signing;
import io.ballast.server.identity.ProviderRefusal.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpSession;
import tools.jackson.databind.json.JsonMapper;

/** The way to an identity provider and back, by HTTP and signatures that are real; what it may not say is refused. */
class ProviderFlowTest {
    private static final ProviderAsked.Purpose SIGN_IN = new ProviderAsked.Purpose.SignIn();

    private final OwnProvider provider = new OwnProvider();
    private ProviderFlow flow = flow(provider.issuer(), "");

    @AfterEach
    void stop() {
        provider.close();
    }

    private static ProviderFlow flow(String issuer, String usernameClaim) {
        var settings = new ProviderSettings(
                issuer, OwnProvider.CLIENT, OwnProvider.SECRET, "", "", usernameClaim, "mfa, urn:two");
        var client = new ProviderClient();
        var clock = Clock.systemUTC();
        var json = JsonMapper.builder().build();
        return new ProviderFlow(
                settings,
                new ProviderDirectory(settings, client, json, clock),
                client,
                new ProviderTokens(settings, clock),
                json,
                "",
                new MockEnvironment().withProperty("local.server.port", "8080"),
                clock);
    }

    private ProviderPerson signIn() throws ProviderRefusal {
        return signIn(SIGN_IN);
    }

    private ProviderPerson signIn(ProviderAsked.Purpose purpose) throws ProviderRefusal {
        var session = new MockHttpSession();
        Map<String, String> answer = answer(flow.begin(purpose, session));
        ProviderAsked asked = ProviderAsked.take(answer.getOrDefault("state", ""), session, Instant.now())
                .orElseThrow();
        return flow.finish(asked, answer);
    }

    private static Map<String, String> answer(URI place) {
        return OwnProvider.words(OwnProvider.visit(place).getRawQuery());
    }

    private static Reason reason(Call call) {
        try {
            call.run();
        } catch (ProviderRefusal e) {
            return e.reason();
        }
        throw new AssertionError("Not refused");
    }

    private interface Call {
        void run() throws ProviderRefusal;
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            names = {"RSA", "ELLIPTIC"})
    void a_person_who_signed_in_there_is_known_by_a_name_that_nobody_else_has(Signing signing) throws ProviderRefusal {
        provider.signing = signing;
        provider.twist = claims -> claims.putAll(Map.of("sid", "s-1", "amr", List.of("pwd", "mfa"), "roles", "ADMIN"));
        ProviderPerson person = signIn();
        assertThat(person.issuer()).isEqualTo(provider.issuer());
        assertThat(person.subject()).isEqualTo("person-1");
        assertThat(person.session()).hasValue("s-1");
        assertThat(person.hasSecondFactor()).isTrue();
        assertThat(person.username()).as("no claim is trusted").isEmpty();
        provider.twist = claims -> claims.putAll(Map.of("amr", List.of("pwd"), "acr", "urn:one"));
        assertThat(signIn().hasSecondFactor()).isFalse();
        provider.twist = claims -> claims.put("acr", "urn:two");
        assertThat(signIn().hasSecondFactor()).isTrue();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("the nonce of another", Reason.UNSOUND, claims -> claims.put("nonce", "other")),
                lie("no nonce", Reason.UNSOUND, claims -> claims.remove("nonce")),
                lie("for another client", Reason.UNSOUND, claims -> claims.put("aud", "other")),
                lie("for two, not saying which", Reason.UNSOUND, claims -> claims.put("aud", two())),
                lie("for two, and the other asked", Reason.UNSOUND, claims -> {
                    claims.put("aud", two());
                    claims.put("azp", "other");
                }),
                lie("of another issuer", Reason.UNSOUND, claims -> claims.put("iss", "https://other.example")),
                lie("of nobody", Reason.UNSOUND, claims -> claims.remove("sub")),
                lie("of a name too long", Reason.UNSOUND, claims -> claims.put("sub", "x".repeat(256))),
                lie("without an end", Reason.UNSOUND, claims -> claims.remove("exp")),
                lie("without a beginning", Reason.UNSOUND, claims -> claims.remove("iat")),
                lie("a number for a nonce", Reason.UNSOUND, claims -> claims.put("nonce", 7)),
                lie("over for 61 s", Reason.CLOCKS, claims -> claims.put("exp", secondsFromNow(-61))),
                lie("made 65 s from now", Reason.CLOCKS, claims -> claims.put("iat", secondsFromNow(65))),
                lie("good 65 s from now", Reason.CLOCKS, claims -> claims.put("nbf", secondsFromNow(65))),
                lie(
                        "made 65 s before it was asked for",
                        Reason.CLOCKS,
                        claims -> claims.put("iat", secondsFromNow(-65))));
    }

    private static Arguments lie(String name, Reason reason, Consumer<Map<String, Object>> twist) {
        return Arguments.of(name, reason, twist);
    }

    private static List<String> two() {
        return List.of(OwnProvider.CLIENT, "other");
    }

    private static long secondsFromNow(int seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void a_token_that_does_not_hold_lets_nobody_in(String name, Reason expected, Consumer<Map<String, Object>> twist) {
        provider.twist = twist;
        assertThat(reason(this::signIn)).as(name).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            names = {"FOREIGN", "PUBLIC_KEY_AS_SECRET", "NOT_AT_ALL"})
    void a_token_that_the_provider_did_not_sign_lets_nobody_in(Signing signing) {
        provider.signing = signing;
        assertThat(reason(this::signIn)).isEqualTo(Reason.UNSOUND);
    }

    /** 60 s are allowed; five are left for a slow machine. */
    @Test
    void clocks_may_be_a_minute_apart() throws ProviderRefusal {
        provider.twist = claims -> claims.putAll(Map.of("iat", secondsFromNow(55), "nbf", secondsFromNow(55)));
        assertThat(signIn().subject()).isEqualTo("person-1");
        provider.twist = claims -> claims.putAll(Map.of("iat", secondsFromNow(-55), "exp", secondsFromNow(-55)));
        assertThat(signIn().subject()).isEqualTo("person-1");
    }

    @Test
    void a_code_is_good_once_and_only_for_who_asked_for_it() throws ProviderRefusal {
        var session = new MockHttpSession();
        Map<String, String> answer = answer(flow.begin(SIGN_IN, session));
        String state = answer.getOrDefault("state", "");
        ProviderAsked asked = ProviderAsked.take(state, session, Instant.now()).orElseThrow();
        ProviderAsked thief = new ProviderAsked(SIGN_IN, asked.nonce(), ProviderAsked.random(), asked.since());
        assertThat(reason(() -> flow.finish(thief, answer)))
                .as("another verifier")
                .isEqualTo(Reason.CANCELLED);
        assertThat(reason(() -> flow.finish(asked, answer))).as("used up").isEqualTo(Reason.CANCELLED);
        assertThat(ProviderAsked.take(state, session, Instant.now()))
                .as("answered once")
                .isEmpty();
        assertThat(reason(() -> flow.finish(asked, Map.of("error", "access_denied", "iss", provider.issuer()))))
                .isEqualTo(Reason.CANCELLED);
    }

    @Test
    void an_answer_that_nobody_asked_for_is_not_looked_at() throws ProviderRefusal {
        var session = new MockHttpSession();
        String state = answer(flow.begin(SIGN_IN, session)).getOrDefault("state", "");
        assertThat(ProviderAsked.take("made up", session, Instant.now())).isEmpty();
        assertThat(ProviderAsked.take(state, new MockHttpSession(), Instant.now()))
                .as("of another session")
                .isEmpty();
        assertThat(ProviderAsked.take(state, session, Instant.now().plus(ProviderAsked.LIFE)))
                .as("too late")
                .isEmpty();
    }

    @Test
    void another_provider_cannot_answer_in_its_place() throws ProviderRefusal {
        var session = new MockHttpSession();
        Map<String, String> answer = new HashMap<>(answer(flow.begin(SIGN_IN, session)));
        ProviderAsked asked = ProviderAsked.take(answer.getOrDefault("state", ""), session, Instant.now())
                .orElseThrow();
        answer.put("iss", "https://other.example");
        assertThat(reason(() -> flow.finish(asked, answer))).isEqualTo(Reason.STALE);
        answer.remove("iss");
        assertThat(reason(() -> flow.finish(asked, answer))).isEqualTo(Reason.STALE);
    }

    @Test
    void new_keys_are_found_at_once_and_unknown_ones_do_not_make_us_ask_without_end() throws ProviderRefusal {
        signIn();
        signIn();
        assertThat(provider.keysAsked).as("kept").hasValue(1);
        provider.rotate();
        assertThat(signIn().subject()).isEqualTo("person-1");
        assertThat(provider.keysAsked).hasValue(2);
        for (int i = 0; i < 10; i++) {
            provider.rotate();
            if (i > 1) {
                assertThat(reason(this::signIn)).isIn(Reason.AWAY, Reason.UNSOUND);
            }
        }
        assertThat(provider.keysAsked.get()).as("twice in half a minute").isLessThanOrEqualTo(3);
    }

    @Test
    void a_provider_that_is_down_at_first_is_found_when_it_is_back_and_one_that_goes_is_said_to_be_away()
            throws ProviderRefusal {
        provider.stop();
        assertThat(reason(this::signIn)).isEqualTo(Reason.AWAY);
        provider.startAgain();
        var session = new MockHttpSession();
        Map<String, String> answer = answer(flow.begin(SIGN_IN, session));
        ProviderAsked asked = ProviderAsked.take(answer.getOrDefault("state", ""), session, Instant.now())
                .orElseThrow();
        provider.stop();
        assertThat(reason(() -> flow.finish(asked, answer))).isEqualTo(Reason.AWAY);
        provider.startAgain();
        assertThat(signIn().subject()).isEqualTo("person-1");
    }

    @Test
    void a_provider_that_takes_connections_and_says_nothing_costs_seconds_and_no_more() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            flow = flow("http://localhost:" + mute.getLocalPort(), "");
            long start = System.nanoTime();
            assertThat(reason(this::signIn)).isEqualTo(Reason.AWAY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ProviderClient.PATIENCE.plusSeconds(4));
        }
    }

    @Test
    void a_provider_that_hangs_holds_so_many_and_the_others_are_told_at_once() throws Exception {
        var client = new ProviderClient();
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI place = URI.create("http://localhost:" + mute.getLocalPort() + "/");
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < ProviderClient.MOST_AT_ONCE + 10; i++) {
                asked.add(threads.submit(() -> said(client, place)));
            }
            int told = 0;
            for (Future<String> one : asked) {
                told += one.get().contains("at once") ? 1 : 0;
            }
            assertThat(told).isEqualTo(10);
        }
    }

    private static String said(ProviderClient client, URI place) {
        try {
            return client.get(place).body();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void what_leads_away_from_the_provider_or_from_https_is_not_followed() {
        List<Consumer<Map<String, Object>>> bad = List.of(
                said -> said.put("issuer", "https://other.example"),
                said -> said.put("token_endpoint", "http://169.254.169.254/latest"),
                said -> said.put("jwks_uri", "http://10.0.0.7/keys"),
                said -> said.put("jwks_uri", "file:///etc/passwd"),
                said -> said.put("authorization_endpoint", "javascript:alert(1)"),
                said -> said.put("end_session_endpoint", "https://user@other.example"),
                said -> said.remove("token_endpoint"));
        for (Consumer<Map<String, Object>> describe : bad) {
            provider.describe = describe;
            assertThat(reason(() -> flow.begin(SIGN_IN, new MockHttpSession()))).isEqualTo(Reason.AWAY);
        }
        assertThat(ProviderAddress.isAllowed(URI.create("http://localhost/keys"), URI.create("https://idp.example")))
                .as("from outside to this machine")
                .isFalse();
        assertThat(ProviderAddress.isAllowed(URI.create("https://10.0.0.7/keys"), URI.create("https://idp.example")))
                .as("in the own network, with TLS")
                .isTrue();
    }

    @Test
    void a_mail_address_names_a_user_only_if_the_provider_made_sure_of_it() throws ProviderRefusal {
        flow = flow(provider.issuer(), "email");
        provider.twist = claims -> claims.put("email", "Li.Na@example.com");
        assertThat(signIn().username()).isEmpty();
        provider.twist = claims -> claims.putAll(Map.of("email", "Li.Na@example.com", "email_verified", "true"));
        assertThat(signIn().username()).as("a text is no yes").isEmpty();
        provider.twist = claims -> claims.putAll(Map.of("email", "Li.Na@example.com", "email_verified", true));
        assertThat(signIn().username()).hasValue("li.na@example.com");
    }

    @Test
    void presence_wants_a_sign_in_after_it_was_asked_for() throws ProviderRefusal {
        ProviderAsked.Purpose presence = new ProviderAsked.Purpose.Presence("act", 7);
        assertThat(signIn(presence).signedInAt()).isPresent();
        provider.twist = claims -> claims.put("auth_time", secondsFromNow(-65));
        assertThat(reason(() -> signIn(presence))).isEqualTo(Reason.UNSOUND);
        provider.twist = claims -> claims.remove("auth_time");
        assertThat(reason(() -> signIn(presence))).isEqualTo(Reason.UNSOUND);
    }

    @Test
    void settings_that_make_no_sense_stop_the_start(@TempDir Path folder) throws IOException {
        assertThat(new ProviderSettings("", "", "", "", "", "", "").client()).isEmpty();
        for (String issuer : List.of("http://idp.example", "ftp://idp.example", "https://idp.example?x=1", "idp")) {
            assertThatThrownBy(() -> new ProviderSettings(issuer, "ballast", "", "", "", "", ""))
                    .hasMessageContaining("BALLAST_OIDC_ISSUER");
        }
        assertThatThrownBy(() -> new ProviderSettings("https://idp.example", "", "", "", "", "", ""))
                .hasMessageContaining("BALLAST_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> new ProviderSettings("", "", "", "", "", "email", ""))
                .hasMessageContaining("BALLAST_OIDC_ISSUER");
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
        assertThat(new ProviderSettings("https://10.0.0.7/realm", "ballast", "", file.toString(), "", "", "")
                        .client()
                        .flatMap(ProviderSettings.Client::secret))
                .isEqualTo(Optional.of(new Secret("from a file")));
        assertThatThrownBy(
                        () -> new ProviderSettings("https://idp.example", "ballast", "x", file.toString(), "", "", ""))
                .hasMessageContaining("BALLAST_OIDC_CLIENT_SECRET_FILE");
    }
}
