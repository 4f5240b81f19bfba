package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.ballast.server.ServerTest;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** The code after the password: an app, recovery codes, and who must have them. */
@ServerTest
class SecondFactorTest {
    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7]{32})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    /** RFC 6238, appendix B, the rows for SHA-1. */
    @Test
    void codes_are_those_of_the_standard() {
        Map<Long, String> vectors = Map.of(
                59L, "94287082",
                1111111109L, "07081804",
                1111111111L, "14050471",
                1234567890L, "89005924",
                2000000000L, "69279037",
                20000000000L, "65353130");
        vectors.forEach((second, code) -> assertThat(Totp.code(RFC, Totp.stepAt(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code));
    }

    @Test
    void a_code_of_the_step_before_or_after_counts_and_none_further_away() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.stepAt(now);
        for (long away = -3; away <= 3; away++) {
            assertThat(Totp.stepOf(RFC, Totp.code(RFC, step + away, 6), now).isPresent())
                    .as("%s steps away", away)
                    .isEqualTo(Math.abs(away) <= 1);
        }
    }

    /** RFC 4648, section 10, without the padding. */
    @Test
    void secrets_are_written_in_base_32() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.base32("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
    }

    @Test
    void the_picture_says_what_an_app_must_read() throws Exception {
        String address = Totp.address("lin.yue@example.com", RFC);
        QrCode code = QrCode.of(address);
        int modules = code.size() - 2 * QrCode.QUIET;
        BitMatrix bits = new BitMatrix(modules);
        Matcher dark = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
        while (dark.find()) {
            bits.set(Integer.parseInt(dark.group(1)) - QrCode.QUIET, Integer.parseInt(dark.group(2)) - QrCode.QUIET);
        }
        assertThat(new Decoder().decode(bits).getText()).isEqualTo(address);
        assertThat(address).contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").contains("lin.yue%40example.com");
    }

    @Test
    void with_an_app_the_password_alone_opens_nothing() {
        App app = enrolled("guarded");
        assertThat(jdbc.queryForObject(
                        "select count(*) from identity.totp where position(? in secret) > 0", Long.class, app.bytes()))
                .as("never in the clear")
                .isZero();

        Visitor visitor = passwordOnly("guarded");
        assertThat(visitor.get("/profile", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/api/v1/tokens").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/login/code").body()).contains("name=\"code\"");
        assertThat(code(visitor, "000000").statusCode()).isEqualTo(422);
        assertThat(visitor.get("/profile", "Accept", "text/html").statusCode()).isEqualTo(302);

        String before = visitor.cookie(SessionCookie.NAME).orElseThrow().getValue();
        String right = app.next();
        assertThat(code(visitor, right).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/profile").statusCode()).isEqualTo(200);
        assertThat(visitor.cookie(SessionCookie.NAME).orElseThrow().getValue()).isNotEqualTo(before);

        Visitor onlooker = passwordOnly("guarded");
        assertThat(code(onlooker, right).statusCode()).as("used before").isEqualTo(422);
    }

    @Test
    void a_recovery_code_works_once() {
        App app = enrolled("forgetful");
        assertThat(app.recovery()).hasSize(10).doesNotHaveDuplicates();
        Visitor first = passwordOnly("forgetful");
        assertThat(code(first, app.recovery().getFirst()).statusCode()).isEqualTo(302);
        assertThat(first.get("/profile/second-factor").body()).contains("9");
        assertThat(code(passwordOnly("forgetful"), app.recovery().getFirst()).statusCode())
                .isEqualTo(422);
        assertThat(jdbc.queryForObject("""
                select count(*)
                from audit.entry
                where action = 'identity.recovery-code.used'""", Long.class)).isPositive();
    }

    @Test
    void a_new_password_by_a_link_does_not_get_around_the_code() throws Exception {
        enrolled("reset");
        Secret link = Users.as(
                                CurrentUser.system(),
                                () -> context.getBean(UserAdministration.class)
                                        .inviteAgain(accounts.find("reset").orElseThrow()))
                        instanceof UserAdministration.Outcome.Invited invited
                ? invited.secret()
                : new Secret("");
        Visitor thief = Visitor.at(port);
        thief.post(
                "/login?token=" + link.text(),
                "/login/welcome",
                Map.of("token", link.text(), "password", "six stones in a leaking hold"));
        assertThat(thief.get("/profile", "Accept", "text/html").statusCode()).isEqualTo(302);
    }

    @Test
    void guessing_codes_is_slowed_down_and_locks_nobody_else_out() {
        App app = enrolled("target");
        Visitor guesser = passwordOnly("target");
        for (int i = 0; i < LoginThrottle.PER_NAME_AND_ADDRESS; i++) {
            assertThat(code(guesser, "00000" + i).statusCode()).isEqualTo(422);
        }
        assertThat(code(guesser, app.next()).body()).contains("15 分钟");
        assertThat(passwordOnly("target").get("/login/code").statusCode())
                .as("the password still counts apart")
                .isEqualTo(200);
        var throttle = new LoginThrottle(clock);
        for (int i = 0; i < LoginThrottle.PER_NAME_AND_ADDRESS; i++) {
            throttle.failed("target code", "10.0.0.1");
        }
        assertThat(throttle.isOpen("target code", "10.0.0.1")).isFalse();
        assertThat(throttle.isOpen("target code", "10.0.0.2")).isTrue();
    }

    @Test
    void an_administrator_takes_a_lost_app_away_and_the_user_signs_in_by_password() {
        enrolled("lost");
        long id = accounts.find("lost").orElseThrow().id();
        Visitor admin = Visitor.at(port).signIn(new TestUsers(context).withRoles("root", Role.ADMIN));
        admin.post("/users/" + id, "/users/" + id + "/second-factor/removal", Map.of("why", "phone lost"));
        assertThat(passwordOnly("lost").get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void a_user_takes_an_app_away_with_password_and_code_only() {
        App app = enrolled("tired");
        Visitor visitor = passwordOnly("tired");
        code(visitor, app.recovery().get(0));
        String removal = "/profile/second-factor/removal";
        assertThat(visitor.post(
                                "/profile",
                                removal,
                                Map.of(
                                        "password",
                                        "wrong",
                                        "code",
                                        app.recovery().get(1)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.post("/profile", removal, Map.of("password", TestUsers.PASSWORD, "code", "123"))
                        .statusCode())
                .isEqualTo(422);
        visitor.post(
                "/profile",
                removal,
                Map.of("password", TestUsers.PASSWORD, "code", app.recovery().get(2)));
        assertThat(passwordOnly("tired").get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void where_it_is_required_administrators_and_approvers_get_nowhere_without_an_app() {
        var users = new TestUsers(context);
        Account admin = accounts.find(users.withRoles("gate-admin", Role.ADMIN)).orElseThrow();
        Account seller =
                accounts.find(users.withRoles("gate-seller", Role.SALES)).orElseThrow();
        var required = new SecondFactorGate("required", false);
        assertThat(required.of(get("/customers"), new MockHttpSession(), admin))
                .isEqualTo(SecondFactorGate.Way.SET_UP_FIRST);
        assertThat(required.of(get("/api/v1/users"), new MockHttpSession(), admin))
                .isEqualTo(SecondFactorGate.Way.SET_UP_FIRST);
        assertThat(required.of(get("/profile/second-factor"), new MockHttpSession(), admin))
                .isEqualTo(SecondFactorGate.Way.OPEN);
        assertThat(required.of(get("/customers"), new MockHttpSession(), seller))
                .isEqualTo(SecondFactorGate.Way.OPEN);
        assertThat(new SecondFactorGate("required", true).of(get("/customers"), new MockHttpSession(), admin))
                .as("the demo")
                .isEqualTo(SecondFactorGate.Way.OPEN);
        var asked = new SecondFactorGate("asked", false);
        var session = new MockHttpSession();
        assertThat(asked.of(get("/"), session, admin)).isEqualTo(SecondFactorGate.Way.SET_UP_FIRST);
        assertThat(asked.of(get("/"), session, admin)).as("once a session").isEqualTo(SecondFactorGate.Way.OPEN);
        assertThatThrownBy(() -> new SecondFactorGate("sometimes", false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static Visitor at(int port, String user) {
        return Visitor.at(port).signIn(user);
    }

    private Visitor passwordOnly(String user) {
        return at(port, user);
    }

    private static HttpResponse<String> code(Visitor visitor, String code) {
        return visitor.post("/login/code", "/login/code", Map.of("code", code));
    }

    /** A new user with an app, set up by the pages. */
    private App enrolled(String name) {
        new TestUsers(context).withRoles(name, Role.CREDIT_MANAGER);
        Visitor visitor = at(port, name);
        Matcher secret = SECRET.matcher(visitor.get("/profile/second-factor").body());
        assertThat(secret.find()).isTrue();
        App app = new App(secret.group(1), new ArrayList<>(), clock);
        assertThat(visitor.post("/profile", "/profile/second-factor", Map.of("code", "1"))
                        .statusCode())
                .isEqualTo(422);
        String page = visitor.post("/profile", "/profile/second-factor", Map.of("code", app.at(0)))
                .body();
        RECOVERY.matcher(page).results().forEach(found -> app.recovery().add(found.group(1)));
        assertThat(visitor.get("/profile").statusCode()).isEqualTo(200);
        return app;
    }

    /** What a phone holds. */
    private record App(String secret, List<String> recovery, Clock clock) {
        /** That of the step after the one used to set it up; it counts already. */
        String next() {
            return at(1);
        }

        String at(long steps) {
            return Totp.code(bytes(), Totp.stepAt(clock.instant()) + steps, Totp.DIGITS);
        }

        byte[] bytes() {
            byte[] bytes = new byte[Totp.SECRET_BYTES];
            int bit = 0;
            for (int at = 0; at < secret.length(); at++) {
                int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(at));
                for (int i = 4; i >= 0; i--, bit++) {
                    bytes[bit / 8] |= (byte) (((value >> i) & 1) << (7 - bit % 8));
                }
            }
            return bytes;
        }
    }
}
