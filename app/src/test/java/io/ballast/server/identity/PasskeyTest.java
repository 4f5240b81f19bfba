package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.ballast.server.ServerTest;
import io.ballast.server.audit.Audit;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys in a real browser whose authenticator Chromium plays: nothing of the ceremony is made up. */
@ServerTest
class PasskeyTest {
    /** Has every part an answer has, and sense in none. */
    private static final String WHOLE = """
            {"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
             "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"}}""";

    private static final String NAME = "蓝色钥匙";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    Passkeys passkeys;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private TestUsers users;

    @BeforeEach
    void make_users() {
        users = new TestUsers(context);
    }

    @Test
    void a_passkey_is_registered_signs_in_without_a_password_proves_presence_and_is_removed() {
        long user = user("key-holder", Role.ADMIN);
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            Page page = browser.page();
            signIn(browser, "key-holder");
            String authenticator = authenticator(page);
            register(browser, NAME);
            assertThat(page.textContent("main"))
                    .as("the first factor brings recovery codes")
                    .contains("恢复码");
            assertThat(page.isVisible("[data-passkey-failed]")).isFalse();
            browser.visit(at("/profile/second-factor"))
                    .assertAccessible()
                    .assertLegibleInTheDark()
                    .shoot("passkeys-zh");
            assertThat(passkeys.of(user)).singleElement().satisfies(one -> {
                assertThat(one.label()).isEqualTo(NAME);
                assertThat(one.lastUsedAt()).isEmpty();
            });
            page.fill("#label", "the same device again");
            page.click("form[data-passkey] button");
            page.waitForSelector("[data-passkey-known]");
            assertThat(page.isVisible("[data-passkey-failed]")).isFalse();
            page.fill("input[name=label][value]", "绿色钥匙");
            page.click("form[action$='/label'] button");
            page.waitForSelector("input[value='绿色钥匙']");

            signOut(browser);
            browser.visit(at("/login")).assertAccessible().shoot("passkey-login-zh");
            page.click("form[data-passkey] button");
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(browser.visit(at("/profile")).page().textContent("main")).contains("Test key-holder");
            assertThat(passkeys.of(user).getFirst().lastUsedAt()).isPresent();

            age(user);
            browser.visit(at("/users/new"));
            page.fill("#username", "key-invited");
            page.fill("#displayName", "受邀");
            page.check("input[name=roles][value=ANALYST]");
            page.check("input[name=scope][value=ALL]");
            page.click("main button.primary");
            page.waitForURL(url -> url.contains("/step-up"));
            browser.assertAccessible().shoot("passkey-step-up-zh");
            page.click("form[data-passkey] button");
            page.waitForSelector("code");
            assertThat(accounts.find("key-invited")).isPresent();

            browser.visit(at("/profile/second-factor"));
            page.click("form[action$='/removal'] button");
            page.waitForSelector(
                    "form[action$='/removal']",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(passkeys.of(user)).isEmpty();
            assertThat(jdbc.queryForObject(
                            "select count(*) from identity.recovery_code where user_id = ?", Long.class, user))
                    .as("nothing is left that they stand in for")
                    .isZero();
            signOut(browser);
            browser.visit(at("/login"));
            page.click("form[data-passkey] button");
            page.waitForURL(url -> url.endsWith("/login?passkey"));
            assertThat(page.textContent("main")).contains("通行密钥未被接受");
            assertThat(authenticator).isNotBlank();
            browser.assertQuiet();
        }
        for (String verb : List.of("registered", "renamed", "removed")) {
            assertThat(isInTrail("key-holder", "identity.passkey." + verb))
                    .as(verb)
                    .isTrue();
        }
    }

