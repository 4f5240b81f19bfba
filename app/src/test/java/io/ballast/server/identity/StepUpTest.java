package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import io.ballast.server.web.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Acts that give rights or take a guard away ask who sits there, and go on with the form. */
@ServerTest
class StepUpTest {
    private static final Pattern ROW = Pattern.compile("\\| (POST|PUT|DELETE) \\| `([^`]+)` \\| (✓|·) \\| (.*) \\|");
    private static final Set<String> SENSITIVE = Set.of(
            "policy:version:approve",
            "limits:request:decide",
            "assessment:override:write",
            "notification:channel:manage",
            "protection:document:confirm");
    private static final String JSON = "application/json";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    SecondFactors factors;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private TestUsers users;

    @BeforeEach
    void make_users() {
        users = new TestUsers(context);
    }

    static List<Look> looks() {
        return List.of(Look.CHINESE, Look.ENGLISH);
    }

    /** Whoever adds an address to these modules decides here; whoever takes a mark off a handler must say so there. */
    @Test
    void the_table_of_acts_names_every_change_of_rights_and_says_what_the_handlers_say() throws IOException {
        Map<String, Boolean> decided = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "access.md")))
                .results()
                .forEach(row -> decided.put(
                        row.group(1) + " " + row.group(2), row.group(3).equals("✓")));
        Map<String, Boolean> coded = new TreeMap<>();
        Set<String> titles = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Allowed allowed = handler.getMethodAnnotation(Allowed.class);
            StepUp act = handler.getMethodAnnotation(StepUp.class);
            if (allowed == null || allowed.value().equals(Allowed.ANYONE)) {
                return;
            }
            boolean isOfRights = handler.getBeanType().getPackage().equals(StepUp.class.getPackage())
                    || SENSITIVE.contains(allowed.value());
            info.getMethodsCondition().getMethods().stream()
                    .filter(method -> !method.name().equals("GET") && isOfRights || act != null)
                    .forEach(method -> info.getPatternValues()
                            .forEach(path -> coded.put(method.name() + " " + path, act != null)));
            if (act != null) {
                titles.add(act.value());
            }
        });
        assertThat(decided).isEqualTo(coded).hasSizeGreaterThan(50);
        assertThat(decided.values().stream().filter(asks -> asks)).hasSizeGreaterThan(25);
        MessageSource messages = context.getBean(MessageSource.class);
        for (String title : titles) {
            assertThat(messages.getMessage(title, null, Locale.ENGLISH)).isNotBlank();
            assertThat(messages.getMessage(title, null, Locale.SIMPLIFIED_CHINESE))
                    .isNotBlank();
        }
    }

    @Test
    void a_form_sent_too_long_after_the_sign_in_waits_for_the_password_and_goes_on_once() {
        Visitor admin = signedIn("step-admin", Role.ADMIN);
        assertThat(invite(admin, "step-fresh").statusCode())
                .as("just signed in")
                .isEqualTo(200);
        age("step-admin");
        HttpResponse<String> asked = invite(admin, "step-late");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(accounts.find("step-late")).isEmpty();
        String page = asked.headers().firstValue("Location").orElseThrow();
        assertThat(page).startsWith("/step-up?act=");
        assertThat(admin.get(page).body()).contains("邀请用户").doesNotContain("name=\"code\"");

        assertThat(prove(admin, page, "wrong", "").statusCode()).isEqualTo(422);
        assertThat(trail("identity.step-up.refused", "step-admin")).isEqualTo(1);
        String before = admin.cookie(SessionCookie.NAME).orElseThrow().getValue();
        HttpResponse<String> done = prove(admin, page, TestUsers.PASSWORD, "");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).as("the link of the invitation").contains("/login?token=");
        assertThat(accounts.find("step-late").orElseThrow().displayName()).isEqualTo("迟到 & co");
        assertThat(admin.cookie(SessionCookie.NAME).orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(trail("identity.step-up.passed", "step-admin")).isEqualTo(1);
        assertThat(prove(admin, page, TestUsers.PASSWORD, "").statusCode())
                .as("once")
                .isEqualTo(409);
        assertThat(invite(admin, "step-after").statusCode())
                .as("within the window")
                .isEqualTo(200);
    }

    @Test
    void who_has_a_second_factor_proves_with_a_code_too() throws Exception {
        Visitor plain = signedIn("step-coded", Role.ADMIN);
        byte[] secret = enrol("step-coded");
        plain.post("/login/code", "/login/code", Map.of("code", codeAt(secret, 0)));
        age("step-coded");
        String page =
                invite(plain, "step-by-code").headers().firstValue("Location").orElseThrow();
        assertThat(plain.get(page).body()).contains("name=\"code\"");
        assertThat(prove(plain, page, TestUsers.PASSWORD, "").statusCode()).isEqualTo(422);
        assertThat(prove(plain, page, TestUsers.PASSWORD, "123456").statusCode())
                .isEqualTo(422);
        assertThat(accounts.find("step-by-code")).isEmpty();
        assertThat(prove(plain, page, TestUsers.PASSWORD, codeAt(secret, 1)).statusCode())
                .isEqualTo(200);
        assertThat(accounts.find("step-by-code")).isPresent();
    }

    @Test
    void what_waits_belongs_to_its_session_and_its_user_and_needs_a_token_of_the_form() {
        Visitor one = signedIn("step-one", Role.ADMIN);
        Visitor other = signedIn("step-other", Role.ADMIN);
        age("step-one");
        String page =
                invite(one, "step-stolen").headers().firstValue("Location").orElseThrow();
        assertThat(prove(other, page, TestUsers.PASSWORD, "").statusCode()).isEqualTo(409);
        assertThat(one.postForged("/step-up", Map.of("act", act(page), "password", TestUsers.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(accounts.find("step-stolen")).isEmpty();
        jdbc.update("update identity.app_user set roles = '{ANALYST}' where username = 'step-one'");
        assertThat(prove(one, page, TestUsers.PASSWORD, "").statusCode())
                .as("may not any more")
                .isEqualTo(403);
        assertThat(accounts.find("step-stolen")).isEmpty();
    }

    @Test
    void guessing_is_slowed_down_and_locks_nobody_else_out() {
        Visitor thief = signedIn("step-victim", Role.ADMIN);
        age("step-victim");
        String page =
                invite(thief, "step-guess").headers().firstValue("Location").orElseThrow();
        for (int i = 0; i < LoginThrottle.PER_NAME_AND_ADDRESS; i++) {
            assertThat(prove(thief, page, "guess " + i, "").body()).contains("密码或验证码不正确");
        }
        assertThat(prove(thief, page, TestUsers.PASSWORD, "").body()).contains("15 分钟");
        assertThat(accounts.find("step-guess")).isEmpty();
        Visitor.at(port).signIn("step-victim");
    }

    @Test
    void too_large_a_form_is_not_kept_and_the_reader_is_told() {
        Visitor admin = signedIn("step-large", Role.ADMIN);
        age("step-large");
        Map<String, String> fields = form("step-huge");
        fields.put("displayName", "x".repeat(KeptAct.LONGEST));
        HttpResponse<String> refused = admin.post("/users/new", "/users", fields);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/step-up");
    }

    @Test
    void taking_rights_away_never_waits() {
        Visitor admin = signedIn("step-guard", Role.ADMIN);
        users.withRoles("step-leaver", Role.SALES);
        long leaver = accounts.find("step-leaver").orElseThrow().id();
        age("step-guard");
        assertThat(admin.post("/profile", "/users/" + leaver + "/disabling", Map.of("why", "left"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(accounts.find("step-leaver").orElseThrow().state()).isEqualTo(UserState.DISABLED);
    }

    @Test
    void programs_are_told_and_a_token_must_name_the_permission_in_full() {
        Visitor admin = signedIn("step-program", Role.ADMIN);
        String url = "/api/v1/users";
        assertThat(admin.send("POST", url, JSON, "{}").statusCode()).isEqualTo(422);
        age("step-program");
        HttpResponse<String> stale = admin.send("POST", url, JSON, "{}");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(stale.body()).contains("/step-up");

        HttpResponse<String> star = TestTokens.send(port, token(Permissions.ALL), "POST", url, "{}");
        assertThat(star.statusCode()).isEqualTo(403);
        assertThat(star.body()).contains("identity:user:write");
        Permissions named = new Permissions(Set.of("identity:user:write"));
        assertThat(TestTokens.send(port, token(named), "POST", url, "{}").statusCode())
                .isEqualTo(422);
        assertThat(TestTokens.send(port, token(Permissions.ALL), "POST", "/api/v1/deputies", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT13H", "PT0S"})
    void a_window_that_makes_no_sense_stops_the_start(String window) {
        assertThatThrownBy(() -> new Presence(
                        Duration.parse(window),
                        sessions,
                        accounts,
                        context.getBean(Passwords.class),
                        factors,
                        context.getBean(Passkeys.class),
                        new LoginThrottle(clock),
                        context.getBean(io.ballast.server.audit.Audit.class),
                        context.getBean(org.springframework.transaction.support.TransactionTemplate.class),
                        clock))
                .hasMessageContaining("BALLAST_STEP_UP");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void in_a_browser_the_form_is_not_lost(Look look) {
        String name = "step-" + look;
        users.withRoles(name, Role.ADMIN);
        try (Browser browser = Browser.open(port, look).signIn(name)) {
            var page = browser.visit("/users/new").page();
            page.fill("#username", name + "-invited");
            page.fill("#displayName", "名字 <b>");
            page.check("input[name=roles][value=ANALYST]");
            page.check("input[name=scope][value=ALL]");
            age(name);
            page.click("main button.primary");
            page.waitForURL(url -> url.contains("/step-up"));
            browser.assertAccessible().assertLegibleInTheDark().shoot("step-up-" + look);
            page.fill("#password", TestUsers.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForSelector("code");
            assertThat(page.textContent("main")).contains("/login?token=").contains("名字 <b>");
            browser.assertQuiet();
        }
        assertThat(accounts.find(name + "-invited")).isPresent();
    }

    private Visitor signedIn(String name, Role role) {
        return Visitor.at(port).signIn(users.withRoles(name, role));
    }

    /** All sessions of a user signed in longer ago than the window. */
    private void age(String name) {
        long user = accounts.find(name).orElseThrow().id();
        sessions.of(user)
                .forEach(open -> sessions.proved(open.handle(), clock.instant().minus(Duration.ofMinutes(11))));
    }

    private static Map<String, String> form(String invited) {
        return new HashMap<>(Map.of("username", invited, "displayName", "迟到 & co", "scope", "ALL", "roles", "ANALYST"));
    }

    private static HttpResponse<String> invite(Visitor admin, String invited) {
        return admin.post("/users/new", "/users", form(invited));
    }

    private static HttpResponse<String> prove(Visitor visitor, String page, String password, String code) {
        return visitor.post("/step-up", "/step-up", Map.of("act", act(page), "password", password, "code", code));
    }

    private static String act(String page) {
        return page.substring(page.indexOf('=') + 1);
    }

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

    private String token(Permissions limit) {
        long user = accounts.find("step-program").orElseThrow().id();
        return context.getBean(ApiTokens.class)
                .issue(user, "test", limit, clock.instant(), clock.instant().plus(Duration.ofHours(1)))
                .text();
    }

    private long trail(String action, String who) {
        return TrailNames.of(context, action).stream()
                .filter(said -> said.actor().equals(who))
                .count();
    }
}
