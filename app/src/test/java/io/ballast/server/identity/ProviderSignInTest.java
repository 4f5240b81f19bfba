package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.Cookie;
import io.ballast.server.ServerTest;
import io.ballast.server.audit.Audit;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import io.ballast.server.web.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People of the company's identity provider sign in; who comes in, and with what rights, is decided here. */
@ServerTest
class ProviderSignInTest {
    private static final OwnProvider PROVIDER = new OwnProvider();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    ProviderLinks links;

    @Autowired
    Sessions sessions;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private TestUsers users;

    @DynamicPropertySource
    static void know(DynamicPropertyRegistry registry) {
        registry.add("ballast.oidc.issuer", PROVIDER::issuer);
        registry.add("ballast.oidc.client-id", () -> OwnProvider.CLIENT);
        registry.add("ballast.oidc.client-secret", () -> OwnProvider.SECRET);
        registry.add("ballast.oidc.label", () -> "压舱统一身份");
        registry.add("ballast.oidc.username-claim", () -> "preferred_username");
        registry.add("ballast.oidc.second-factor", () -> "mfa");
        registry.add("ballast.oidc.only", () -> "true");
        registry.add("ballast.oidc.break-glass", () -> "sso-break, sso-nobody");
    }

    @BeforeEach
    void tell_the_truth() {
        users = new TestUsers(context);
        PROVIDER.twist = claims -> {};
        PROVIDER.signing = OwnProvider.Signing.RSA;
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void who_is_linked_comes_in_with_a_new_session_and_the_rights_given_here() {
        linked("sso-seller", Role.SALES);
        PROVIDER.twist = claims -> claims.putAll(Map.of("roles", List.of("ADMIN"), "groups", List.of("ADMIN")));
        Visitor visitor = Visitor.at(port);
        visitor.get("/login");
        String before = visitor.cookie(SessionCookie.NAME).orElseThrow().getValue();
        assertThat(come(visitor, "sso-seller")).isEqualTo("/");
        assertThat(visitor.cookie(SessionCookie.NAME).orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(visitor.get("/profile").body()).contains("Test sso-seller");
        assertThat(visitor.get("/users").statusCode())
                .as("roles are those given here")
                .isEqualTo(403);
        assertThat(sessions.of(id("sso-seller"))).hasSize(1);
        assertThat(trail("identity.login.succeeded", "sso-seller")).isEqualTo(1);
        assertThat(links.of(id("sso-seller"), PROVIDER.issuer()).orElseThrow().lastUsedAt())
                .isPresent();
        jdbc.update("update identity.app_user set state = 'DISABLED' where username = 'sso-seller'");
        assertThat(visitor.get("/profile", "Accept", "text/html").statusCode())
                .as("out at the next request")
                .isEqualTo(302);
        assertThat(come(Visitor.at(port), "sso-seller")).isEqualTo("/login?provider=SHUT_OUT");
        assertThat(trail("identity.provider.refused", "sso-seller")).isEqualTo(1);
    }

    @Test
    void nobody_is_made_an_account_and_who_is_not_linked_is_told_what_to_do() {
        long before = count("identity.app_user");
        assertThat(come(Visitor.at(port), "sso-stranger")).isEqualTo("/login?provider=UNKNOWN");
        assertThat(count("identity.app_user")).isEqualTo(before);
        assertThat(Visitor.at(port).get("/login?provider=UNKNOWN").body()).contains("没有与您关联的账户");
        assertThat(Visitor.at(port).get("/login?provider=%3Cb%3E").body()).doesNotContain("<b>");
    }

    @Test
    void a_one_time_link_links_and_needs_no_password() {
        long invited = accounts.add(
                        new NewUser(
                                "sso-invited",
                                "受邀",
                                Scope.ALL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(Role.ANALYST)),
                        clock.instant())
                .orElseThrow();
        Secret link = invitations.issue(Optional.of(invited), "test", clock.instant());
        Visitor visitor = Visitor.at(port);
        assertThat(visitor.get("/login?token=" + link.text()).body())
                .contains("href=\"/login/provider?token=" + link.text());
        assertThat(come(visitor, "/login/provider?token=" + link.text(), "sub-invited"))
                .isEqualTo("/");
        assertThat(accounts.find(invited).orElseThrow().state()).isEqualTo(UserState.ACTIVE);
        assertThat(accounts.hasPassword(invited)).isFalse();
        assertThat(trail("identity.provider.linked", "sso-invited")).isEqualTo(1);
        assertThat(come(Visitor.at(port), "/login/provider?token=" + link.text(), "sub-invited"))
                .as("good once")
                .isEqualTo("/login?provider=LAPSED");
        assertThat(come(Visitor.at(port), "/login/provider", "sub-invited")).isEqualTo("/");

        long other = accounts.find(users.withRoles("sso-other", Role.ADMIN))
                .orElseThrow()
                .id();
        Secret second = invitations.issue(Optional.of(other), "test", clock.instant());
        assertThat(come(Visitor.at(port), "/login/provider?token=" + second.text(), "sub-invited"))
                .as("who is linked gains no second account")
                .isEqualTo("/login?provider=TAKEN");
        assertThat(invitations.find(second, clock.instant())).as("not used up").isPresent();
    }

    @Test
    void the_trusted_claim_links_once_and_never_an_account_that_is_linked() {
        users.withRoles("sso-named", Role.SALES);
        PROVIDER.twist = claims -> claims.put("preferred_username", "SSO-Named");
        assertThat(come(Visitor.at(port), "/login/provider", "sub-named")).isEqualTo("/");
        assertThat(links.of(id("sso-named"), PROVIDER.issuer()).orElseThrow().how())
                .isEqualTo(ProviderLink.How.CLAIM);
        assertThat(come(Visitor.at(port), "/login/provider", "sub-renamed"))
                .as("another person who took the name")
                .isEqualTo("/login?provider=UNKNOWN");
        users.withRoles("sso-away", Role.ADMIN);
        jdbc.update("update identity.app_user set state = 'DISABLED' where username = 'sso-away'");
        PROVIDER.twist = claims -> claims.put("preferred_username", "sso-away");
        assertThat(come(Visitor.at(port), "/login/provider", "sub-away")).isEqualTo("/login?provider=UNKNOWN");
        assertThat(links.of(id("sso-away"), PROVIDER.issuer())).isEmpty();
    }

    @Test
    void an_administrator_links_others_and_never_the_own_account() {
        users.withRoles("sso-keeper", Role.ADMIN);
        users.withRoles("sso-kept", Role.SALES);
        users.withRoles("sso-rival", Role.SALES);
        Visitor admin = Visitor.at(port).signIn("sso-keeper");
        String kept = "/users/" + id("sso-kept");
        assertThat(admin.post(kept, kept + "/provider", Map.of("subject", "sub-kept"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.get(kept).body()).contains("sub-kept", PROVIDER.issuer());
        assertThat(trail("identity.provider.linked", "sso-keeper")).isEqualTo(1);
        assertThat(count("notification.notice where kind = 'ACCOUNT_SECURITY' and dedupe_key like"
                        + " 'identity.provider.linked%'"))
                .as("the user is told")
                .isPositive();
        assertThat(come(Visitor.at(port), "/login/provider", "sub-kept")).isEqualTo("/");
        String own = "/users/" + id("sso-keeper");
        assertThat(admin.post(own, own + "/provider", Map.of("subject", "sub-keeper"))
                        .statusCode())
                .isEqualTo(409);
        String rival = "/api/v1/users/sso-rival/provider";
        assertThat(admin.send("PUT", rival, "application/json", "{\"subject\": \"sub-kept\"}")
                        .statusCode())
                .as("one person, one account")
                .isEqualTo(409);
        assertThat(admin.send("PUT", rival, "application/json", "{}").statusCode())
                .isEqualTo(422);
        assertThat(admin.send("PUT", rival, "application/json", "{\"subject\": \"sub-rival\"}")
                        .body())
                .contains("sub-rival", "ADMINISTRATOR");
        assertThat(admin.send("DELETE", rival, "application/json", "").statusCode())
                .isEqualTo(204);
        assertThat(admin.get(rival).statusCode()).isEqualTo(404);
        assertThat(admin.post(kept, kept + "/provider/removal", Map.of("why", "left"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(sessions.of(id("sso-kept"))).isEmpty();
        assertThat(come(Visitor.at(port), "/login/provider", "sub-kept")).isEqualTo("/login?provider=UNKNOWN");
        assertThat(trail("identity.provider.unlinked", "sso-keeper")).isEqualTo(2);
    }

    @Test
    void the_second_factor_kept_here_follows_unless_one_there_counts() throws Exception {
        linked("sso-manager", Role.CREDIT_MANAGER);
        enrol("sso-manager");
        Visitor plain = Visitor.at(port);
        come(plain, "sso-manager");
        HttpResponse<String> shut = plain.get("/profile", "Accept", "text/html");
        assertThat(shut.headers().firstValue("Location").orElse("")).endsWith("/login");
        assertThat(plain.get("/login").headers().firstValue("Location").orElse(""))
                .endsWith("/login/code");
        PROVIDER.twist = claims -> claims.put("amr", List.of("pwd", "otp"));
        Visitor otherKind = Visitor.at(port);
        come(otherKind, "sso-manager");
        assertThat(otherKind.get("/profile", "Accept", "text/html").statusCode())
                .isEqualTo(302);
        PROVIDER.twist = claims -> claims.put("amr", List.of("pwd", "mfa"));
        Visitor both = Visitor.at(port);
        come(both, "sso-manager");
        assertThat(both.get("/profile", "Accept", "text/html").statusCode()).isEqualTo(200);
    }

    @Test
    void presence_is_proved_by_being_asked_there_again_and_by_nobody_else() {
        linked("sso-admin", Role.ADMIN);
        linked("sso-colleague", Role.ADMIN);
        Visitor admin = Visitor.at(port);
        come(admin, "sso-admin");
        sessions.of(id("sso-admin"))
                .forEach(open -> sessions.proved(open.handle(), clock.instant().minus(Duration.ofMinutes(11))));
        Map<String, String> form =
                new HashMap<>(Map.of("username", "sso-made", "displayName", "新人", "scope", "ALL", "roles", "ANALYST"));
        String page = admin.post("/users/new", "/users", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(admin.get(page).body()).contains("href=\"/step-up/provider?act=");
        String start = "/step-up/provider?" + page.substring(page.indexOf("act="));
        assertThat(come(admin, start, subject("sso-colleague")))
                .startsWith("/step-up")
                .endsWith("provider=ANOTHER");
        assertThat(come(admin, start, subject("sso-admin"))).isEqualTo(page);
        assertThat(admin.get(page).body()).contains("刚刚确认是您本人").doesNotContain("name=\"password\"");
        assertThat(accounts.find("sso-made")).as("not before the button").isEmpty();
        String act = page.substring(page.indexOf('=') + 1);
        assertThat(admin.post(page, "/step-up", Map.of("act", act)).body()).contains("/login?token=");
        assertThat(accounts.find("sso-made")).isPresent();
        sessions.of(id("sso-admin"))
                .forEach(open -> sessions.proved(open.handle(), clock.instant().minus(Duration.ofMinutes(11))));
        assertThat(admin.post("/profile", "/step-up", Map.of("act", "")).statusCode())
                .as("it counts once")
                .isEqualTo(422);
    }

    @Test
    void while_the_provider_is_down_sessions_go_on_and_the_page_says_how_to_come_in() {
        linked("sso-inside", Role.SALES);
        users.withRoles("sso-local", Role.SALES);
        Visitor inside = Visitor.at(port);
        come(inside, "sso-inside");
        String place = leave(Visitor.at(port), "/login/provider");
        PROVIDER.stop();
        try {
            assertThat(place).startsWith(PROVIDER.issuer());
            assertThat(inside.get("/profile").statusCode()).isEqualTo(200);
            Visitor late = Visitor.at(port);
            URI back = URI.create(leave(late, "/login/provider"));
            String state = OwnProvider.words(back.getRawQuery()).getOrDefault("state", "");
            HttpResponse<String> answer = late.get("/login/provider/back?code=x&state=" + state + "&iss="
                    + java.net.URLEncoder.encode(PROVIDER.issuer(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?provider=AWAY");
            assertThat(late.get("/login?provider=AWAY").body()).contains("身份提供方没有响应");
            late.signIn("sso-local");
        } finally {
            PROVIDER.startAgain();
        }
        assertThat(come(Visitor.at(port), "sso-inside")).isEqualTo("/");
    }

    @Test
    void who_is_linked_has_no_password_here_and_named_administrators_raise_an_alarm() throws Exception {
        linked("sso-closed", Role.SALES);
        assertThat(passwordOf("sso-closed")).endsWith("/login?refused");
        assertThat(trail("identity.login.refused", "sso-closed")).isEqualTo(1);
        users.withRoles("sso-break", Role.ADMIN);
        assertThat(passwordOf("sso-break")).as("without a second factor").endsWith("/login?refused");
        assertThat(trail("identity.break-glass.used", "sso-break")).isZero();
        byte[] secret = enrol("sso-break");
        Visitor admin = Visitor.at(port);
        assertThat(admin.signIn("sso-break", TestUsers.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("refused");
        assertThat(admin.get("/users", "Accept", "text/html").statusCode())
                .as("the code is missing")
                .isEqualTo(302);
        admin.post("/login/code", "/login/code", Map.of("code", codeAt(secret, 0)));
        assertThat(admin.get("/users").statusCode()).isEqualTo(200);
        assertThat(trail("identity.break-glass.used", "sso-break")).isEqualTo(1);
        assertThat(count("notification.notice where kind = 'BREAK_GLASS'"))
                .as("all administrators are told")
                .isEqualTo(1);
        Secret link = invitations.issue(Optional.of(id("sso-closed")), "test", clock.instant());
        Visitor byLink = Visitor.at(port);
        byLink.post(
                "/login?token=" + link.text(),
                "/login/welcome",
                Map.of("token", link.text(), "password", TestUsers.PASSWORD));
        assertThat(byLink.get("/profile").statusCode())
                .as("a one-time link lets in once")
                .isEqualTo(200);
        assertThat(trail("identity.break-glass.used", "sso-closed")).isEqualTo(1);
        assertThat(passwordOf("sso-closed")).endsWith("/login?refused");
    }

    private String passwordOf(String username) {
        return Visitor.at(port)
                .signIn(username, TestUsers.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void without_a_provider_or_a_name_for_its_bad_day_it_is_never_the_only_way() {
        ProviderSettings none = new ProviderSettings("", "", "", "", "", "", "");
        for (ProviderSettings settings : List.of(none, context.getBean(ProviderSettings.class))) {
            assertThatThrownBy(() -> new OwnMeans(
                            true,
                            settings.client().isEmpty() ? "admin" : " ",
                            settings,
                            links,
                            accounts,
                            context.getBean(Audit.class)))
                    .hasMessageContaining("BALLAST_OIDC_BREAK_GLASS");
        }
    }

    @Test
    void who_signs_out_is_shown_the_way_out_of_the_provider() {
        linked("sso-leaver", Role.SALES);
        Visitor visitor = Visitor.at(port);
        come(visitor, "sso-leaver");
        assertThat(visitor.post("/profile", "/logout", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?out");
        Matcher way = Pattern.compile("href=\"(" + Pattern.quote(PROVIDER.issuer()) + "/out[^\"]*)\"")
                .matcher(visitor.get("/login?out").body());
        assertThat(way.find()).isTrue();
        assertThat(OwnProvider.visit(URI.create(way.group(1).replace("&amp;", "&"))))
                .hasToString("http://localhost:" + port + "/login?out");
        assertThat(visitor.get("/login?out").body()).as("once").doesNotContain("/out?id_token_hint");
        Visitor local = Visitor.at(port).signIn(users.withRoles("sso-plain", Role.SALES));
        local.post("/profile", "/logout", Map.of());
        assertThat(local.get("/login?out").body()).doesNotContain("id_token_hint");
    }

    static List<Look> looks() {
        return List.of(Look.CHINESE, Look.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void in_a_browser_one_click_leads_there_and_back(Look look) {
        String name = "sso-browser-" + look;
        linked(name, Role.SALES);
        String home = "http://localhost:" + port;
        try (Browser browser = Browser.open(port, look)) {
            PROVIDER.subject = "sub-nobody";
            browser.page()
                    .context()
                    .addCookies(List.of(new Cookie("ballast-language", look.chinese() ? "zh" : "en").setUrl(home)));
            browser.visit(home + "/login");
            browser.assertAccessible().assertLegibleInTheDark().shoot("provider-login-" + look);
            browser.page().click("a[href='/login/provider']");
            browser.page().waitForURL(url -> url.endsWith("provider=UNKNOWN"));
            browser.assertAccessible().assertLegibleInTheDark().shoot("provider-refused-" + look);
            PROVIDER.subject = subject(name);
            browser.page().click("a[href='/login/provider']");
            browser.page().waitForURL(url -> !url.contains("/login"));
            browser.visit(home + "/profile/second-factor").assertAccessible().shoot("provider-mine-" + look);
            assertThat(browser.page().textContent("main")).contains(PROVIDER.issuer());
            browser.visit(home + "/profile");
            assertThat(browser.page().textContent("main")).contains("Test " + name);
            browser.assertQuiet();
        }
    }

    private String come(Visitor visitor, String username) {
        return come(visitor, "/login/provider", subject(username));
    }

    /** To the provider, as this person, and back; where the server leads then. */
    private String come(Visitor visitor, String start, String subject) {
        PROVIDER.subject = subject;
        URI back = OwnProvider.visit(URI.create(leave(visitor, start)));
        String place = visitor.get(back.getRawPath() + "?" + back.getRawQuery())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return place.replaceFirst("^http://[^/]+", "");
    }

    private static String leave(Visitor visitor, String start) {
        return visitor.get(start).headers().firstValue("Location").orElseThrow();
    }

    private void linked(String username, Role role) {
        users.withRoles(username, role);
        links.add(new ProviderLink(
                id(username),
                PROVIDER.issuer(),
                subject(username),
                ProviderLink.How.ADMINISTRATOR,
                "test",
                clock.instant(),
                Optional.empty()));
    }

    private static String subject(String username) {
        return "sub of " + username;
    }

    private long id(String username) {
        return accounts.find(username).orElseThrow().id();
    }

    private long count(String table) {
        return Optional.ofNullable(jdbc.queryForObject("select count(*) from " + table, Long.class))
                .orElseThrow();
    }

    /** The code of the step before is used up, those from now on are not. */
    private byte[] enrol(String name) throws Exception {
        CurrentUser user = accounts.asCurrent(accounts.find(name).orElseThrow());
        return Users.as(user, () -> {
            byte[] secret = factors.offered(user).orElseThrow();
            assertThat(factors.confirm(codeAt(secret, -1), user)).isPresent();
            return secret;
        });
    }

    private String codeAt(byte[] secret, long steps) {
        return Totp.code(secret, Totp.stepAt(clock.instant()) + steps, Totp.DIGITS);
    }

    private long trail(String action, String who) {
        return TrailNames.of(context, action).stream()
                .filter(said -> said.actor().equals(who))
                .count();
    }
}