    /** After the password, in English, and by the right user only. */
    @Test
    void a_passkey_is_the_second_factor_of_its_own_user_alone() {
        long user = user("key-second", Role.CREDIT_MANAGER);
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            Page page = browser.page();
            signIn(browser, "key-second");
            authenticator(page);
            register(browser, NAME);
            signOut(browser);

            assertThat(Visitor.at(port)
                            .signIn("key-second")
                            .get("/profile", "Accept", "text/html")
                            .statusCode())
                    .as("the password alone opens nothing")
                    .isEqualTo(302);
            enterPassword(browser, "key-second");
            page.waitForURL(url -> url.contains("/login/code"));
            browser.assertAccessible().shoot("passkey-code");
            page.click("form[data-passkey] button");
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(browser.visit(at("/profile")).page().textContent("main")).contains("Test key-second");

            jdbc.update("update identity.passkey set sign_count = 100000 where user_id = ?", user);
            signOut(browser);
            browser.visit(at("/login"));
            page.click("form[data-passkey] button");
            page.waitForURL(url -> url.endsWith("/login?passkey"));
            assertThat(refusals()).as("a copy counts from elsewhere").contains("MaliciousCounterValueException");
            jdbc.update("update identity.passkey set sign_count = 0 where user_id = ?", user);

            jdbc.update("update identity.app_user set state = 'DISABLED' where id = ?", user);
            browser.visit(at("/login"));
            page.click("form[data-passkey] button");
            page.waitForURL(url -> url.endsWith("/login?passkey"));
        }
    }

    /** A page of another origin with the same host name asks for the challenge that our page was given. */
    @Test
    void an_answer_given_to_another_origin_is_refused_and_none_counts_twice() throws IOException {
        user("key-phished", Role.ANALYST);
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>Ballast</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            Page page = browser.page();
            signIn(browser, "key-phished");
            authenticator(page);
            register(browser, NAME);
            signOut(browser);

            Object options = browser.visit(at("/login")).page().getAttribute("form[data-passkey]", "data-options");
            page.navigate("http://localhost:" + other.getAddress().getPort() + "/");
            Object stolen = answer(page, options);
            browser.visit(at("/login"));
            send(page, stolen);
            page.waitForURL(url -> url.endsWith("/login?passkey"));
            assertThat(refusals()).contains("BadOriginException");

            options = browser.visit(at("/login")).page().getAttribute("form[data-passkey]", "data-options");
            Object given = answer(page, options);
            send(page, given);
            page.waitForURL(url -> !url.contains("/login"));
            signOut(browser);
            browser.visit(at("/login"));
            send(page, given);
            page.waitForURL(url -> url.endsWith("/login?passkey"));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void an_administrator_removes_a_lost_one_and_the_user_is_out() {
        long user = user("key-loser", Role.SALES);
        user("key-admin", Role.ADMIN);
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            signIn(browser, "key-loser");
            authenticator(browser.page());
            register(browser, NAME);
            Visitor admin = Visitor.at(port).signIn("key-admin");
            assertThat(admin.get("/users/" + user).body()).contains(NAME);
            long passkey = passkeys.of(user).getFirst().id();
            assertThat(admin.post("/users/" + user, "/profile/passkeys/" + passkey + "/removal", Map.of())
                            .statusCode())
                    .as("by the own page of another")
                    .isEqualTo(404);
            admin.post("/users/" + user, "/users/" + user + "/passkeys/" + passkey + "/removal", Map.of("why", "lost"));
            assertThat(passkeys.of(user)).isEmpty();
            assertThat(sessions.of(user)).isEmpty();
        }
        assertThat(isInTrail("key-admin", "identity.passkey.removed")).isTrue();
    }

    @Test
    void where_a_second_factor_is_required_the_last_one_stays() throws Exception {
        long manager = user("key-last", Role.CREDIT_MANAGER);
        long seller = user("key-free", Role.SALES);
        assertThat(removed(manager, keep(manager))).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(passkeys.of(manager)).hasSize(1);
        assertThat(removed(manager, keep(manager)))
                .as("another is left")
                .isNotEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(passkeys.of(manager)).hasSize(1);
        removed(seller, keep(seller));
        assertThat(passkeys.of(seller)).as("not required of sales").isEmpty();
    }

    /** What the page of a server that requires a second factor says. */
    private Object removed(long user, long passkey) throws Exception {
        var pages = new PasskeyPages(
                passkeys,
                context.getBean(SecondFactorView.class),
                context.getBean(SecondFactors.class),
                new SecondFactorGate("required", false),
                accounts,
                sessions,
                context.getBean(SignIn.class),
                context.getBean(OwnMeans.class),
                context.getBean(Audit.class),
                context.getBean(TransactionTemplate.class),
                clock);
        var answer = Users.as(
                accounts.asCurrent(accounts.find(user).orElseThrow()),
                () -> pages.remove(passkey, new MockHttpServletRequest()));
        return Objects.requireNonNullElse(answer.getStatus(), HttpStatus.OK);
    }

    /** A passkey that was registered somehow. */
    private long keep(long user) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                insert into identity.passkey (user_id, label, credential_id, public_key, sign_count,
                                              is_backup_eligible, is_backed_up, transports, created_at)
                values (?, 'kept', uuid_send(gen_random_uuid()), '', 0, false, false, '{}', now())
                returning id""", Long.class, user));
    }

    @Test
    void what_no_authenticator_said_is_refused_without_a_fault_of_ours() {
        var session = new MockHttpSession();
        for (String said : List.of("", "{}", "null", "[]", "{\"id\":\"x\"}", WHOLE, "x".repeat(30_000), NAME)) {
            assertThat(passkeys.answered(said, Challenges.Purpose.SIGN_IN, Optional.empty(), session))
                    .as(said)
                    .isInstanceOf(Passkeys.Answer.Nobody.class);
        }
    }

    @Test
    void passkeys_hold_for_the_host_of_the_address_and_nowhere_without_a_name_or_tls() {
        assertThat(PasskeyPlace.of("https://Ballast.example.com/"))
                .hasValue(new PasskeyPlace.Place("ballast.example.com", "https://ballast.example.com"));
        assertThat(PasskeyPlace.of("https://ballast.example.com:443"))
                .hasValue(new PasskeyPlace.Place("ballast.example.com", "https://ballast.example.com"));
        assertThat(PasskeyPlace.of("https://ballast.example.com:8443"))
                .hasValue(new PasskeyPlace.Place("ballast.example.com", "https://ballast.example.com:8443"));
        assertThat(PasskeyPlace.of("http://localhost:8080"))
                .hasValue(new PasskeyPlace.Place("localhost", "http://localhost:8080"));
        for (String none :
                List.of("http://ballast.example.com", "https://10.0.0.7", "https://[::1]", "https://ballast")) {
            assertThat(PasskeyPlace.of(none)).as(none).isEmpty();
        }
    }

    @Test
    void a_challenge_counts_once_for_its_purpose_in_its_time() {
        Challenges challenges = Challenges.in(new MockHttpSession());
        var now = clock.instant();
        byte[] first = bytes(challenges.ask(Challenges.Purpose.SIGN_IN, now));
        assertThat(challenges.take(first, Challenges.Purpose.STEP_UP, now)).isFalse();
        assertThat(challenges.take(first, Challenges.Purpose.SIGN_IN, now))
                .as("used up")
                .isFalse();
        byte[] second = bytes(challenges.ask(Challenges.Purpose.SIGN_IN, now));
        assertThat(challenges.take(second, Challenges.Purpose.SIGN_IN, now.plus(Challenges.LIFE)))
                .isFalse();
        byte[] third = bytes(challenges.ask(Challenges.Purpose.SIGN_IN, now));
        assertThat(challenges.take(third, Challenges.Purpose.SIGN_IN, now)).isTrue();
        assertThat(Challenges.in(new MockHttpSession()).take(third, Challenges.Purpose.SIGN_IN, now))
                .as("of another session")
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return java.util.Base64.getUrlDecoder().decode(text);
    }

    private long user(String name, Role role) {
        return accounts.find(users.withRoles(name, role)).orElseThrow().id();
    }

    /** Browsers bind passkeys to names, not to numbers. */
    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private void signIn(Browser browser, String name) {
        enterPassword(browser, name);
        browser.page().waitForURL(url -> !url.contains("/login"));
    }

    private void enterPassword(Browser browser, String name) {
        Page page = browser.visit(at("/login")).page();
        page.fill("#username", name);
        page.fill("#password", TestUsers.PASSWORD);
        page.click("main button.primary");
    }

    private void signOut(Browser browser) {
        Page page = browser.page();
        page.context()
                .clearCookies(
                        new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName(SessionCookie.NAME));
    }

    private static String authenticator(Page page) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject order = new JsonObject();
        order.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", order)
                .get("authenticatorId")
                .getAsString();
    }

    private void register(Browser browser, String label) {
        Page page = browser.visit(at("/profile/second-factor")).page();
        page.fill("#label", label);
        page.click("form[data-passkey] button");
        page.waitForSelector("a[href='/'].primary");
    }

    /** What the authenticator says to these options on this page. */
    private static Object answer(Page page, Object options) {
        return Objects.requireNonNull(page.evaluate("""
                async (options) => JSON.stringify((await navigator.credentials.get({
                  publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)),
                })).toJSON())""", options));
    }

    /** Posts an answer by the form of the page, past its script. */
    private static void send(Page page, Object answer) {
        page.evaluate("""
                (answer) => {
                  const form = document.querySelector("form[data-passkey]");
                  form.elements.namedItem("credential").value = answer;
                  form.submit();
                }""", answer);
    }

    private void age(long user) {
        sessions.of(user)
                .forEach(open -> sessions.proved(open.handle(), clock.instant().minus(Duration.ofMinutes(11))));
    }

    private boolean isInTrail(String who, String action) {
        return TrailNames.of(context, action).stream()
                .anyMatch(said -> said.actor().equals(who));
    }

    /** Which checks answers failed. */
    private List<String> refusals() {
        return jdbc.queryForList("""
                        select after ->> 'because'
                        from audit.entry
                        where action = 'identity.passkey.refused'""", String.class).stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
